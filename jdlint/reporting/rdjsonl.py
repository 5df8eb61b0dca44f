"""The Reviewdog Diagnostic Format, which reviewdog turns into comments on a change: a diagnostic a line.

The messages are those of https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: columns count bytes of UTF-8, from 1, and the
end of a range is not part of it.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

from jdlint.model.finding import Fix
from jdlint.model.report import Report
from jdlint.model.source import Source
from jdlint.model.span import Span
from jdlint.reporting.json import encode
from jdlint.reporting.plain import one_line
from jdlint.reporting.remarks import Remark, list_remarks

LONGEST_FIX = 10
"""Lines that a suggestion goes over; one from the first page to the last would be agreed with unread."""
SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_STEP = 1024


def render(report: Report, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """A diagnostic for each finding and each file that could not be read."""
    ruler = _Ruler(Source("", ""))
    for remark in list_remarks(report):
        if remark.posting and remark.posting.source is not ruler.source:
            ruler = _Ruler(remark.posting.source)
        yield encode(_describe(remark, ruler)) + "\n"


class _Ruler:
    """Columns of a source in bytes; the cost does not depend on the length of a line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._counts = [0]
        for start in range(0, len(source.text), _STEP):
            self._counts.append(self._counts[-1] + _measure(source.text[start : start + _STEP]))

    def span(self, span: Span) -> dict[str, Any]:
        """A range."""
        return {"start": self._place(span.start), "end": self._place(span.end)}

    def _place(self, offset: int) -> dict[str, int]:
        line = self.source.locate(offset).line
        column = self._count(offset) - self._count(self.source.line_starts[line - 1]) + 1
        return {"line": line, "column": column + (len(BOM_UTF8) if line == 1 and self.source.marked else 0)}

    def _count(self, offset: int) -> int:
        step = offset // _STEP
        return self._counts[step] + _measure(self.source.text[step * _STEP : offset])


def _measure(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))


def _describe(remark: Remark, ruler: _Ruler) -> dict[str, Any]:
    finding = remark.finding
    which = f" ({remark.name})" if remark.posting and remark.posting.key else ""
    law = f" Law: {remark.law}." if remark.law else ""
    told: dict[str, Any] = {
        "message": f"{remark.message}{which}{law}",
        "location": {"path": remark.path, "range": {"start": {"line": remark.line}}},
        "severity": SEVERITY[remark.severity],
        "source": {"name": "jdlint"},
        "code": {"value": remark.rule},
    }
    if finding is None or finding.span is None or remark.start is None:
        return told
    told["location"]["range"] = ruler.span(finding.span)
    if finding.fix and (suggestion := _suggest(finding.fix, ruler)):
        told["suggestions"] = [suggestion]
    if finding.related:
        told["related_locations"] = [
            {"message": one_line(one.message), "location": {"path": remark.path, "range": ruler.span(one.span)}}
            for one in finding.related
        ]
    return told


def _suggest(fix: Fix, ruler: _Ruler) -> dict[str, Any] | None:
    """All edits of a fix as one, for to reviewdog each suggestion is a whole one; None where they are too far apart to be looked at."""
    edits = sorted(fix.edits)
    if not edits:
        return None
    start, end = edits[0].start, max(edit.end for edit in edits)
    if ruler.source.locate(end).line - ruler.source.locate(start).line >= LONGEST_FIX:
        return None
    text, at = "", start
    for edit in edits:
        text += ruler.source.text[at : edit.start] + edit.text
        at = edit.end
    return {"range": ruler.span(Span(start, end)), "text": text}
