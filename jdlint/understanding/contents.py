"""What a posting tells about the job itself: what it is about, what one does and must bring, with or without a heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from jdlint.model.later import later
from jdlint.model.posting import Passage
from jdlint.model.span import Span
from jdlint.understanding.content_cues import CUES
from jdlint.understanding.listed import ENOUGH, begins_duty, names_values
from jdlint.understanding.part import Part
from jdlint.understanding.requirement_counts import REQUIRING
from jdlint.understanding.words import has_any

__all__ = ["CUES", "find_requirements", "find_responsibilities", "find_summary"]

_MIN_WORDS = 5  # blanks of a sentence that says something
_LONG = 11  # blanks of a sentence that tells a duty by itself
_CAREER = (" your career", " your skills", " our team", " with us", " join ")  # what employers promise in the imperative too
_OPENING = 12  # sentences in which a page comes to its subject
# What follows "you will" where no duty is told.
_NO_DUTY = frozenset(
    "receive need get have find enjoy learn also want love not join benefit only see gain earn hear notice never feel save know thrive succeed".split()
)
_BE = frozenset(
    "responsible working leading building managing developing the a an accountable tasked supporting part expected".split()
)
_FOREIGN = frozenset(
    (
        "about_company", "benefits", "compensation", "eeo", "accommodation", "other_legal", "how_to_apply", "deadline", "location", "reporting",
        "preferred", "physical_demands", "work_environment", "schedule", "employment_type",
    )
)  # fmt: skip
_TOLD = frozenset(("responsibilities", "requirements", "skills", "education"))
# What stands around "this position" where its terms are told and not what it is about.
_TERMS = (
    " is located", " is based", " will be filled", " require", " may ", " is open", " is not", " is eligible", " is subject", " report", " is covered",
    " is exempt", " is full", " is part", " has been", " will be open", " is temporary", " is a full", " is a part", " is considered", " is classified", " is in ", " is also being ", " is also announced", " is also advertised", " is also open", " is also eligible", " has promotion",
)  # fmt: skip
_OF = ("for ", "of ", "to ", "from ", "with ")
_GROUP = later(r"[^.!?\n]{0,60}\b(?:team|crew|staff|group|department|practice|office|firm)\b")
_AS_YOU = later(
    r"[^.!?\n]{2,90}?[ ,]you(?:'|\u2019| )(?:ll|will|would|d|are|re|have|get|lead|own|work|build|help|play|can|support|join|take|act)\b"
)
_PLACED = (" works out ", " works from ", " works at ", " works in the ")
_SUBJECTS = ("position", "role", "incumbent")
_EMPLOYERS = frozenset("we agency company bureau team division group department organization organisation firm board".split())
_NO_DEMAND = ("-", "as ", "all ", "when ", "where ", "if ", "any ", "not ")  # before "required" and the like
_OTHERS = (" their ", " our ")
_OR_HAVE = frozenset("have be possess demonstrate bring hold show thrive".split())
_WORD = later(r"[^\W\d_]+")
_QUALIFIED = later(r"[,(/|:\u2013\u2014]| - | at | in | for ")
# Sought in the text itself: folded, each dash is a hyphen.
_DASH = later(r"\s*[\u2014\u2013:]+\s*|\s+-+\s+")


def find_section_passage(part: Part, kind: str) -> Passage | None:
    """The words under the first heading of that kind that has any."""
    for section in part.sections:
        if section.kind == kind and section.end > section.body:
            return part.passage(section.body, section.end)
    return None


def find_summary(part: Part, title: Passage | None) -> Passage | None:
    """What the job is about in a few sentences: its section, or the first sentence that introduces the job."""
    return (
        find_section_passage(part, "summary")
        or _find_sentence(part, "content.summary.seek", title, _seeks)
        or _find_sentence(part, "content.summary.as", title, _speaks_to_you)
        or _find_sentence(part, "content.summary", title, _introduces)
        or _find_as(part)
        or _find_sentence(part, "content.summary.join", title, _invites)
        or _find_named(part, title)
        or _find_sentence(part, "content.responsibilities", title, _tells_of_job)
    )


def find_responsibilities(part: Part, title: Passage | None) -> Passage | None:
    """What one does: its section, the first sentence that tells it, or what begins with verbs of work."""
    return (
        find_section_passage(part, "responsibilities")
        or _find_sentence(part, "content.responsibilities", title, _tells_duty)
        or _find_named_duty(part, title)
        or _find_run(part)
    )


def find_requirements(part: Part, title: Passage | None) -> Passage | None:
    """What one must bring: its section, or the first sentence that demands something."""
    for kind in REQUIRING:
        passage = find_section_passage(part, kind)
        if passage:
            return passage
    return _find_sentence(part, "content.requirements", title, _demands)


def _find_sentence(part: Part, cue: str, title: Passage | None, fits: Callable[[Part, Span, str], bool]) -> Passage | None:
    """The first sentence of some length with the cue, where it fits what stands around it and the kind of section."""
    for span in part.find(cue):
        if title is not None and title.start <= span.start < title.end:
            continue
        section = part.section(span.start)
        if not fits(part, span, section.kind if section is not None else ""):
            continue
        sentence = part.sentence(span.start)
        if part.folded.count(" ", sentence.start, sentence.end) >= _MIN_WORDS:
            return part.passage(sentence.start, sentence.end)
    return None


def _find_as(part: Part) -> Passage | None:
    """The first sentence under no heading such as "As Brightwater's head of pumps, you'll …"."""
    for start, end in part.sentences[: 2 * _OPENING]:
        if part.folded.startswith("as ", start) and _AS_YOU.match(part.folded, start + 2) and part.section(start) is None:
            return part.passage(start, end)
    return None


def _seeks(part: Part, span: Span, kind: str) -> bool:
    """Whether somebody is sought; a line that opens a list tells nothing yet."""
    if kind in _FOREIGN and kind != "about_company":
        return False
    if kind in _TOLD and part.block(span.start).kind == "item":
        return False
    return part.folded[part.sentence(span.start).end - 1] != ":"


def _speaks_to_you(part: Part, span: Span, kind: str) -> bool:
    """Whether "as a cook" goes on with "you will"; where duties are headed so begins their list."""
    return (
        (kind not in _FOREIGN or kind == "about_company")
        and kind not in _TOLD
        and _AS_YOU.match(part.folded, span.end) is not None
    )


def _introduces(part: Part, span: Span, kind: str) -> bool:
    """Whether words such as "this role" introduce the job, and tell neither its terms nor one of its duties or demands."""
    folded = part.folded
    if kind in _FOREIGN or folded.startswith(_TERMS, span.end) or folded.endswith(_OF, 0, span.start):
        return False
    return kind not in _TOLD or (
        part.block(span.start).kind != "item" and not folded.startswith(("perform", "is responsible"), span.start)
    )


def _invites(part: Part, span: Span, kind: str) -> bool:
    return (kind not in _FOREIGN or kind == "about_company") and _GROUP.match(part.folded, span.end) is not None


def _tells_of_job(part: Part, span: Span, kind: str) -> bool:
    """Whether a duty is told in running text under no heading, which tells what the job is about too."""
    words = part.folded[span.start : span.end]
    speaks = words.startswith("you") or words.endswith(" will") or "responsible" in words
    return speaks and not kind and part.block(span.start).kind == "paragraph" and _tells_duty(part, span, kind)


def _tells_duty(part: Part, span: Span, kind: str) -> bool:
    """Whether the words after "you will" may be a duty: "you will receive" is none."""
    if kind in _FOREIGN:
        return False
    folded = part.folded
    if folded.endswith(_SUBJECTS, span.start, span.end):
        return begins_duty(folded, span.end + 1, span.end + 40) and not folded.startswith(_PLACED, span.end)
    if folded.endswith("responsible for", span.start, span.end):
        before = folded[max(0, span.start - 40) : span.start].split()
        return not any(word in _EMPLOYERS for word in before[-2:])
    if not folded.endswith((" will", "'ll"), span.start, span.end):
        return True
    following = folded[span.end : span.end + 40].split()[:2]
    if not following or following[0] in _NO_DUTY:
        return False
    return following[0] != "be" or following[-1].strip(",.") in _BE


def _demands(part: Part, span: Span, kind: str) -> bool:
    """Whether something is demanded: "patient-years of data" and "the successful candidate will run the shop" do not."""
    folded = part.folded
    if kind in _FOREIGN or folded.endswith(_NO_DEMAND, 0, span.start):
        return False
    if folded.startswith(("skills", "experience", "expertise"), span.start) and folded.endswith(_OTHERS, 0, span.start):
        return False
    if folded.startswith(" will ", span.end) and folded.endswith("candidate", span.start, span.end):
        return folded[span.end + 6 : span.end + 30].split()[:1] in [[word] for word in _OR_HAVE]
    return True


def _find_named(part: Part, title: Passage | None) -> Passage | None:
    """One of the first sentences that says something of the job by the last word of its title."""
    head = _last_word(part, title)
    for start, end in _list_opening(part, title) if head else ():
        block, section = part.block(start), part.section(start)
        if section is not None and section.kind in _TOLD:
            break  # what comes after the duties introduces nothing
        if block.kind != "paragraph" or (section is not None and section.kind in _FOREIGN):
            continue
        assert title is not None
        if start == title.end:
            dash = _DASH.search(part.document.text.string, start, min(end, start + 120))
            if dash and part.folded.count(" ", dash.end(), end) > _MIN_WORDS:
                return part.passage(dash.end(), end)
        elif (at := part.folded.find(head, start, end)) >= 0 and not part.folded[at - 1].isalpha():
            return part.passage(start, end)
    return None


def _find_named_duty(part: Part, title: Passage | None) -> Passage | None:
    """One of the first sentences in which the job's name or a dash behind it is followed by a verb of work.

    "Clerk, Town Hall - keeps the register", "The clerk answers letters".
    """
    head = _last_word(part, title)
    for start, end in _list_opening(part, title) if head else ():
        assert title is not None
        if start == title.end:
            dash = _DASH.search(part.document.text.string, start, min(end, start + 120))
            at = dash.end() if dash else end
        else:
            at = part.folded.find(f"{head} ", start, min(end, start + 80))
            at = at + len(head) + 1 if at >= 0 else end
            if part.folded.startswith("will ", at):
                at += 5
        if at < end and begins_duty(part.folded, at, end) and part.folded.count(" ", at, end) >= _MIN_WORDS:
            return part.passage(start if start > title.end else at, end)
    return None


def _last_word(part: Part, title: Passage | None) -> str:
    """The word that names the job: the last before what qualifies it; "" where the title is none of this part's."""
    if title is None or not part.start <= title.start < part.end:
        return ""
    words = _WORD.findall(_QUALIFIED.split(part.folded[title.start : title.end])[0])
    return words[-1] if words and len(words[-1]) > 2 else ""


def _list_opening(part: Part, title: Passage | None) -> Iterator[Span]:
    """The sentences of some length after the title's place, the first without the title; questions are left out."""
    if title is None:
        return
    low = bisect_left(part.sentences, (title.start, 0))
    for start, end in part.sentences[low : low + _OPENING]:
        start = title.end if start <= title.start < end else start
        if part.folded.count(" ", start, end) > _MIN_WORDS and part.folded[end - 1] != "?":
            yield Span(start, end)


def _find_run(part: Part) -> Passage | None:
    """Three sentences or lines in a row that begin with verbs of work, as duties do that stand under no heading.

    Where a part tells of the job, one of them is enough that is long: "Assist staff in both towns with ...".
    """
    run: list[Span] = []
    before = Span(0, 0)
    alone: Span | None = None
    for sentence in part.sentences:
        start, end = sentence
        if begins_duty(part.folded, start, end) and part.folded.count(" ", start, end) > 1:
            run.append(sentence)
            alone = alone or (sentence if _tells_alone(part, start, end) else None)
            if len(run) == ENOUGH:
                first = run[0]
                section = part.section(first[0])
                if (section is None or section.kind not in _FOREIGN) and not names_values(part.folded, before[0], before[1]):
                    return part.passage(first[0], end)
        else:
            run.clear()
            before = sentence
    return part.passage(*alone) if alone else None


def _tells_alone(part: Part, start: int, end: int) -> bool:
    """Whether a long sentence in the imperative tells a duty by itself, in a part on the job."""
    words = part.folded[start:end]
    verb = words.split(" ", 1)[0]
    if words.count(" ") < _LONG or verb.endswith(("s", "ing")) or verb == "work" or has_any(words, _CAREER):
        return False
    section = part.section(start)
    return section is not None and section.kind == "summary" and bool(section.heading)
