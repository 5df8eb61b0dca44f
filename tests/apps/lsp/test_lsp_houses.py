"""Configurations under the language server: the nearest counts, what changes is loaded anew, and what is broken is told and does no harm."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.apps.lsp.conftest import Editor
from tests.apps.lsp.test_lsp_session import BAKER, codes, find

pytestmark = pytest.mark.asyncio
OFF = "rules:\n  ninja-title: off\n"
RULE = """\
id: bread-named
title: Bread is named
category: clarity
severity: warning
since: "0.1"
check:
  terms:
    bread: [rolls]
message: "'{text}' is what we bake"
help: {why: We say rolls., do: Write rolls., not when: Never.}
examples:
  - bad: You bake [[bread]].
  - bad: We need somebody who bakes [[bread]].
  - good: You bake rolls.
  - good: You bake cakes.
"""


async def test_the_nearest_configuration_counts_and_is_loaded_anew_when_it_is_saved(editor: Editor) -> None:
    (editor.folder / "shop").mkdir()
    (editor.folder / "shop" / ".jdlint.yaml").write_text(OFF, encoding="utf-8")
    await editor.begin()
    assert "ninja-title" in codes(await editor.open("baker.md", BAKER))
    assert "ninja-title" not in codes(await editor.open("shop/baker.md", BAKER))
    editor.save("shop/.jdlint.yaml", "rules:\n  ninja-title: error\n")
    ninja = find(await editor.see("shop/baker.md"), "ninja-title")
    assert ninja.severity is types.DiagnosticSeverity.Error


async def test_a_configuration_that_appears_or_goes_is_heeded(editor: Editor) -> None:
    await editor.begin()
    watched = await editor.registered.get()
    assert watched.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    assert "ninja-title" in codes(await editor.open("baker.md", BAKER))
    editor.touch(".jdlint.yaml", OFF)
    assert "ninja-title" not in codes(await editor.see("baker.md"))
    editor.touch(".jdlint.yaml", None)
    assert "ninja-title" in codes(await editor.see("baker.md"))
    editor.touch("pyproject.toml", "[tool.jdlint.rules]\nninja-title = false\n")
    assert "ninja-title" not in codes(await editor.see("baker.md"))


async def test_rules_of_a_house_are_loaded_anew_when_they_change(editor: Editor) -> None:
    (editor.folder / "rules").mkdir()
    (editor.folder / "rules" / "bread-named.yaml").write_text(RULE, encoding="utf-8")
    (editor.folder / ".jdlint.yaml").write_text("rule-paths: [rules]\n", encoding="utf-8")
    await editor.begin()
    bread = find(await editor.open("baker.md", BAKER), "bread-named")
    assert bread.range.start == types.Position(6, 11)
    hover = await editor.explain("baker.md", 6, 12)
    assert hover is not None and "We say rolls." in hover
    editor.touch("rules/bread-named.yaml", RULE.replace("bread: [rolls]", "bake: [knead]").replace("[[bread]]", "[[bake]]"))
    assert find(await editor.see("baker.md"), "bread-named").range.start == types.Position(6, 6)


async def test_a_broken_configuration_is_told_in_its_place_and_once_and_the_last_good_one_counts(editor: Editor) -> None:
    (editor.folder / ".jdlint.yaml").write_text(OFF, encoding="utf-8")
    await editor.begin()
    assert "ninja-title" not in codes(await editor.open("baker.md", BAKER))
    editor.touch(".jdlint.yaml", "rules:\n  ninja-title: off\n  no-such-rule: off\n")
    (fault,) = await editor.see(".jdlint.yaml")
    assert fault.range.start == types.Position(2, 2) and 'no rule "no-such-rule"' in fault.message
    told = await editor.see("baker.md")
    assert told and "ninja-title" not in codes(told)
    await editor.retype("baker.md", BAKER + "\n")
    await editor.retype("baker.md", BAKER)
    (message,) = editor.client.messages
    assert "no-such-rule" in message.message and ".jdlint.yaml" in message.message
    editor.touch(".jdlint.yaml", "rules:\n  clich")
    assert len(await editor.see(".jdlint.yaml")) == 1
    editor.touch(".jdlint.yaml", OFF)
    assert await editor.see(".jdlint.yaml") == []
    assert "ninja-title" not in codes(await editor.see("baker.md"))


async def test_by_a_configuration_that_was_never_sound_nothing_is_judged(editor: Editor) -> None:
    (editor.folder / ".jdlint.yaml").write_text("rules: [\n", encoding="utf-8")
    await editor.begin()
    params = types.DidOpenTextDocumentParams(types.TextDocumentItem(editor.uri("baker.md"), "markdown", 1, BAKER))
    editor.client.text_document_did_open(params)
    (fault,) = await editor.see(".jdlint.yaml")
    assert fault.code == "configuration"
    assert await editor.see("baker.md") == []
    editor.touch(".jdlint.yaml", OFF)
    assert await editor.see(".jdlint.yaml") == []
    assert "ninja-title" not in codes(await editor.see("baker.md"))


async def test_settings_of_the_editor_outrank_the_file_and_may_change(editor: Editor) -> None:
    (editor.folder / "ours.yaml").write_text(OFF, encoding="utf-8")
    (editor.folder / ".jdlint.yaml").write_text("profile: recommended\n", encoding="utf-8")
    await editor.begin({"config": "ours.yaml", "place": "US-CO"})
    told = codes(await editor.open("baker.md", BAKER))
    assert "ninja-title" not in told and "law-place-unknown" not in told
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"jdlint": {"hiringIn": ["US-NY"], "profile": "law-only", "asOf": "2026-11-26"}})
    )
    assert "benefits-missing" not in codes(await editor.see("baker.md"))
    assert editor.client.messages == []


async def test_wrong_settings_are_told_and_do_not_count(editor: Editor) -> None:
    await editor.begin({"place": "US-XX", "profle": "strict", "hiringIn": 7})
    assert "ninja-title" in codes(await editor.open("baker.md", BAKER))
    said = " ".join(one.message for one in editor.client.messages)
    assert 'did you mean "profile"' in said and "hiringIn" in said and "US-XX" in said
