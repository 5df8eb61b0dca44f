"""Where a text says in so many words that a job is done away from the office alone, or on site alone."""

from __future__ import annotations

from jdlint.model.posting import Passage
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import Words
from jdlint.understanding.workplaces import Workplace

CUES: dict[str, tuple[str, ...]] = {
    "plain.remote": (
        "fully remote", "100% remote", "completely remote", "entirely remote", "remote position", "remote role", "remote job", "remote opportunity", "remote only",
        "fully virtual position", "work from home position", "work from home role",
    ),
    "plain.onsite": (
        "on-site only", "fully on-site", "100% on-site", "entirely on-site", "fully in-office", "100% in-office", "fully in-person", "100% in-person", "office only",
        "not a remote", "not a fully remote", "is not remote", "not a work from home", "no remote work", "no remote option*", "remote work is not", "not eligible for remote",
        "not eligible for telework", "telework is not",
    ),
}  # fmt: skip
_NOT = Words("not no non isn't if unless cannot never without n't")
_OPEN = Words(
    "or either option* hybrid some may might can could sometimes occasional* initial* first until after before except temporar* choose choice flexib* prefer* interview* "
    "onboard* training train company team teams client* customer* colleague* employees roles positions jobs associated other others applicants"
)
_REACH = 100


def find_plain_workplaces(part: Part) -> list[tuple[Workplace, Passage]]:
    """``remote`` and ``onsite``, each with the words that say so, outside of fields; none where a sentence leaves both open."""
    found: list[tuple[Workplace, Passage]] = []
    kinds: tuple[tuple[Workplace, str], ...] = (("onsite", "plain.onsite"), ("remote", "plain.remote"))
    for kind, cue in kinds:
        for start, end in part.find(cue)[:MOST]:
            block = part.block(start)
            if block.kind == "field":
                continue
            low, high = part.sentence(start)
            before = part.folded[max(low, block.start, start - _REACH) : start]
            after = part.folded[end : min(high, block.end, end + _REACH)]
            if not _OPEN.inside(before) and not _OPEN.inside(after) and not _NOT.inside(before):
                found.append((kind, part.passage(start, end)))
    return found
