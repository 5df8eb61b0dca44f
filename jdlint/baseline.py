"""Known findings: written down one a line, found again wherever their postings went, and told apart from new ones.

A fingerprint does not name its posting, so a known finding is one of a posting in a file. Which posting of today is which of then is
settled in `jdlint.pairing`; in it, as many findings of a kind are known as were written down.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from jdlint.findings import fingerprint
from jdlint.model.finding import Finding, Outcome, Suppressed
from jdlint.model.report import PostingReport
from jdlint.model.silencing import silence_posting
from jdlint.pairing import Entry, Now, Which, pair
from jdlint.settings import SettingsError

VERSION = "1"
_POSITION = re.compile(r"[/\d]*")
LONGEST = 120
"""Characters of a finding's words that are written down."""


class Mark(NamedTuple):
    """A finding, or a rule that could not be decided, as it would be written down."""

    entry: Entry
    what: Finding | Outcome


class Compared(NamedTuple):
    """Today's postings beside the known findings.

    In ``postings`` what is known does not count. ``known`` are the known findings as they would be written today, ``new`` those that are not known, ``mended``
    those that are no longer there, and ``unseen`` those of postings, or by rules, that were not checked.
    """

    postings: list[PostingReport]
    known: list[Entry]
    new: list[Entry]
    mended: list[Entry]
    unseen: list[Entry]


def list_marks(posting: PostingReport, file: str, day: str) -> Iterator[Mark]:
    """All that counts in a posting, as it would be written down on an ISO day."""

    def write(rule: str, words: str, mark: str) -> Entry:
        line = " ".join(words.split())
        short = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
        return Entry(file, find_id(posting), " ".join(posting.title.split()), rule, short, day, mark)

    for finding in posting.findings:
        yield Mark(write(finding.rule, finding.text or "", finding.fingerprint), finding)
    for outcome in posting.outcomes:
        if outcome.result == "undetermined":
            needs = "; ".join(outcome.needs)
            mark = fingerprint(outcome.rule, "undetermined", *outcome.needs)
            yield Mark(write(outcome.rule, f"undecided: {needs}", mark), outcome)


def find_id(posting: PostingReport) -> str:
    """What tells a posting apart in its file: of a feed's record its own id, else its key; "" where that says nothing but its position."""
    if posting.source.fields:
        return posting.key.partition(":")[2]
    return "" if _POSITION.fullmatch(posting.key) else posting.key


def compare(
    known: Sequence[Entry],
    postings: Sequence[PostingReport],
    name_file: Callable[[str], str],
    *,
    day: str,
    gone: Callable[[str], bool],
    looked: Callable[[str], bool],
) -> Compared:
    """Hold postings against the known findings.

    ``name_file`` is how a file is called in the baseline, ``day`` the ISO day on which what is new would be known. ``gone`` tells of a file of the baseline
    that was not checked whether it exists no longer, so that its postings may have moved, and ``looked`` whether the check would have met it.
    """
    now = list(_name_all(postings, name_file, day))
    checked = {one.file for one, _ in now}
    groups: dict[Which, list[Entry]] = {}
    for entry in known:
        groups.setdefault((entry.file, entry.posting, entry.title), []).append(entry)
    free = {which: some for which, some in groups.items() if which[0] in checked or gone(which[0])}
    pairs = pair(free, [one for one, _ in now])
    result = Compared([], [], [], [], [entry for which, some in groups.items() if which not in free for entry in some])
    for number, (posting, (_, marks)) in enumerate(zip(postings, now, strict=True)):
        entries = free[pairs[number]] if number in pairs else ()
        result.postings.append(_compare_posting(posting, marks, entries, result))
    met = set(pairs.values())
    for which, entries in free.items():
        if which not in met:
            (result.mended if which[0] in checked or looked(which[0]) else result.unseen).extend(entries)
    return result


def _name_all(postings: Sequence[PostingReport], name_file: Callable[[str], str], day: str) -> Iterator[tuple[Now, list[Mark]]]:
    """Each posting under a name that no other has: two records of a feed may have one id and title."""
    times: dict[Which, int] = {}
    for posting in postings:
        file, own, title = name_file(posting.source.uri), find_id(posting), " ".join(posting.title.split())
        times[file, own, title] = number = times.get((file, own, title), 0) + 1
        name = f"{own}#{number}" if number > 1 else own
        marks = [Mark(one.entry._replace(posting=name), one.what) for one in list_marks(posting, file, day)]
        yield Now(file, name, title, bool(posting.source.fields), [one.entry for one in marks]), marks


def _compare_posting(posting: PostingReport, marks: Sequence[Mark], entries: Sequence[Entry], result: Compared) -> PostingReport:
    """One posting beside what is known of it: by fingerprints, and what is left by rule and words, as under another heading."""
    told: dict[int, Suppressed] = {}
    left = list(entries)
    open_marks = list(marks)
    for alike in (_by_fingerprint, _by_words):
        waiting: dict[tuple[str, ...], list[Entry]] = {}
        for entry in left:
            waiting.setdefault(alike(entry), []).append(entry)
        rest = []
        for mark in open_marks:
            found = waiting.get(alike(mark.entry))
            if not found:
                rest.append(mark)
                continue
            since = found.pop(0).since
            told[id(mark.what)] = Suppressed("baseline", since=since)
            result.known.append(mark.entry._replace(since=since))
        open_marks = rest
        left = [entry for some in waiting.values() for entry in some]
    result.new.extend(mark.entry for mark in open_marks)
    ran = {outcome.rule for outcome in posting.outcomes}
    for entry in left:
        (result.mended if entry.rule in ran else result.unseen).append(entry)
    return silence_posting(posting, lambda finding: told.get(id(finding)), lambda outcome: told.get(id(outcome)))


def _by_fingerprint(entry: Entry) -> tuple[str, ...]:
    return (entry.fingerprint,)


def _by_words(entry: Entry) -> tuple[str, ...]:
    # What says no words is one fault of its rule, whatever it is counted under.
    return entry.rule, entry.words.casefold()


def write_baseline(entries: Iterable[Entry]) -> str:
    """The file: JSON, one finding a line and sorted, so that the same findings give the same bytes and branches merge."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(set(entries))]
    return f'{{"version": "{VERSION}", "findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"


def parse_baseline(text: str, name: str) -> list[Entry]:
    """The findings of a file called ``name`` in messages; of one that stands twice, as after a merge, the older. Raises `SettingsError`."""
    remake = "mend it, or make it anew: jdlint baseline"
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("<<<<<<< ", "=======", ">>>>>>> ")):
            raise SettingsError(
                f"{name}:{number}: a merge left its marks here; keep the lines of both sides, or make it anew: jdlint baseline"
            )
    try:
        value = json.loads(text)
    except RecursionError:
        raise SettingsError(f"{name}: this is no baseline; {remake}") from None
    except ValueError as error:
        at = getattr(error, "lineno", 1)
        raise SettingsError(f"{name}:{at}: this is no valid JSON ({getattr(error, 'msg', error)}); {remake}") from None
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        raise SettingsError(f'{name}: this is no baseline: it has no list "findings"; {remake}')
    if value.get("version") != VERSION:
        raise SettingsError(
            f'{name}: its version is {value.get("version")!r} and this jdlint reads "{VERSION}"; get a newer jdlint'
        )
    entries: dict[tuple[str, ...], Entry] = {}
    for number, raw in enumerate(value["findings"], 1):
        if not isinstance(raw, dict) or not all(isinstance(raw.get(key), str) for key in Entry._fields):
            raise SettingsError(f"{name}: finding {number} lacks one of {', '.join(Entry._fields)}; {remake}")
        entry = Entry(*(raw[key] for key in Entry._fields))
        try:
            datetime.date.fromisoformat(entry.since)
        except ValueError:
            raise SettingsError(f'{name}: finding {number} is known since "{entry.since}", which is no day; {remake}') from None
        same = (entry.file, entry.posting, entry.title, entry.rule, entry.fingerprint)
        if same not in entries or entry.since < entries[same].since:
            entries[same] = entry
    return list(entries.values())
