"""The text of an open file held against the rules: what an editor is told of it, and what it may ask later."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jdlint.apps.gathering import describe_failure
from jdlint.apps.lsp.page import Page
from jdlint.engine import Linter
from jdlint.judged import Judged
from jdlint.model.document import Document
from jdlint.model.finding import SEVERITIES, Finding
from jdlint.model.source import Unreadable
from jdlint.model.span import Span
from jdlint.reading import SUFFIXES, holds_none, read
from jdlint.reading.files import Passing, tell_passing
from jdlint.settings import Config, SettingsError

LANGUAGES = {
    "markdown": ".md", "mdx": ".mdx", "quarto": ".md", "plaintext": ".txt", "text": ".txt", "html": ".html", "xhtml": ".xhtml",
    "yaml": ".yaml", "json": ".json", "jsonc": ".json",
}  # fmt: skip
"""What editors call the formats that are read, and the suffix of each."""
MOST = 1000
"""How many findings of a file are told; editors show no more."""
_HALF = re.compile("[\ud800-\udfff]")


class Problem(NamedTuple):
    """Why a text cannot be read, and where."""

    offset: int
    message: str


class Remark(NamedTuple):
    """A finding and the source range at which an editor shows it."""

    finding: Finding
    span: Span


class Checked(NamedTuple):
    """What was found in a text.

    ``remarks`` are in order of place, at most `MOST`, and ``untold`` is how many more there are. Where nothing is told, since the file
    holds no posting, ``foreign`` is set. ``linter`` is what judged, None if nothing did.
    """

    page: Page
    name: str
    linter: Linter | None = None
    judged: Sequence[Judged] = ()
    remarks: Sequence[Remark] = ()
    untold: int = 0
    problem: Problem | None = None
    foreign: bool = False


def find_name(path: str, language: str) -> str | None:
    """What a file is called when it is read: its suffix tells the format or, where that tells nothing, the editor's language; None for no format of ours."""
    if os.path.splitext(path)[1].lower() in SUFFIXES:
        return path
    suffix = LANGUAGES.get(language.lower())
    return None if suffix is None else path + suffix


def is_passed_over(path: str, config: Config, root: str) -> bool:
    """Whether `jdlint check` on the folder would not read the file; patterns count from the configuration's folder or from ``root``."""
    own = (*config.rule_paths, *config.law_paths, *([config.schema] if config.schema else ()))
    return bool(tell_passing(path, Passing(config.exclude, config.root or root, own)))


def check(page: Page, name: str, linter: Linter) -> Checked:
    """The findings in a text; ``name`` is that of `find_name`. Whatever the text is, there is an answer."""
    text = page.text
    if not text.strip():
        return Checked(page, name, linter)  # somebody is about to write
    try:
        documents = read_text(text, name)
        source = documents[0].source if documents else None
        if source is None or source.fields or source.places or holds_none(documents):
            return Checked(page, name, linter, foreign=True)
        judged = linter.hold(documents, name)
    except Unreadable as unreadable:
        return Checked(page, name, linter, problem=Problem(_find_offset(page, unreadable.position), unreadable.message))
    except Exception as error:
        message = str(error) if isinstance(error, SettingsError) else describe_failure(name, error).message
        return Checked(page, name, linter, problem=Problem(0, message))
    remarks = sorted(_list_remarks(judged), key=_rank)
    return Checked(page, name, linter, judged, remarks[:MOST], len(remarks[MOST:]))


def read_text(text: str, name: str) -> list[Document]:
    """The documents of a text, by the format that its name tells. Raises `Unreadable`."""
    return read(encode_text(text), name)


def encode_text(text: str) -> bytes:
    """The bytes of a text: with the mark of their encoding they are taken as they are, whatever they begin with; half a character is one that is lost."""
    return codecs.BOM_UTF8 + _HALF.sub("\ufffd", text).encode()


def _find_offset(page: Page, position: str | None) -> int:
    if position is None:
        return 0
    line, column = map(int, position.split(":"))
    return min(page.starts[min(line, len(page.starts)) - 1] + column - 1, len(page.text))


def _list_remarks(judged: Sequence[Judged]) -> Iterator[Remark]:
    for one in judged:
        for finding in one.list_findings():
            yield Remark(finding, finding.span or find_title(one))


def _rank(remark: Remark) -> tuple[Span, int, str]:
    return remark.span, SEVERITIES.index(remark.finding.severity), remark.finding.rule


def find_title(judged: Judged) -> Span:
    """Where a posting is named: its title or, without one of its own, its first line."""
    posting = judged.posting
    text = posting.document.text
    # Several postings of one page may share the title above them.
    if posting.title is not None and posting.start <= posting.title.start < posting.end:
        return text.to_source(posting.title.start, posting.title.end)
    first = next((block for block in posting.blocks if block.end > block.start), None)
    if first is not None:
        start, end = text.to_source(first.start, first.end)
        whole = posting.document.source.text
        line = re.compile(r"[^\r\n]*").match(whole, start, max(end, start))
        return Span(start, line.end() if line else end)
    return Span(0, 0)
