"""Findings, unreadable texts and broken configurations as an editor shows them: diagnostics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from jdlint.apps.lsp.abilities import Abilities
from jdlint.apps.lsp.houses import Fault
from jdlint.apps.lsp.judging import Checked, Remark
from jdlint.apps.lsp.page import Page
from jdlint.model.finding import Finding
from jdlint.reporting.plain import count, one_line

SOURCE = "jdlint"
UNREADABLE = "unreadable"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_LONGEST = 200
"""Characters of a line that is marked for want of a more exact place."""


def list_diagnostics(checked: Checked, uri: str, abilities: Abilities) -> list[types.Diagnostic]:
    """What an editor shows of a text; ``uri`` is where it lies."""
    page = checked.page
    told = [make_diagnostic(remark, page, uri, abilities) for remark in checked.remarks]
    if checked.problem is not None:
        place = mark_line(page, checked.problem.offset)
        told.append(
            types.Diagnostic(
                place, one_line(checked.problem.message), types.DiagnosticSeverity.Error, code=UNREADABLE, source=SOURCE
            )
        )
    if checked.untold:
        more = f"{count(checked.untold, 'more finding')} in this file; `jdlint check` tells all."
        told.append(types.Diagnostic(mark_line(page, 0), more, types.DiagnosticSeverity.Information, source=SOURCE))
    return told


def make_diagnostic(remark: Remark, page: Page, uri: str, abilities: Abilities) -> types.Diagnostic:
    """A finding as a diagnostic: the rule is its code, and the address of the law, where there is one, its description."""
    finding, span = remark
    href = find_address(finding) if abilities.addresses else None
    related = None
    if abilities.related and finding.related:
        related = [
            types.DiagnosticRelatedInformation(types.Location(uri, page.span(*other.span)), one_line(other.message))
            for other in finding.related
        ]
    return types.Diagnostic(
        page.span(*span),
        one_line(finding.message),
        _SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(href) if href else None,
        source=SOURCE,
        related_information=related,
    )


def find_address(finding: Finding) -> str | None:
    """Where the law behind a finding can be read; what binds comes first."""
    law = sorted(finding.law, key=lambda one: (bool(one.needs), not one.binding))
    return next((one.url for one in law if one.url.startswith(("https://", "http://"))), None)


def list_fault_diagnostics(faults: Sequence[Fault], page: Page) -> Iterator[types.Diagnostic]:
    """The faults of one configuration file, whose text is ``page``; one whose place is not known stands on the first line."""
    for fault in faults:
        line = min(max(fault.line, 1), len(page.starts)) - 1
        offset = min(page.starts[line] + max(fault.column - 1, 0), page.ends[line])
        yield types.Diagnostic(
            mark_line(page, offset), one_line(fault.message), types.DiagnosticSeverity.Error, code="configuration", source=SOURCE
        )


def mark_line(page: Page, offset: int) -> types.Range:
    """From an offset to the end of its line, so that there is something to see; at the end of a line its last character."""
    offset = min(offset, len(page.text))
    line = page.locate(offset).line
    end = min(page.ends[line], offset + _LONGEST)
    while end > offset and page.text[end - 1].isspace():
        end -= 1
    if end <= offset:
        end = min(offset, page.ends[line])
        offset = max(page.starts[line], end - 1)
    return page.span(offset, end)
