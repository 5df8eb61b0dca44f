"""What a list under an unknown heading is, told by how its lines begin: duties begin with what one does, demands with what one has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jdlint.model.document import Block

ENOUGH = 3  # lines that make a list
SHARE = 0.6  # of its lines that must agree
_DUTIES = frozenset(
    "achieve act adapt address administer advise advocate align analyse analyze answer apply architect arrange assess assist attend audit author "
    "automate be become build bring calculate carry champion check clean coach collaborate collect communicate compile complete conduct configure "
    "connect contribute coordinate create cultivate debug define deliver demonstrate deploy design determine develop dive document draft drive "
    "educate enable engage engineer enhance ensure establish evaluate evolve execute expand explore extend facilitate find focus follow foster "
    "gather generate grow guide handle help hire host identify implement improve influence inform innovate inspect install integrate interact "
    "interface investigate iterate keep launch lead learn leverage liaise maintain make manage map mentor migrate model monitor negotiate operate "
    "optimise optimize orchestrate organise organize oversee own participate partner perform plan play prepare present process produce program "
    "promote propose prospect prototype provide publish recommend recruit refine report represent research resolve respond review run scale schedule sell "
    "serve set shape ship solve spearhead stay steer streamline strengthen submit supervise support synthesize take teach test track train "
    "translate troubleshoot turn update use utilise utilize validate visit work write "
    "approve assemble bake calibrate cook cut decorate dispatch dispense enforce enter escalate explain feed fix forecast greet harvest issue lift listen load measure "
    "mend mix mow onboard operate pack paint patrol protect reconcile refactor repair replace restock sanitise sanitize sort tend transcribe transport trim unload "
    "verify wash weigh weld "
    "administering analyzing assisting building collaborating conducting coordinating creating defining delivering designing developing driving "
    "ensuring establishing identifying implementing improving leading maintaining managing monitoring overseeing owning partnering performing planning "
    "preparing providing supporting working writing reviewing running helping contributing mentoring".split()
)
_DEMANDS = frozenset(
    "ability able advanced associate associate's bachelor bachelor's bachelors ba bs bsc capable certification certified comfort comfortable competent "
    "completed confident confidence current deep degree demonstrable demonstrated diploma enthusiasm excellent exceptional experience experienced expert expertise "
    "exposure familiar familiarity fluency fluent good graduate hands-on high highly interest knowledge master's masters ms msc minimum must native outstanding "
    "passion passionate phd possess proficiency proficient proven qualified relevant required self-motivated self-starter skilled skills solid "
    "strong superior thorough track understanding valid willingness willing working you've".split()
)
_FIRST = re.compile(r"[a-z][a-z'-]*|\d+\+?")
_YEARS = re.compile(
    r"(?:at least |minimum (?:of )?)?(?:\d{1,2}|one|two|three|four|five|seven|ten)(?:\+| ?- ?\d{1,2}| to \d{1,2})?\+? (?:or more )?years?\b"
)


# With these begin the lines of instructions and offers too.
_NOT_ALONE = frozenset(
    "apply learn submit visit bring call follow grow turn engage stay take be become find focus own clean working".split()
)
_VALUES = ("value", "behavior", "behaviour", "principle", "culture", "believe", "mission", "commitment")


def begins_duty(folded: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a verb of work, in the imperative or the third person: "Checks the pumps"."""
    match = _FIRST.match(folded, start, end)
    if match is None:
        return False
    word = match.group()
    if word[-1] == "s" and word not in _DUTIES:
        word = word[:-3] + "y" if word.endswith("ies") else word[:-2] if word.endswith(("ches", "shes", "sses")) else word[:-1]
    return word in _DUTIES and word not in _NOT_ALONE


def names_values(folded: str, start: int, end: int) -> bool:
    """Whether a sentence announces what an employer stands for or does, which is told in the imperative too."""
    words = folded[start:end]
    return words.endswith(" we:") or any(word in words for word in _VALUES)


def tell_list(folded: str, blocks: Sequence[Block]) -> str | None:
    """``responsibilities``, ``requirements``, or None where the lines do not agree or are too few."""
    duties = demands = lines = 0
    for block in blocks[:40]:
        if block.kind in ("heading", "code", "field"):
            break
        lines += 1
        words = folded[block.start : min(block.end, block.start + 80)]
        if words.startswith(
            ("you have ", "you are ", "you're ", "you know ", "you can ", "you enjoy ", "you possess ", "you love ")
        ) or _YEARS.match(words):
            demands += 1
            continue
        first = _FIRST.match(words)
        if first is None:
            continue
        word = first.group()
        if word in _DEMANDS:
            demands += 1
        elif (
            word in _DUTIES
            or (word.endswith("s") and word[:-1] in _DUTIES and block.kind == "item")
            or words.startswith(("you will ", "you'll "))
        ):
            duties += 1
    if lines < ENOUGH:
        return None
    if duties >= max(ENOUGH, SHARE * lines):
        return "responsibilities"
    return "requirements" if demands >= max(ENOUGH, SHARE * lines) else None
