"""The outline of a file: its postings, and the sections of each."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from jdlint.apps.lsp.abilities import Abilities
from jdlint.apps.lsp.judging import Checked, find_title
from jdlint.judged import Judged
from jdlint.model.posting import Section
from jdlint.model.span import Span
from jdlint.reporting.plain import one_line


def list_symbols(
    checked: Checked, uri: str, abilities: Abilities
) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation]:
    """Each posting with its sections in it or, for an editor that knows no nesting, after it."""
    nested = [_outline(checked, judged) for judged in checked.judged]
    if abilities.nested:
        return nested
    return [
        types.SymbolInformation(types.Location(uri, one.range), one.name, one.kind, container_name=around)
        for symbol in nested
        for one, around in [(symbol, None), *((child, symbol.name) for child in symbol.children or ())]
    ]


def _outline(checked: Checked, judged: Judged) -> types.DocumentSymbol:
    posting, page = judged.posting, checked.page
    text = posting.document.text
    title = find_title(judged)
    whole = text.to_source(posting.start, posting.end)
    whole = Span(min(whole.start, title.start), max(whole.end, title.end))
    children = [_outline_section(checked, judged, section) for section in posting.sections]
    return types.DocumentSymbol(
        one_line(judged.title) or posting.key or "posting",
        types.SymbolKind.Module,
        page.span(*whole),
        page.span(*title),
        detail=posting.kind,
        children=[child for child in children if child is not None],
    )


def _outline_section(checked: Checked, judged: Judged, section: Section) -> types.DocumentSymbol | None:
    text = judged.posting.document.text
    end = max(section.start, min(section.end, len(text)))
    words = text.string[section.start : end].rstrip()
    if not words:
        return None
    whole = text.to_source(section.start, section.start + len(words))
    head = text.to_source(section.start, section.start + len(section.heading)) if section.heading else whole
    head = Span(max(head.start, whole.start), min(head.end, whole.end))
    kind = section.kind.replace("_", " ")
    name = one_line(section.heading) or kind
    return types.DocumentSymbol(
        name, types.SymbolKind.String, checked.page.span(*whole), checked.page.span(*head), detail=kind if name != kind else None
    )
