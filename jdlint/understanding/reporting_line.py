"""Whom the job reports to."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.model.document import Block
from jdlint.model.posting import Passage
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST, find_field, sentence_about
from jdlint.understanding.words import Words, first_words, has_any, last_word

CUES: dict[str, tuple[str, ...]] = {
    "reporting": (
        "reports to", "report to", "reporting to", "reports directly to", "report directly to", "reporting directly to", "reports into", "report into",
        "reporting into", "report directly into", "reports directly into", "reporting directly into", "reports in to", "report in to", "reports up to",
        "reports functionally to", "reports administratively to", "reports jointly to", "reports dually to", "reports solidly to", "reports to the",
        "reports both to", "report straight to", "reports straight to", "reports and is accountable to", "accountable to", "responsible to",
        "under the supervision of", "under the direct supervision of", "under the general supervision of", "under general supervision of",
        "under supervision of", "under direct supervision of", "under the immediate supervision of", "under the close supervision of", "under close supervision of",
        "under the overall supervision of", "under the direction of", "under direction of", "under the general direction of", "under general direction of",
        "under the direct direction of", "under the administrative direction of", "under administrative direction of", "under the guidance of",
        "under the leadership of", "under the direction and supervision of", "under the supervision and direction of", "under the general guidance of",
        "supervised by", "directly supervised by", "managed by", "line managed by", "line manager", "direct supervisor", "immediate supervisor",
        "your manager will be", "your manager is", "your boss will be", "works under", "work under the", "working under the", "reporting line",
        "reporting structure", "reporting relationship", "reporting relationships", "supervisor", "manager", "hiring manager", "hiring supervisor", "reports directly", "report directly",
        "supervision of the", "general supervision of", "direction of a", "direction of the", "general direction of", "limited direction of",
        "will be your manager", "will be your line manager", "will be your boss", "will be your supervisor", "is your manager", "is your boss",
        "reporting is to", "sits under the", "work for the", "working for the", "answers to the", "answer to the",
    ),
}  # fmt: skip

_WHO = Words(
    "manager* director* head heads lead leads leader* chief* officer* president* vp vps svp evp avp ceo cfo coo cto cio cmo cpo cro cdo cso cco ciso supervisor* coordinator* principal* "
    "partner* founder* cofounder* dean* chair* administrator* executive* superintendent* board boards engineer* architect* controller* comptroller* secretary* commissioner* registrar* clerk* "
    "captain* sergeant* lieutenant* professor* investigator* analyst* specialist* counsel editor* producer* owner* foreman consultant* scientist* developer* designer* planner* nurse* "
    "physician* librarian* curator* auditor* treasurer* mayor* attorney* judge* provost chancellor minister* governor* commander* chef* hrbp strategist* buyer* superior pharmacist* "
    "technologist* accountant* deputy representative* hod committee council"
)
_NOBODY = (
    "senior management", "management", "upper management", "senior leadership", "leadership", "stakeholder", "client", "customer", "work", "duty", "the office", "site ", "senior and", "help",
    "appropriate", "relevant", "authorities", "government", "investors", "users", "you ", "us ", "proper", "internal", "external", "jury", "regulator", "executives", "executive team",
    "executive management", "executive leadership", "this position", "this role", "team members", "key", "all levels", "various", "multiple", "different", "location", "headquarters",
    "designated", "federal", "state agenc", "our clients", "our customers", "the client", "the customer", "the team", "the public", "the field", "them", "him ", "it ", "a variety", "c-level",
    "c-suite", "what", "how",
)  # fmt: skip
_SOMEBODY_ELSE = Words(
    "staff employees people team teams personnel managers analysts engineers members those supervisors workers leads professionals associates reports individuals who that roles positions "
    "functions departments designers developers experience findings results progress issues problems status data metrics performance information incidents concerns outcomes updates "
    "abnormalities be regular periodic daily monthly weekly quarterly annual deliver* prepar* provid* submit* present* send* writ* produc* generat* creat* distribut* forward* compil* issu* circulat* financial summary detailed "
    "written oral timely hoc analytical management customer required other concise clear accurate necessary all of for with in"
)
_JOB = Words("you you'll position role incumbent job")
_REACH = 90  # characters in which somebody must be named
_LOOSE = frozenset(
    {
        "supervision of the",
        "general supervision of",
        "direction of a",
        "direction of the",
        "general direction of",
        "limited direction of",
    }
)
_LABELS = frozenset(
    {
        "supervisor", "manager", "hiring manager", "hiring supervisor", "line manager", "direct supervisor", "immediate supervisor", "reporting line",
        "reporting structure", "reporting relationship", "reporting relationships",
    }
)  # fmt: skip
_BARE = frozenset(
    {
        "managed by",
        "works under",
        "work under the",
        "working under the",
        "reports directly",
        "report directly",
        "responsible to",
        "accountable to",
        "sits under the",
        "work for the",
        "working for the",
        "answers to the",
        "answer to the",
    }
)
_MET = ("first day", "on arrival", "first morning", "orientation")  # whom one meets, not whom one works under
_TOPICS = (
    " on the ",
    " on outcomes",
    " on progress",
    " every ",
    " regularly",
    " quarterly",
    " monthly",
    " weekly",
    " about ",
    " any ",
    " all ",
)
_ARTICLES = Words("the a an our your one either both his her their its senior county and")
_VERBS = Words("inform help support keep drive ensure provide present identify assist allow enable give meet show")
_PREFIX = re.compile(r"(?:both |either |an? |our |the |your |their |its |and [a-z ]{3,30} (?:with|by) )+")
_COLON = re.compile(r" ?(?:\([^)]{0,20}\))? ?:\s*")


class _Line(NamedTuple):
    rank: int
    start: int
    end: int


def find_reporting_line(part: Part) -> Passage | None:
    """The words that say to whom the job reports or who supervises it; "you will supervise" and reports on data are none."""
    field = find_field(part, "reporting_line")
    if field is not None:
        return field
    best: _Line | None = None
    for start, end in part.find("reporting")[:MOST]:
        line = _read(part, start, end)
        if line is not None and (best is None or line.rank < best.rank):
            best = line
            if line.rank == 0:
                break
    return part.passage(best.start, best.end) if best else None


def _read(part: Part, start: int, end: int) -> _Line | None:
    words = part.folded[start:end]
    block = part.block(start)
    if words.endswith((" your manager", " your line manager", " your boss", " your supervisor")):
        return _Line(1, *sentence_about(part, start, end)) if start > block.start else None
    label = _COLON.match(part.folded, end, block.end) if start - block.start <= 24 or words.startswith("report") else None
    opens = _opens(part, block, start)
    if words in _LABELS and not (label and opens):
        after = part.folded[end : end + 12]
        return (
            _Line(1, *sentence_about(part, start, end))
            if words == "line manager" and after.startswith((" is ", " will be", " for this"))
            else None
        )
    if label or (end >= block.end - 1 and opens):
        return _read_label(part, block, start, label.end() if label else block.end)
    return _read_sentence(part, block, start, end, words)


def _read_sentence(part: Part, block: Block, start: int, end: int, words: str) -> _Line | None:
    after = part.folded[end : min(end + 130, block.end)].lstrip(" ")
    after = after.replace("sr. ", "senior ").replace("dr. ", "").replace("asst. ", "assistant ")
    prefix = _PREFIX.match(after)
    target = (after[prefix.end() :] if prefix else after).lstrip("'\"")
    if target.startswith(_NOBODY) or after.startswith(_NOBODY):
        return None
    before = part.folded[max(block.start, start - 60) : start]
    if has_any(before, _MET) or (words == "report to" and start == block.start and has_any(after[:_REACH], _TOPICS)):
        return None
    if words in _BARE and not _bare(words, target, before):
        return None
    if last_word(before) in _SOMEBODY_ELSE or before.endswith(
        ("who will ", "that will ", "ability to ", "ability to work ", "findings and ", "results and ", "issues and ")
    ):
        if not _JOB.close(before, 3):
            return None
    me = first_words(target, 1) == ["me"] and _JOB.close(before, 2)
    if not me and not _WHO.open(target[:_REACH], 14) and not (words.startswith("under ") and _titled(part, end)):
        return None
    if words in _LOOSE and not has_any(before, ("under ", "at the ", "performed ")):
        return None
    if words in ("reports to", "report to", "reporting to") and not me and not _named(part, end):
        return None
    sentence = sentence_about(part, start, end)
    near = part.folded[max(sentence.start, start - 50) : start].rsplit(". ", 1)[-1]
    if has_any(near, ("experience", "years", "ability", "able ", "hours of", "supervise staff", "supervise a team")):
        return None
    if before.endswith("and ") and block.kind == "item" and not has_any(before, ("position", "role", "job", "incumbent", "who")):
        return None
    return _Line(0 if words.startswith("report") else 1, *sentence)


def _bare(words: str, target: str, before: str) -> bool:
    """Whether words that often mean something else are said of the job, and somebody follows at once."""
    if words.endswith((" to", " by", " the")) and not (_JOB.inside(before) or "will be" in before):
        return False
    if words.endswith(" the"):
        return not target.startswith("engineering") and _WHO.open(target, 2)
    return _WHO.open(target, 6)


def _titled(part: Part, end: int) -> bool:
    """Whether the words behind begin with an article and a capital: "the Senior Pastor"."""
    text = part.document.text.string[end : end + 40].lstrip()
    article, _, rest = text.partition(" ")
    return article in ("the", "a", "an", "our") and rest[:1].isupper() and rest[1:2].islower()


def _named(part: Part, end: int) -> bool:
    """Whether the words behind a verb name somebody: by an article, a capital or a role, and not "reporting to help teams"."""
    text = part.document.text.string[end : end + 40].lstrip(" '\"“‘")
    if text[:1].isupper():
        return True
    words = first_words(text, 3)
    return bool(words) and words[0] not in _VERBS and (words[0] in _ARTICLES or _WHO.among(words))


def _opens(part: Part, block: Block, start: int) -> bool:
    """Whether a place begins a block, a sentence or a flattened label."""
    before = part.folded[block.start : start].rstrip()[-1:] if start - block.start <= 400 else part.folded[start - 2]
    return not before or before in ".:;|-*!" or start - block.start <= 4


def _read_label(part: Part, block: Block, start: int, low: int) -> _Line | None:
    """The value of a label such as "Reports to:", in its own block or the next."""
    if low >= block.end:
        following = part.block(block.end + 1)
        if following.start <= block.start or following.end - following.start > 120 or following.end > part.end:
            return None
        return _Line(0, start, following.end) if _WHO.inside(part.folded[following.start : following.end]) else None
    value = part.folded[low : min(low + 120, block.end)]
    for mark in ".;•|\n":
        value = value.split(mark, 1)[0]
    if value.strip() in ("", "n/a", "none", "tbd"):
        return None
    return _Line(0, start, low + len(value.rstrip()))
