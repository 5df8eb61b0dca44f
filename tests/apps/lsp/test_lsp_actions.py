"""What can be done about a finding from within an editor: the edits are applied here, and judged again."""

from __future__ import annotations

import pytest
from lsprotocol import types

from jdlint.apps.lsp.actions import FIX_ALL
from jdlint.apps.lsp.page import Page
from tests.apps.lsp.conftest import Editor
from tests.apps.lsp.test_lsp_session import BAKER, codes, find

pytestmark = pytest.mark.asyncio


def put(text: str, action: types.CodeAction) -> str:
    """The text after an action, which has to be for the one version of the one file."""
    assert action.edit is not None and action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit) and change.text_document.version == 1
    page = Page(text)
    for edit in sorted(change.edits, key=lambda one: page.find(one.range.start), reverse=True):
        assert isinstance(edit, types.TextEdit)
        text = text[: page.find(edit.range.start)] + edit.new_text + text[page.find(edit.range.end) :]
    return text


async def test_a_fix_is_offered_where_the_finding_is_and_mends_it(editor: Editor) -> None:
    await editor.begin()
    text = BAKER.replace("# Baker", "# Baker 😀").replace("\n", "\r\n")
    ninja = find(await editor.open("baker.md", text), "ninja-title")
    actions = await editor.act("baker.md", ninja.range, ["quickfix"])
    fix = next(one for one in actions if one.title == 'Replace "ninja" with "specialist"')
    assert fix.kind == types.CodeActionKind.QuickFix
    assert [one.code for one in fix.diagnostics or ()] == ["ninja-title"] and (fix.diagnostics or [])[0].range == ninja.range
    assert not fix.is_preferred, "what a person has to look at is taken by nobody else"
    mended = put(text, fix)
    assert mended == text.replace("ninja", "specialist")
    assert "ninja-title" not in codes(await editor.retype("baker.md", mended))
    assert await editor.act("baker.md", types.Range(types.Position(0, 1), types.Position(0, 1)), ["refactor"]) == []


async def test_all_safe_fixes_are_taken_at_once_and_no_other(editor: Editor) -> None:
    await editor.begin()
    text = "# Baker 😀\r\n\r\nWe need a ninja for for our shop.\r\n\r\n## Responsibilities\r\n\r\n- You bake the the bread.\r\n"
    await editor.open("baker.md", text)
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    for only in ([FIX_ALL], ["source.fixAll"], ["source"], []):
        (action,) = [one for one in await editor.act("baker.md", start, only) if one.kind == FIX_ALL]
        assert put(text, action) == text.replace("for for", "for").replace("the the", "the")
    assert [one.kind for one in await editor.act("baker.md", start, ["source.organizeImports"])] == []
    place = types.Range(types.Position(2, 17), types.Position(2, 17))
    (fix,) = [
        one for one in await editor.act("baker.md", place, ["quickfix"]) if "for" in one.title and "Silence" not in one.title
    ]
    assert fix.is_preferred
    assert put(text, fix) == text.replace("for for", "for")


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.md", "markdown", BAKER),
        ("b.md", "markdown", "---\ntitle: Ninja\n---\n\nWe need a baker.\n\n## Responsibilities\n\n- You bake bread.\n"),
        ("a.html", "html", "<h1>Baker</h1>\n<p>We need a ninja</p>\n<h2>Responsibilities</h2><ul><li>Bake</li></ul>"),
        ("a.yaml", "yaml", "title: Baker\nsummary: |\n  A ninja\n  who bakes\nresponsibilities: [Bake]\nrequirements: [Hands]\n"),
    ],
)
async def test_a_finding_is_silenced_and_a_reason_asked_for_until_there_is_one(
    editor: Editor, name: str, language: str, text: str
) -> None:
    await editor.begin()
    ninja = find(await editor.open(name, text, language), "ninja-title")
    (action,) = [one for one in await editor.act(name, ninja.range) if one.title == "Silence ninja-title here, with a reason"]
    quiet = put(text, action)
    told = codes(await editor.retype(name, quiet))
    assert "ninja-title" not in told and "suppression-without-reason" in told
    told = codes(await editor.retype(name, quiet.replace("-- reason", "-- the name of a drink")))
    assert "ninja-title" not in told and "suppression-without-reason" not in told and "suppression-unused" not in told


async def test_what_is_missing_is_silenced_for_the_file(editor: Editor) -> None:
    await editor.begin()
    eeo = find(await editor.open("baker.md", BAKER), "eeo-statement-missing")
    (action,) = [one for one in await editor.act("baker.md", eeo.range) if one.title.startswith("Silence eeo-statement-missing")]
    assert action.title == "Silence eeo-statement-missing in this file, with a reason"
    assert "eeo-statement-missing" not in codes(await editor.retype("baker.md", put(BAKER, action)))


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        (
            "a.json",
            "json",
            '{"title": "Baker", "summary": "A ninja who bakes", "responsibilities": ["Bake"], "requirements": ["Hands"]}',
        ),
        ("a.txt", "plaintext", "Baker\n\nWe need a ninja to bake bread.\n\nResponsibilities:\n- Bake bread\n"),
    ],
)
async def test_where_there_are_no_comments_nothing_is_silenced(editor: Editor, name: str, language: str, text: str) -> None:
    await editor.begin()
    ninja = find(await editor.open(name, text, language), "ninja-title")
    titles = [one.title for one in await editor.act(name, ninja.range)]
    assert titles == ['Replace "ninja" with "specialist"']


async def test_symbols_are_the_postings_with_their_sections(editor: Editor) -> None:
    await editor.begin()
    await editor.open("baker.md", BAKER)
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri("baker.md")))
    (posting,) = await editor.client.text_document_document_symbol_async(params) or ()
    assert isinstance(posting, types.DocumentSymbol)
    assert posting.name == "Baker" and posting.selection_range == types.Range(types.Position(0, 2), types.Position(0, 7))
    names = [(one.name, one.detail, one.range.start.line, one.range.end.line) for one in posting.children or ()]
    assert ("Responsibilities", "responsibilities", 4, 6) in names


async def test_an_editor_of_few_abilities_gets_what_it_can_take(editor: Editor) -> None:
    await editor.begin(plain=True)
    ninja = find(await editor.open("baker.md", BAKER), "ninja-title")
    assert all(one.related_information is None and one.code_description is None for one in [ninja])
    assert await editor.act("baker.md", ninja.range) == []
    hover = await editor.explain("baker.md", 2, 12)
    assert hover is not None and "**" not in hover and "Why: " in hover and "ninja-title" in hover
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri("baker.md")))
    told = await editor.client.text_document_document_symbol_async(params) or ()
    assert any(isinstance(one, types.SymbolInformation) and one.container_name == "Baker" for one in told)


async def test_a_posting_s_own_words_are_shown_as_they_stand(editor: Editor) -> None:
    await editor.begin()
    text = BAKER.replace(
        "We need a ninja.", "We need a baker who will [![hit](https://evil.example/x.png) the ground running](command:evil) now."
    )
    told = await editor.open("baker.md", text)
    for one in told:
        hover = await editor.explain("baker.md", one.range.start.line, one.range.start.character)
        assert hover is None or ("![" not in hover and "](command:" not in hover and "](https://evil" not in hover)
