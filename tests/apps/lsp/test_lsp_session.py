"""The language server over the real protocol: what an editor is shown while one types."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.apps.law_house import POSTING
from tests.apps.lsp.conftest import Editor

pytestmark = pytest.mark.asyncio
BAKER = "# Baker\n\nWe need a ninja.\n\n## Responsibilities\n\n- You bake bread.\n"


def codes(told: list[types.Diagnostic]) -> set[object]:
    return {one.code for one in told}


def find(told: list[types.Diagnostic], code: str) -> types.Diagnostic:
    found = [one for one in told if one.code == code]
    assert found, (code, told)
    return found[0]


async def test_findings_follow_the_keys(editor: Editor) -> None:
    result = await editor.begin()
    assert result.server_info is not None and result.server_info.name == "jdlint"
    ninja = find(await editor.open("baker.md", BAKER), "ninja-title")
    assert ninja.range == types.Range(types.Position(2, 10), types.Position(2, 15))
    assert ninja.severity is types.DiagnosticSeverity.Warning and ninja.source == "jdlint" and ninja.tags is None
    editor.edit("baker.md", types.TextDocumentContentChangePartial(types.Range(types.Position(0, 0), types.Position(0, 0)), "\n"))
    assert find(await editor.see("baker.md", 2), "ninja-title").range.start == types.Position(3, 10)
    editor.edit(
        "baker.md", types.TextDocumentContentChangePartial(types.Range(types.Position(3, 10), types.Position(3, 15)), "baker")
    )
    assert "ninja-title" not in codes(await editor.see("baker.md", 3))
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("baker.md"))))
    assert await editor.see("baker.md") == []


async def test_of_many_keys_the_last_is_judged(editor: Editor) -> None:
    await editor.begin()
    await editor.open("baker.md", BAKER)
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    for _ in range(50):
        editor.edit("baker.md", types.TextDocumentContentChangePartial(start, "\n"))
    assert find(await editor.see("baker.md", 51), "ninja-title").range.start == types.Position(52, 10)


@pytest.mark.parametrize(
    ("encodings", "agreed", "column"), [((), "utf-16", 5), (("utf-8", "utf-16"), "utf-8", 10), (("utf-32",), "utf-32", 4)]
)
async def test_positions_are_those_of_the_encoding_agreed_on(
    editor: Editor, encodings: tuple[str, ...], agreed: str, column: int
) -> None:
    result = await editor.begin(encodings=encodings)
    assert result.capabilities.position_encoding == agreed
    ninja = find(
        await editor.open(
            "baker.md",
            "# Baker\r\n\r\n😀é\u2028 ninja\x0c wanted\r\n\r\n## Responsibilities\r\n\r\n- You bake bread.\r\n\r\nWe need a baker.\r\n",
        ),
        "ninja-title",
    )
    assert ninja.range.start == types.Position(2, column)
    assert ninja.range.end == types.Position(2, column + 5)
    editor.edit("baker.md", types.TextDocumentContentChangePartial(ninja.range, "rockstar"))
    assert find(await editor.see("baker.md", 2), "ninja-title").range.end == types.Position(2, column + 8)


FORMATS = (
    ("a.txt", "plaintext", "Baker\n\nWe need a ninja to bake bread.\n\nResponsibilities:\n- Bake bread\n"),
    ("a.html", "html", "<h1>Baker</h1><p>We need a <b>nin</b>ja.</p><h2>Responsibilities</h2><ul><li>Bake</li></ul>"),
    ("a.yaml", "yaml", "title: Baker\nsummary: A ninja who bakes\nresponsibilities: [Bake]\nrequirements: [Hands]\n"),
    (
        "a.json",
        "json",
        '{"title": "Baker", "summary": "A ninja who bakes", "responsibilities": ["Bake"], "requirements": ["Hands"]}',
    ),
    ("a.posting", "markdown", BAKER),
    ("untitled:Untitled-1", "markdown", BAKER),
    ("a.md", "some-dialect", BAKER),
)


async def test_every_format_is_read(editor: Editor) -> None:
    await editor.begin()
    for name, language, text in FORMATS:
        ninja = find(await editor.open(name, text, language), "ninja-title")
        line = text.split("\n")[ninja.range.start.line]
        assert line[ninja.range.start.character : ninja.range.end.character].replace("</b>", "") == "ninja"


async def test_several_postings_in_a_file_each_have_their_place(editor: Editor) -> None:
    await editor.begin()
    one = "- title: {0}\n  summary: You are a {0} who bakes.\n  responsibilities: [Bake]\n  requirements: [Hands]\n"
    told = await editor.open("jobs.yaml", one.format("Baker") + one.format("Driver"), "yaml")
    lines = sorted(each.range.start.line for each in told if each.code == "eeo-statement-missing")
    assert lines == [0, 4]


async def test_what_is_missing_is_shown_at_the_title_and_the_law_has_its_address(editor: Editor) -> None:
    await editor.begin({"place": "US-CO"})
    text = POSTING.replace(" in Boulder, CO", "").replace("From $40,000 a year.", "We pay ninjas.")
    told = await editor.open("baker.md", f"\n{text}")
    pay = find(told, "pay-range-missing")
    assert pay.range == types.Range(types.Position(1, 2), types.Position(1, 7))
    assert pay.severity is types.DiagnosticSeverity.Error
    assert pay.code_description is not None and pay.code_description.href.startswith("https://")
    assert find(told, "ninja-title").code_description is None
    hover = await editor.explain("baker.md", 1, 3)
    assert hover is not None and "**Law:**" in hover and "Colorado" in hover and "](https://" in hover


async def test_related_places_are_told_to_those_who_can_show_them(editor: Editor) -> None:
    await editor.begin()
    text = "# Baker\n\nYou bake at our office.\n\n## Responsibilities\n\n- You bake bread.\n\nWe offer a competitive salary.\n"
    told = await editor.open("baker.md", text)
    related = [one for each in told for one in each.related_information or ()]
    assert related and all(one.location.uri == editor.uri("baker.md") and one.message for one in related)


PASSED_OVER = (
    ("settings.yaml", "yaml", "services:\n  web:\n    image: nginx\n"),
    ("package.json", "json", '{"name": "x", "version": "1.0.0"}'),
    ("README.md", "markdown", BAKER),
    (".hidden.md", "markdown", BAKER),
    ("drafts/a.md", "markdown", BAKER),
    ("ignored.md", "markdown", BAKER),
    ("blank.md", "markdown", "  \n\n"),
    ("feed.txt", "plaintext", "<?xml version='1.0'?><rss><channel><item><title>Ninja</title></item></channel></rss>"),
)


async def test_what_a_search_of_the_folder_passes_over_is_silent(editor: Editor) -> None:
    (editor.folder / ".jdlint.yaml").write_text("exclude: [drafts/]\n", encoding="utf-8")
    (editor.folder / ".gitignore").write_text("ignored.md\n", encoding="utf-8")
    await editor.begin()
    place = types.Range(types.Position(0, 0), types.Position(0, 1))
    for name, language, text in PASSED_OVER:
        assert await editor.open(name, text, language) == [], name
        assert await editor.act(name, place) == []
        assert await editor.explain(name, 0, 0) is None


async def test_other_languages_are_left_alone(editor: Editor) -> None:
    await editor.begin()
    params = types.DidOpenTextDocumentParams(types.TextDocumentItem(editor.uri("a.py"), "python", 1, "ninja = 1\n"))
    editor.client.text_document_did_open(params)
    params = types.DidOpenTextDocumentParams(types.TextDocumentItem("git:/shop/baker.md?HEAD", "markdown", 1, BAKER))
    editor.client.text_document_did_open(params)
    assert await editor.open("baker.md", BAKER)
    assert editor.published.empty()


async def test_broken_yaml_is_told_where_it_breaks_and_without_a_message_at_each_key(editor: Editor) -> None:
    await editor.begin()
    sound = "title: Baker\nsummary: A ninja who bakes\nresponsibilities: [Bake]\nrequirements: [Hands]\n"
    await editor.open("a.yaml", sound, "yaml")
    for text in (sound + 'benefits: "Bread', sound + 'benefits: "Bread and'):
        (broken,) = await editor.retype("a.yaml", text)
        assert broken.code == "unreadable" and broken.severity is types.DiagnosticSeverity.Error
        assert broken.range.start.line == 4 and "never closed" in broken.message
    assert "ninja-title" in codes(await editor.retype("a.yaml", sound + 'benefits: "Bread and butter"'))
    (broken,) = await editor.open("a.json", '{"title": "Baker",\n "summary": }', "json")
    assert broken.range.start == types.Position(1, 12)
    assert editor.client.messages == []


async def test_settings_of_some_program_stay_silent_while_they_are_broken(editor: Editor) -> None:
    await editor.begin()
    assert await editor.open("settings.yaml", "services: {web: {image: nginx}}\n", "yaml") == []
    assert await editor.retype("settings.yaml", "services: {web: {image: nginx\n") == []
    assert "ninja-title" in codes(
        await editor.retype("settings.yaml", "title: Baker\nsummary: A ninja\nresponsibilities: [Bake]\nrequirements: [Hands]\n")
    )


async def test_front_matter_that_breaks_costs_nothing_but_itself(editor: Editor) -> None:
    await editor.begin()
    told = await editor.open("baker.md", f"---\ntitle: Baker\npay: [\n---\n\n{BAKER}")
    assert {"front-matter-broken", "ninja-title"} <= codes(told)


async def test_whatever_is_typed_there_is_an_answer(editor: Editor) -> None:
    await editor.begin()
    await editor.open("baker.md", BAKER)
    for text in (
        "",
        "\x00\x01",
        "%PDF-1.7 ninja",
        "{\\rtf1 ninja}",
        "\ufeff# Ninja\n\nWe bake.",
        "x" * 200_000,
        "[" * 50_000,
        "\ud83d ninja",
    ):
        await editor.retype("baker.md", text)
    assert "ninja-title" in codes(await editor.retype("baker.md", BAKER))
    assert editor.client.messages == []


async def test_a_large_file_holds_up_no_answer_about_another(editor: Editor) -> None:
    await editor.begin()
    await editor.open("baker.md", BAKER)
    large = (BAKER + POSTING) * (1_000_000 // len(BAKER + POSTING))
    params = types.DidOpenTextDocumentParams(types.TextDocumentItem(editor.uri("large.md"), "markdown", 1, large))
    editor.client.text_document_did_open(params)
    hover = await editor.explain("baker.md", 2, 12)
    assert hover is not None and "ninja-title" in hover
    assert editor.published.empty(), "the answer came after the large file was judged"
    told = await editor.see("large.md")
    assert len(told) == 1001 and "more findings" in told[-1].message
