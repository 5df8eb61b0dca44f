"""What an editor offers to do about findings: take a fix, take all that are safe, or silence one with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from jdlint.apps.lsp.abilities import Abilities
from jdlint.apps.lsp.diagnostics import make_diagnostic
from jdlint.apps.lsp.hover import find_at
from jdlint.apps.lsp.judging import Checked, Remark, read_text
from jdlint.apps.lsp.page import Page
from jdlint.model.finding import Edit
from jdlint.silencing import FILE, silence

FIX_ALL = "source.fixAll.jdlint"
_FIX_ALL_ABOVE = ("", "source", "source.fixAll", FIX_ALL)


def list_actions(
    checked: Checked, uri: str, version: int | None, params: types.CodeActionParams, abilities: Abilities
) -> list[types.CodeAction]:
    """What can be done about what stands in a range; of kinds that were not asked for, nothing."""
    only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
    page = checked.page
    actions: list[types.CodeAction] = []
    if not only or any(kind in ("", "quickfix") for kind in only):
        start, end = page.find(params.range.start), page.find(params.range.end)
        found = find_at(checked.remarks, start, end)
        for quick in (*_list_fixes(found), *_list_silences(checked, found)):
            actions.append(_make(*quick, page, uri, version, abilities))
    if not only or any(kind in _FIX_ALL_ABOVE for kind in only):
        edits = choose_safe(checked.remarks)
        if edits:
            edit = make_edit(edits, page, uri, version, abilities)
            title = "Apply all safe fixes of jdlint"
            actions.append(types.CodeAction(title, FIX_ALL, edit=edit))
    return actions


def _list_fixes(found: Sequence[Remark]) -> Iterator[tuple[str, Sequence[Edit], Remark, bool]]:
    ordered = sorted(found, key=lambda one: one.finding.fix is None or one.finding.fix.safety != "safe")
    for remark in ordered:
        fix = remark.finding.fix
        if fix is not None:
            yield fix.title, fix.edits, remark, fix.safety == "safe"


def _list_silences(checked: Checked, found: Sequence[Remark]) -> Iterator[tuple[str, Sequence[Edit], Remark, bool]]:
    if checked.linter is None or not checked.judged:
        return
    names = checked.linter.name_rules()
    silenced = [finding for one in checked.judged for finding in one.silenced]
    documents = list({id(one.posting.document): one.posting.document for one in checked.judged}.values())
    told = set()
    for remark in found:
        if (remark.finding.rule, remark.finding.span) in told:
            continue
        told.add((remark.finding.rule, remark.finding.span))
        edits = silence(remark.finding, documents, silenced, names, lambda text: read_text(text, checked.name))
        if edits:
            where = "in this file" if FILE in edits[0].text else "here"
            yield f"Silence {remark.finding.rule} {where}, with a reason", edits, remark, False


def choose_safe(remarks: Iterable[Remark]) -> list[Edit]:
    """The edits of all safe fixes, those of a fix together or not at all; where two overlap, the first counts."""
    chosen: list[Edit] = []
    for remark in remarks:
        fix = remark.finding.fix
        if fix is not None and fix.safety == "safe" and not any(_meet(new, old) for new in fix.edits for old in chosen):
            chosen += fix.edits
    return sorted(chosen)


def _meet(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _make(
    title: str,
    edits: Sequence[Edit],
    remark: Remark,
    preferred: bool,
    page: Page,
    uri: str,
    version: int | None,
    abilities: Abilities,
) -> types.CodeAction:
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[make_diagnostic(remark, page, uri, abilities)],
        is_preferred=preferred or None,
        edit=make_edit(edits, page, uri, version, abilities),
    )


def make_edit(edits: Sequence[Edit], page: Page, uri: str, version: int | None, abilities: Abilities) -> types.WorkspaceEdit:
    """Changes of one text, for that version of it alone where the editor can tell versions apart."""
    changes = [types.TextEdit(page.span(edit.start, edit.end), edit.text) for edit in edits]
    if abilities.versions:
        identifier = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(changes))])
    return types.WorkspaceEdit(changes={uri: changes})
