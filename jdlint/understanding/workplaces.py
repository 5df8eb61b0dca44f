"""Where one works: at home, in the office, or some days here and some there."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from jdlint.model.document import Block
from jdlint.model.posting import Passage
from jdlint.understanding.attendance import read_days, read_office, read_onsite
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.remote_work import read_hybrid, read_remote
from jdlint.understanding.words import has_any
from jdlint.understanding.workplace_cues import CUES

__all__ = ["CUES", "find_workplaces"]

Workplace = Literal["remote", "hybrid", "onsite", "unstated"]

_DUTIES = ("responsibilities", "requirements", "preferred", "skills", "about_company", "eeo", "education")
_KINDS: tuple[tuple[str, Workplace], ...] = (("work.hybrid", "hybrid"), ("work.remote", "remote"), ("work.onsite", "onsite"))
_BOARD = ("#li-", "#bi-")  # tags by which large job boards are told of the workplace
_ANSWER = 160  # characters of an answer
_QUESTION = 60  # characters from a cue to the question mark
_END = re.compile(r"[.!?\n]")


def find_workplaces(part: Part) -> tuple[Workplace, list[Passage]]:
    """Where the work is done, and the words that say so; ``unstated`` where they only speak of tools, teams or visits.

    The answer to the question counts for more than all else; that there is no remote work says "on site" where nothing else is said.
    """
    found: dict[Workplace, list[tuple[int, int]]] = {"remote": [], "hybrid": [], "onsite": []}
    for stated, passage in find_stated_workplaces(part):
        found[stated].append((passage.start, passage.end))
    denied = [(block.start, block.end) for block in part.fields("workplace") if _denies(part, block)]
    if any(found.values()):
        return _strongest(part, found)
    for cue, kind in _KINDS:
        for start, end in part.find(cue)[:MOST]:
            mark = _question_mark(part, end)
            if mark >= 0:
                answer = _answer(part, mark, kind)
                if answer is not None:
                    return answer[0], [part.passage(*answer[1:])]
                continue
            read = kind if part.folded.endswith(_BOARD, 0, start) else _read(part, cue, start, end)
            if read == "denied":
                denied.append((start, end))
            elif read is not None:
                found[read].append((start, end))
    for start, end in part.find("work.days")[:MOST]:
        attendance = read_days(part, start, end)
        if attendance is not None:
            found[attendance].append((start, end))
    for start, end in part.find("work.office")[:MOST]:
        attendance = read_office(part, start, end)
        if attendance is not None:
            found[attendance].append((start, end))
    if denied and not any(found.values()):
        found["onsite"] = denied
    return _strongest(part, found)


def find_stated_workplaces(part: Part) -> list[tuple[Workplace, Passage]]:
    """What fields say of the workplace."""
    stated = []
    for block in part.fields("workplace"):
        kind = _read_field(part.folded[block.start : block.end], block.field.rsplit("/", 1)[1].lower())
        if kind is not None:
            stated.append((kind, part.passage(block.start, block.end)))
    return stated


def _strongest(part: Part, found: dict[Workplace, list[tuple[int, int]]]) -> tuple[Workplace, list[Passage]]:
    """Hybrid goes before the others, and is what both of them come to; all words that were found are shown."""
    if found["remote"] and found["onsite"] and not found["hybrid"]:
        found = {"hybrid": found["remote"] + found["onsite"], "remote": [], "onsite": []}
    order: tuple[Workplace, ...] = ("hybrid", "remote", "onsite")
    for workplace in order:
        if found[workplace]:
            return workplace, [part.passage(*span) for span in sorted({span for spans in found.values() for span in spans})]
    return "unstated", []


def _read(part: Part, cue: str, start: int, end: int) -> Workplace | Literal["denied"] | None:
    """What a phrase says of the job."""
    section = part.section(start)
    duty = section is not None and section.kind in _DUTIES
    if cue == "work.hybrid":
        return read_hybrid(part, start, end, duty=duty)
    if cue == "work.remote":
        return read_remote(part, start, end, duty=duty)
    return read_onsite(part, start, end, duty=duty)


def _denies(part: Part, block: Block) -> bool:
    """Whether a field says that the job is not remote."""
    name = block.field.rsplit("/", 1)[1].lower()
    return ("remote" in name or "tele" in name) and part.folded[block.start : block.end] in ("false", "no")


def _read_field(value: str, name: str) -> Workplace | None:
    if "hybrid" in value:
        return "hybrid"
    if has_any(value, ("remote", "telecommut", "home", "anywhere", "virtual")):
        return None if value.startswith(("no", "not")) else "remote"
    if value in ("true", "yes"):
        # The name says what is true: remote, telework eligible, hybrid, on_site.
        return "remote" if "remote" in name or "tele" in name else _read_field(name.replace("_", " "), "")
    return "onsite" if has_any(value, ("site", "office", "person")) else None


def _question_mark(part: Part, end: int) -> int:
    """Where the question ends that a phrase stands in; -1 where it stands in none."""
    block = part.block(end - 1)
    match = _END.search(part.folded, end, min(end + _QUESTION, block.end))
    return match.start() if match is not None and match.group() == "?" else -1


@cache
def _words_of_answer() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<hybrid>hybrid)|(?P<remote>(?<!not )(?:remote(?:ly)?|work from home))|(?P<onsite>on[- ]?site|in[- ]office|in[- ]person|in (?:the|our) office))\b"
    )


def _answer(part: Part, mark: int, kind: Workplace) -> tuple[Workplace, int, int] | None:
    """What the words behind a question answer, and where."""
    low = mark + 1
    while low < min(part.end, mark + 10) and not part.folded[low].isalnum():
        low += 1
    high = min(low + _ANSWER, part.end)
    stop = _END.search(part.folded, low, high)
    high = stop.start() if stop else high
    if high <= low or (stop is not None and stop.group() == "?"):
        return None
    match = _words_of_answer().search(part.folded, low, high)
    if match is not None and match.lastgroup is not None:
        workplace: Workplace = "hybrid" if match.lastgroup == "hybrid" else "remote" if match.lastgroup == "remote" else "onsite"
        return workplace, match.start(), match.end()
    words = part.folded[low:high].replace(",", " ").split()
    if words[:1] == ["yes"] and "no" not in words[:3]:
        return kind, low, high
    if words[:1] == ["no"] and kind == "remote" and "yes" not in words[:3]:
        return "onsite", low, high
    return None
