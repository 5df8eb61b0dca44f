"""Whether "remote", "telework" and "hybrid" speak of where this job is done, and what they come to."""

from __future__ import annotations

from typing import Literal

from jdlint.model.later import later
from jdlint.understanding.part import Part
from jdlint.understanding.words import Words, first_words, has_any, last_word
from jdlint.understanding.workplace_cues import CONDITION, NO, NOT, clause_before, follows, is_technical, is_told

Remote = Literal["remote", "hybrid", "denied"]

_REMOTE_AFTER = Words(
    "fully 100% entirely completely primarily mostly mainly permanently optionally work working works is a this location locations be either or can eligible workplace type virtual states us "
    "usa uk anywhere are offering offer flexible full-time part-time time and based"
)
_REMOTE_OF = Words(
    "first friendly position* role* job* opportunit* within from based us usa u option* eligible flexib* anywhere uk united employment work working contract considered ok okay possible available welcome preferred"
)
_WHOLLY = Words("fully 100% entirely completely")
_PARTLY = Words("mostly mainly largely primarily predominantly partially partly occasional occasionally part-time")
_TOOLS = ("work sites", "work locations", "work tools", "working tools")
_AIMS = Words("experience comfortable ability familiar")
_DONE = Words("work* perform* located based done live operat* position role hir* employees team")
_TELEWORK = Words("yes eligible available position option permitted authorized")
_TELEWORK_BEFORE = Words("for may can time fulltime 100%")
_GOODS = Words("stipend allowance equipment setup budget")
_TESTS = Words("test exam examination interview assessment proctored")
_FOR_SOME = ("for the right", "for exceptional", "for strong", "for some", "case-by-case", "case by case")
_JOB = Words("position* role* option* opportunit* work working job* candidate* applicant* arrangement* friendly eligib*")
_YET = Words(
    "fully 100% entirely completely permanently only yet all sure require* need* have guarantee* limited everyone just matter"
)  # what is denied is not all of it
_REFUSED = ("is not", "are not", "not ", "work is not", "work not", "option is not", "options are not", "cannot")
_ALLOWED = Words("allowed available permitted eligible offered possible option authorized considered")
_LABEL = later(
    r"(?: (?:eligible|eligibility|options?|work|working|type|status|available|allowed|position|job|\w+ly))?\s*[:?]?\s*"
)

_HYBRID_OF = Words(
    "model work* role roles position positions schedule job arrangement setup set-up set policy basis opportunity option preferred manner setting* style pattern"
)
_HYBRID_END = Words(
    "in from at based remote or with and environment office culture team company flex* after once during until but"
)
_OPERATE = Words("operate operates work works working")
_HYBRID_TECH = Words("cloud data machine ml ai retrieval search")


_PLACED = later(
    r"\b(?:location|locations|place|office|site|type|model|arrangement|mode|schedule|policy|setting|environment|workplace|work): ?\**$"
)
_SHARE = later(r"(?<!\d)\d{1,2} ?% ?$")


def _around(part: Part, start: int, end: int) -> tuple[str, str, int]:
    """The words before and behind a place in its block, and the length of the block."""
    block = part.block(start)
    return (
        part.folded[max(block.start, start - 60) : start],
        part.folded[end : min(end + 60, block.end)],
        block.end - block.start,
    )


def read_hybrid(part: Part, start: int, end: int, *, duty: bool) -> Literal["hybrid"] | None:
    """``hybrid`` where the words speak of a way to work, not of a cloud, a car or a search."""
    before, after, _ = _around(part, start, end)
    if part.folded[start:end] != "hybrid":
        return "hybrid"
    rest = after.lstrip(" -*")
    words = first_words(rest, 2)
    if words and words[0] in ("between", "of"):
        return None
    if words and words[0] not in _HYBRID_TECH and _HYBRID_OF.among(words):
        return "hybrid"
    if is_told(before) and (not rest or not rest[0].isalpha() or words[0] in _HYBRID_END):
        return "hybrid"
    if after.startswith(" - ") and not is_technical(after) and words[0:1] and words[0] not in _HYBRID_TECH:
        opens = not before.strip(" *") and not duty and part.document.text.string[end + 3 : end + 4].isupper()
        if opens or is_told(before) or _PLACED.search(before):
            return "hybrid"  # "Location: Hybrid - Reno, NV"
    if rest.startswith("environment") and _OPERATE.close(before, 3):
        return "hybrid"
    if rest.startswith(("team,", "team.")) and not before.strip():
        return "hybrid"
    if is_technical(after) or duty:
        return None
    return "hybrid" if not rest or not rest[0].isalpha() or words[:1] == [] or words[0] in _HYBRID_END else None


def read_remote(part: Part, start: int, end: int, *, duty: bool) -> Remote | None:
    """``remote`` or, for some of the week or some of the people, ``hybrid``; ``denied`` where the job is said to be neither."""
    before, after, length = _around(part, start, end)
    near = clause_before(before)
    refusal = _refuse(part, start, end, near, after)
    if refusal is not None:
        return "denied" if refusal else None
    if not _is_remote(part, start, end, before, after, length, duty=duty):
        return None
    rest = after.lstrip(" ")
    if _PARTLY.close(near) or near.endswith(("part time ", "part-time ")) or _SHARE.search(near):
        return "hybrid"
    return "hybrid" if rest.startswith("-flexible") or has_any(after[:48], _FOR_SOME) else "remote"


def _refuse(part: Part, start: int, end: int, near: str, after: str) -> bool | None:
    """Whether the words say that the job is not remote; False where they ask or doubt, None where they say nothing of the kind."""
    if CONDITION.close(near.rsplit(",", 1)[-1], 6):
        return False
    value = _value(part, start, end, after)
    if value is not None:
        return value
    rest = after.lstrip(" ")
    negated = NOT.inside(near[-30:]) or NO.close(near, 6)
    if negated and not near.endswith(" this "):  # "are not considered for this remote role"
        if _YET.inside(near[-30:]):
            return False
        told = is_told(near) or not rest or rest[0] in ".,!;)"
        return (
            _JOB.open(rest)
            or (told and not is_technical(after))
            or (part.folded[start:end] != "remote" and not part.folded[start:end].startswith("virtual"))
        )
    if rest[:30].startswith(_REFUSED) or after[:30].startswith((" is not", " are not", " work is not", " option is not")):
        return _ALLOWED.open(rest, 6) and not _YET.open(rest, 6)
    return None


def _value(part: Part, start: int, end: int, after: str) -> bool | None:
    """What stands behind a label "Remote:" or "Telework eligible:", where it says no: True, or nothing: False."""
    match = _LABEL.match(part.folded, end, min(end + 30, part.end))
    assert match is not None
    block = part.block(start)
    alone = match.end() >= block.end and block.end - block.start <= 24
    if ":" not in match.group() and not alone:
        return None
    value = part.folded[match.end() : match.end() + 40].lstrip(" *\n")
    words = first_words(value, 3)
    if words[:1] in (["no"], ["false"]) and len(words) < 3:
        return True
    if words[:1] == ["not"] or words[:2] == ["n", "a"] or words[:1] == ["none"]:
        return _ALLOWED.among(words)
    if part.folded[start:end].endswith("remotely") and not value.startswith(("yes", "always", "fully")):
        return False
    return None


def _is_remote(part: Part, start: int, end: int, before: str, after: str, length: int, *, duty: bool) -> bool:
    cue, rest, short = part.folded[start:end], after.lstrip(" -,("), length <= 70
    if after.lstrip(" ").startswith(":") and part.folded[end : end + 20].lstrip(" :\n").startswith("yes"):
        return True
    if cue == "virtual":
        return last_word(before.rstrip(" :")) in ("location", "locations") or rest.startswith(
            ("100% remote", "position", "role", "location")
        )
    if rest.startswith(("day ", "days ", "jobs associated")):
        return False
    if cue == "remote":
        if rest.startswith("location") and _TESTS.inside(part.folded[part.sentence(start).start : end]):
            return False
        if (_REMOTE_OF.open(rest) and not rest.startswith(_TOOLS)) or after.startswith((" (", " in the")):
            return not (duty and _AIMS.inside(before))
        if rest.startswith("environment") and (_WHOLLY.close(before) or _PARTLY.close(before)):
            return not _AIMS.inside(before)
        told = is_told(before)
        if rest.startswith(("candidates", "applicants")):
            return has_any(after, ("considered", "welcome", "accepted")) or before.endswith("open to ")
        if rest.startswith("with ") and (told or _PARTLY.close(before) or _WHOLLY.close(before)):
            return True
        if is_technical(after):
            return False
        if duty and (told or before.endswith("(can be ") or (_WHOLLY.close(before) and (length <= 24 or len(before) <= 10))):
            return True
        return not duty and (short or follows(before, _REMOTE_AFTER))
    if cue.startswith("home"):
        return not rest.startswith(("in ", "and ")) and not duty
    if cue == "remotely" or cue.startswith("work remotely"):
        return _DONE.close(before, 3) and not duty
    if cue.startswith("tele"):
        return not rest.startswith("only ") and (
            _TELEWORK.open(after.replace(":", " "), 4) or "may be" in after[:16] or _TELEWORK_BEFORE.close(before, 2)
        )
    if cue.endswith("anywhere") and ("weeks" in after or "days" in after or "month" in after):
        return False  # a perk for some of the year
    return not duty and not _GOODS.open(rest)
