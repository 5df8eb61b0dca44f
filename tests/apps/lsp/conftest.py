"""A client that starts the language server as an editor does, and speaks the protocol with it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest_asyncio
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

ROOT = Path(__file__).parents[3]
DAY = "2026-11-26"


class Editor:
    """An editor with one server. What it is told of a file comes as it was sent, and in order."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.versions: dict[str, int] = {}
        self.registered: asyncio.Queue[types.Registration] = asyncio.Queue()
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(
            lambda params: [self.registered.put_nowait(one) for one in params.registrations] and None
        )
        client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))

    async def begin(
        self, options: dict[str, Any] | None = None, *, encodings: Sequence[str] = (), plain: bool = False
    ) -> types.InitializeResult:
        """Shake hands; ``plain`` is an editor that can do nothing beyond the first version of the protocol."""
        general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(one) for one in encodings] or None
        )
        can = types.ClientCapabilities(general=general)
        if not plain:
            can.text_document = types.TextDocumentClientCapabilities(
                hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown, types.MarkupKind.PlainText]),
                publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                    related_information=True, code_description_support=True
                ),
                code_action=types.CodeActionClientCapabilities(
                    code_action_literal_support=types.ClientCodeActionLiteralOptions(
                        types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix])
                    )
                ),
                document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
            )
            can.workspace = types.WorkspaceClientCapabilities(
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            )
        return await self.client.initialize_session(
            types.InitializeParams(
                capabilities=can, root_uri=self.folder.as_uri(), initialization_options={"asOf": DAY, **(options or {})}
            )
        )

    def uri(self, name: str) -> str:
        """Where a file of the folder lies."""
        return name if ":" in name else (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a file with a text, saved or not; what is shown of it."""
        uri = self.uri(name)
        self.versions[uri] = 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))
        return await self.see(name)

    def edit(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Change an open file."""
        uri = self.uri(name)
        self.versions[uri] += 1
        identifier = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, list(changes)))

    async def retype(self, name: str, text: str) -> list[types.Diagnostic]:
        """Put another text in the place of all; what is then shown."""
        self.edit(name, types.TextDocumentContentChangeWholeDocument(text))
        return await self.see(name, self.versions[self.uri(name)])

    async def see(self, name: str, version: int | None = None) -> list[types.Diagnostic]:
        """What is shown of a file next or, with a version, of that."""
        while True:
            told = await asyncio.wait_for(self.published.get(), 60)
            if told.uri == self.uri(name) and version in (None, told.version):
                return list(told.diagnostics)

    def save(self, name: str, text: str) -> None:
        """Write a file, and say that it is saved."""
        (self.folder / name).write_text(text, encoding="utf-8")
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name))))

    def touch(self, name: str, text: str | None) -> None:
        """Write a file behind the editor's back (delete it, for None), and say that it was seen to change."""
        kind = types.FileChangeType.Changed
        if text is None:
            (self.folder / name).unlink()
            kind = types.FileChangeType.Deleted
        else:
            (self.folder / name).write_text(text, encoding="utf-8")
        change = types.FileEvent(self.uri(name), kind)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))

    async def act(self, name: str, place: types.Range, only: Sequence[str] | None = None) -> list[types.CodeAction]:
        """What can be done about a place."""
        context = types.CodeActionContext(
            [], only=[types.CodeActionKind(one) if one == "quickfix" else one for one in only or ()] or None
        )  # type: ignore[misc]
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), place, context)
        return [
            one for one in await self.client.text_document_code_action_async(params) or () if isinstance(one, types.CodeAction)
        ]

    async def explain(self, name: str, line: int, column: int) -> str | None:
        """What is told of a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column))
        hover = await self.client.text_document_hover_async(params)
        if hover is None:
            return None
        assert isinstance(hover.contents, types.MarkupContent)
        return hover.contents.value


@pytest_asyncio.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """An editor that has a folder open, in which there is a repository and nothing else; the server has not yet been greeted."""
    (tmp_path / ".git").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    config = ClientServerConfig(server_command=[sys.executable, "-m", "jdlint", "lsp"], server_env=environment)
    client = await config.start()
    assert isinstance(client, LanguageClient)
    yield Editor(client, tmp_path)
    await client.shutdown_session()
    await client.stop()
