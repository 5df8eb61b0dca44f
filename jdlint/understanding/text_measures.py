"""What can be counted in a posting's text: words and sentences, paragraphs, sections and their order, marks and lists."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from jdlint.model.document import Block
from jdlint.model.later import later
from jdlint.model.posting import Passage, Pay, Posting, Section
from jdlint.understanding.words import list_words

NO_VALUES: Mapping[str, object] = MappingProxyType({})


class Measured(NamedTuple):
    """A number and where it was counted; None for the whole posting.

    An amount of money has its ``currency``, and ``top`` is the upper end of the range that it was made from.
    """

    value: float
    start: int | None = None
    end: int | None = None
    values: Mapping[str, object] = NO_VALUES
    related: tuple[tuple[Passage, str], ...] = ()
    currency: str | None = None
    top: float | None = None


Measure = Callable[[Posting], Sequence[Measured] | str]
DatedMeasure = Callable[[Posting, datetime.date], Sequence[Measured] | str]
_DEMANDS = frozenset(("requirements", "preferred", "skills", "education"))
ENOUGH_WORDS = 100  # textstat's measures were made for samples of a hundred words
LONGEST_SENTENCE = 100
_LONGEST_HEADING = 8  # words; more are a sentence
ENDS = '.!?)"\u201d'
GLUED = later(r"[A-Z](?<=[a-z]{3}[A-Z])(?=[a-z]{2})")  # from the capital on, since there are few of them
NO_PAY = "the posting states no pay"
YOURS = ("you", "your", "yours", "you'll", "you're", "you've", "you'd", "yourself")
OURS = ("we", "us", "our", "ours", "we're", "we've", "we'll", "we'd", "ourselves")
ENOUGH_OURS = 4  # fewer make no ratio
LIST_MARKS = (" - ", "\u20ac\u00a2", "\u2022", "\u00b7", "\u25cf", "\u25aa", " * ")
# The order in which the seed templates and most guides tell a posting; other sections may stand anywhere.
ORDER = {"summary": 0, "responsibilities": 1, "requirements": 2, "preferred": 3, "how_to_apply": 4}


def list_base(posting: Posting) -> list[Pay]:
    """The amounts of base pay."""
    return [pay for pay in posting.pay if pay.kind == "base"]


def measure_whole(name: str) -> Measure:
    """A number of the whole posting that `jdlint.understanding.readability` counts."""

    def measure(posting: Posting) -> Sequence[Measured] | str:
        if name not in ("words", "sentences") and posting.measures["words"] < ENOUGH_WORDS:
            return f"the posting has fewer than {ENOUGH_WORDS} words, too few for a measure of readability"
        return [Measured(posting.measures[name])]

    return measure


def measure_sentences(posting: Posting) -> Sequence[Measured] | str:
    """Words of each sentence of the posting's prose.

    What ends in no full stop may be several lines, and so may what glues words ("skillsAbility"). Sentences of under 80 characters are left out, since no limit is that low. A stretch of more than `LONGEST_SENTENCE` words, or with list marks inside, is a list that lost its line breaks on the
    way and no sentence.
    """
    text = posting.document.text.string
    return [
        Measured(count, start, end)
        for start, end in posting.sentences
        if end - start > 80
        and text[end - 1] in ENDS
        and not GLUED.search(text, start + 3, end)
        and (count := len(text[start:end].split())) <= LONGEST_SENTENCE
        and (count <= 30 or not any(mark in text[start:end] for mark in LIST_MARKS))
    ]


def measure_paragraphs(posting: Posting) -> Sequence[Measured] | str:
    """Words of each paragraph; those of under 400 characters are left out, since no limit is that low."""
    text = posting.document.text.string
    return [
        Measured(len(text[block.start : block.end].split()), block.start, block.end)
        for block in posting.blocks
        if block.kind == "paragraph" and block.end - block.start > 400
    ]


def measure_section_words(posting: Posting) -> Sequence[Measured] | str:
    """Words under each heading of a part of up to 400 characters, since no limit is higher; subsections count with it."""
    document = posting.document
    text = document.text.string
    found = []
    for section, following in _list_headed(posting):
        end = _end_with_subsections(following, section)
        stop = section.start + len(section.heading)
        if document.opaque and _holds_unseen(posting, section, following):
            continue
        if any(char.isdigit() for char in section.heading) or not _is_heading(posting, section):
            continue  # "Salary - $20 per hour" holds its content
        if following is not None and section.end == section.body and _leads_in(posting, section, following):
            end = following.end
        if end - section.body <= 400 and section.body >= stop:
            found.append(Measured(len(text[section.body : end].split()), section.start, stop, {"heading": section.heading}))
    return found


def _is_heading(posting: Posting, section: Section) -> bool:
    """Whether a heading is one that something has to follow: no sentence, no item of a list, no link to what it names."""
    stop = section.start + len(section.heading)
    if len(section.heading.split()) > _LONGEST_HEADING or _block_at(posting, section.start).kind == "item":
        return False
    return not any(link.start <= section.start and stop <= link.end for link in posting.document.links)


def _leads_in(posting: Posting, section: Section, following: Section) -> bool:
    """Whether what comes right below a heading is only a line that leads on to a list, as in "The job will include:"."""
    return _block_at(posting, section.start).kind == "heading" and _block_at(posting, following.start).kind == "paragraph"


def _block_at(posting: Posting, offset: int) -> Block:
    blocks = posting.document.blocks
    return blocks[max(bisect_right(blocks, offset, key=lambda block: block.start) - 1, 0)]


def _holds_unseen(posting: Posting, section: Section, following: Section | None) -> bool:
    """Whether template code, whose output cannot be seen here, stands under a heading."""
    to_source = posting.document.text.to_source
    low = to_source(section.start, section.start + len(section.heading)).end
    high = to_source(following.start, following.start + 1).start if following else len(posting.document.source.text)
    return any(low <= tag.start < high for tag in posting.document.opaque)


def _list_headed(posting: Posting) -> list[tuple[Section, Section | None]]:
    """Each headed section with the one that follows; a heading of two kinds ("Pay and benefits") counts once."""
    headed = [section for section in posting.sections if section.heading]
    headed = [
        section for section, before in zip(headed, [None, *headed], strict=False) if not before or section.start > before.start
    ]
    return list(zip_longest(headed, headed[1:]))


def _end_with_subsections(following: Section | None, section: Section) -> int:
    """Where a section ends; one whose heading is followed at once by another that belongs under it goes on into it."""
    if following is None or section.end > section.body:
        return section.end
    under = section.kind == "summary" or following.kind == section.kind or {section.kind, following.kind} <= _DEMANDS
    return following.end if under else section.end


def measure_section_repeats(posting: Posting) -> Sequence[Measured] | str:
    """For each section whose very heading stood there before: how often it stands by then.

    A label with its content on the same line ("Must: a licence") heads a point of a list and no part, and may stand often.
    """
    seen: dict[str, tuple[int, Section]] = {}
    found = []
    for section, _ in _list_headed(posting):
        end = section.start + len(section.heading)
        begins_line = section.start == 0 or posting.folded[section.start - 1] == "\n"
        if begins_line and "\n" not in posting.folded[end : section.body] and section.body < section.end:
            continue
        heading = posting.folded[section.start : end].strip(" :")
        count, first = seen.get(heading, (0, section))
        seen[heading] = (count + 1, first)
        if count:
            related = ((posting.passage(first.start, first.start + len(first.heading)), "the first"),)
            found.append(Measured(count + 1, section.start, end, {"heading": section.heading}, related))
    return found


def measure_section_order(posting: Posting) -> Sequence[Measured] | str:
    """For each headed section that comes before one which readers expect earlier: how many places too early."""
    headed = [section for section in posting.sections if section.heading and section.kind in ORDER]
    found = []
    for section, following in pairwise(headed):
        places = ORDER[section.kind] - ORDER[following.kind]
        if places > 0:
            values = {"heading": section.heading, "following": following.heading}
            found.append(Measured(places, section.start, section.start + len(section.heading), values))
    return found


def measure_you_to_we(posting: Posting) -> Sequence[Measured] | str:
    """How often the posting says "you" and "your" for each time that it says "we", "us" and "our"."""
    words = Counter(list_words(posting.folded[posting.start : posting.end]))
    ours = sum(words[word] for word in OURS)
    if ours < ENOUGH_OURS:
        return f'the posting speaks of the employer as "we" fewer than {ENOUGH_OURS} times'
    return [Measured(sum(words[word] for word in YOURS) / ours)]


def measure_exclamations(posting: Posting) -> Sequence[Measured] | str:
    """Exclamation marks; the place is the last one."""
    text = posting.text
    return (
        [Measured(text.count("!"), posting.start + text.rfind("!"), posting.start + text.rfind("!") + 1)] if "!" in text else []
    )


def measure_bullet_share(posting: Posting) -> Sequence[Measured] | str:
    """Percent of the words that stand in list items."""
    text = posting.document.text.string
    count = {True: 0, False: 0}
    for block in posting.blocks:
        count[block.kind == "item"] += len(text[block.start : block.end].split())
    total = sum(count.values())
    return [Measured(100 * count[True] / total)] if total >= ENOUGH_WORDS else f"the posting has fewer than {ENOUGH_WORDS} words"
