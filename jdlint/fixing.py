"""Findings mended: the changes that they propose, applied to the bytes of a file until nothing is left to change.

A round takes the changes that do not overlap, the safest and most severe first. What comes out is read again: it has to say the same as
before but for the words that were changed, block for block, or the change is not made; so no change can turn into markup. Bytes
outside the changes stay as they are. A file in which changes go on without end is left as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jdlint.engine import Linter
from jdlint.model.document import Document
from jdlint.model.escaping import unescape
from jdlint.model.finding import SEVERITIES, Edit, Finding
from jdlint.model.posting import Kind
from jdlint.model.source import Source, Unreadable
from jdlint.model.text import Text
from jdlint.reading import PAPER_FORMATS, read

MOST_ROUNDS = 20
"""After so many rounds of changes a file is taken for one that never comes to rest."""
WORD = "docx"


class Mended(NamedTuple):
    """What became of a file.

    ``applied`` are the findings that were mended and ``open`` those whose change needs a person's yes; ``refused`` are those whose change
    would alter more than words, or cannot be written in the file's encoding. ``why`` says why a file as a whole cannot be changed.
    """

    data: bytes
    source: Source | None
    applied: tuple[Finding, ...] = ()
    open: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    why: str = ""


class _Change(NamedTuple):
    """The edits of one finding, in order."""

    finding: Finding
    edits: tuple[Edit, ...]


def mend(linter: Linter, data: bytes, uri: str, *, review: bool = False, kind: Kind | None = None) -> Mended:
    """A file with its safe changes applied and, with ``review``, also those that a person should agree with. Raises `Unreadable`.

    ``kind`` outranks what the text reads like.
    """
    documents = read(data, uri)
    source = documents[0].source
    why = _explain_refusal(source, data)
    applied: list[Finding] = []
    refused: dict[str, Finding] = {}
    now = data
    for _ in range(MOST_ROUNDS):
        findings = [finding for report in linter.judge(documents, uri, kind=kind) for finding in report.findings if finding.fix]
        wanted = [one for one in findings if one.fix and (review or one.fix.safety == "safe") and one.fingerprint not in refused]
        left = tuple(one for one in findings if one.fix and one.fix.safety == "review" and not review)
        if why or not wanted:
            return Mended(now, source, tuple(applied), left, tuple(refused.values()), why if findings else "")
        changed, done, failed = _take_round(now, documents, choose_changes(wanted), linter, uri)
        applied += done
        refused |= {finding.fingerprint: finding for finding in failed}
        if changed != now:
            now = changed
            documents = read(now, uri)
    return Mended(data, source, (), (), (), "its changes go on without end: what one rule writes, another one replaces")


def choose_changes(findings: Iterable[Finding]) -> list[_Change]:
    """The changes of findings that do not overlap one another, in order of place; of two that do, the safer or more severe one."""
    ranked = sorted(
        (one for one in findings if one.fix), key=lambda one: (_rank(one), one.fix.edits[0] if one.fix else (), one.rule)
    )
    taken: list[Edit] = []
    chosen = []
    for finding in ranked:
        edits = tuple(sorted(set(finding.fix.edits))) if finding.fix else ()
        if not any(_touch(edit, other) for edit in edits for other in taken):
            taken += edits
            chosen.append(_Change(finding, edits))
    return sorted(chosen, key=lambda change: change.edits[0])


def _rank(finding: Finding) -> tuple[bool, int]:
    return finding.fix is None or finding.fix.safety != "safe", SEVERITIES.index(finding.severity)


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits share a character or begin at one place."""
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _take_round(
    data: bytes, documents: Sequence[Document], changes: Sequence[_Change], linter: Linter, uri: str
) -> tuple[bytes, list[Finding], list[Finding]]:
    """The bytes with as many of the changes as alter nothing but their words, the findings these mend, and the others."""
    mended = _try(data, documents, changes, linter, uri)
    if mended is not None:
        return mended, [change.finding for change in changes], []
    kept: list[_Change] = []
    failed = []
    for change in changes:
        if _try(data, documents, [change], linter, uri) is None:
            failed.append(change.finding)
        else:
            kept.append(change)
    mended = _try(data, documents, kept, linter, uri) if kept else data
    if mended is None:  # each by itself does no harm; together they do, so that the others wait for the next round
        mended, kept = _try(data, documents, kept[:1], linter, uri) or data, kept[:1]
    return mended, [change.finding for change in kept], failed


def _try(data: bytes, documents: Sequence[Document], changes: Sequence[_Change], linter: Linter, uri: str) -> bytes | None:
    """The bytes with the changes, None where anything but their words would change."""
    source = documents[0].source
    edits = sorted(edit for change in changes for edit in change.edits)
    if source.encoding == WORD:
        from jdlint.reviewing.tracked import track

        mended = track(data, edits, as_of=linter.as_of.isoformat())
    else:
        mended = splice(data, source, edits)
    if mended is None:
        return None
    try:
        after = read(mended, uri)
    except Unreadable:
        return None
    expected = [_outline(document, edits) for document in documents]
    return mended if [_outline(document, ()) for document in after] == expected else None


def _outline(document: Document, edits: Sequence[Edit]) -> tuple[str, list[tuple[str, int, str, str]]]:
    """What a document says block by block, with the edits made; blocks that say nothing are left out."""
    text = document.text
    blocks: list[tuple[str, int, str, str]] = []
    changes = [(*_find_in_text(text, edit), edit.text) for edit in edits]
    for block in document.blocks:
        words = text.string[block.start : block.end]
        for start, end, new in reversed(changes):
            if block.start <= start and end <= block.end and start < end:
                words = words[: start - block.start] + unescape(new, document.format) + words[end - block.start :]
        words = " ".join(words.split())
        if words:
            blocks.append((block.kind, block.level, block.field, words))
    return document.key, blocks


def _find_in_text(text: Text, edit: Edit) -> tuple[int, int]:
    """Where in the text the characters of an edit stand; an empty range if none of them does."""
    first, last = text.to_text(edit.start), text.to_text(edit.end - 1)
    reads = last < len(text) and text.to_source(last, last + 1).start < edit.end
    return first, last + reads


def splice(data: bytes, source: Source, edits: Sequence[Edit]) -> bytes | None:
    """The bytes of a text file with the edits, in order and apart; None where their words have no place in its encoding.

    Bytes between the edits are those of ``data``.
    """
    mark = data[: len(data) - len(source.text.encode(source.encoding))]
    kept, pieces, position = [], [mark], 0
    for start, end, _ in [*edits, Edit(len(source.text), len(source.text), "")]:
        kept.append(source.text[position:start].encode(source.encoding))
        kept.append(source.text[start:end].encode(source.encoding))
        position = end
    if mark + b"".join(kept) != data:
        return None
    for number, edit in enumerate(edits):
        try:
            pieces += [kept[2 * number], edit.text.encode(source.encoding)]
        except UnicodeEncodeError:
            return None
    return b"".join([*pieces, kept[-2]])


def _explain_refusal(source: Source, data: bytes) -> str:
    """Why the file cannot be changed, "" where it can."""
    if source.encoding == WORD:
        return ""
    if source.encoding in PAPER_FORMATS:
        return f"a {source.encoding.upper()} file cannot be changed; change the document that it was made from"
    if source.fields:
        return "records of a feed are mended where they come from"
    try:
        lossless = data.endswith(source.text.encode(source.encoding))
    except UnicodeEncodeError:
        lossless = False
    return "" if lossless else "its bytes cannot be written as they were read; save it as UTF-8"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits, which do not overlap."""
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
