"""What an editor offers to do about findings: take a fix, take all that are safe, or silence one with a reason."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from lsprotocol import types

from jdlint.apps.lsp.abilities import Abilities
from jdlint.apps.lsp.diagnostics import make_diagnostic
from jdlint.apps.lsp.hover import find_at
from jdlint.apps.lsp.judging import Checked, Remark, encode_text, read_text
from jdlint.apps.lsp.page import Page
from jdlint.fixing import mend
from jdlint.model.finding import Edit
from jdlint.model.source import Unreadable
from jdlint.model.span import Span
from jdlint.silencing import FILE, silence

FIX_ALL = "source.fixAll.jdlint"
MOST = 20
"""So many findings of a range can be silenced."""
LARGE = 200_000
"""Characters of a text in which all is mended; a larger one is for `jdlint fix`."""
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
        if edits := mend_all(checked):
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
    told: set[tuple[str, Span | None]] = set()
    for remark in found:
        if len(told) == MOST:
            return
        if (remark.finding.rule, remark.finding.span) in told:
            continue
        told.add((remark.finding.rule, remark.finding.span))
        edits = silence(remark.finding, documents, silenced, names, lambda text: read_text(text, checked.name))
        if edits:
            where = "in this file" if FILE in edits[0].text else "here"
            yield f"Silence {remark.finding.rule} {where}, with a reason", edits, remark, False


def mend_all(checked: Checked) -> list[Edit]:
    """What makes a text the one that `jdlint fix` would leave behind; nothing where there is no safe change, or it is too large to wait for."""
    safe = any(one.finding.fix is not None and one.finding.fix.safety == "safe" for one in checked.remarks)
    if not safe or checked.linter is None or len(checked.page.text) > LARGE:
        return []
    data = encode_text(checked.page.text)
    try:
        after = mend(checked.linter, data, checked.name).data
    except Unreadable:
        return []
    before, after = (one[len(codecs.BOM_UTF8) :] for one in (data, after))
    return list(_compare(before.decode(), after.decode()))


def _compare(before: str, after: str) -> Iterator[Edit]:
    """The lines that differ, so that the cursor and the marks on all others stay where they are."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    for kind, first, last, low, high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(starts[first], starts[last], "".join(new[low:high]))


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
