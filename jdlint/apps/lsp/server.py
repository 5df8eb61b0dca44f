"""The server: which message of the Language Server Protocol leads to what."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine, Generator, Sequence
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from jdlint.apps.lsp.abilities import read_abilities
from jdlint.apps.lsp.actions import FIX_ALL, list_actions
from jdlint.apps.lsp.hover import explain_at
from jdlint.apps.lsp.session import Session
from jdlint.apps.lsp.symbols import list_symbols
from jdlint.apps.lsp.wishes import read_wishes
from jdlint.version import VERSION

WATCHED = ("**/.jdlint.{yaml,yml}", "**/pyproject.toml", "**/.gitignore", "**/*.{yaml,yml,json,jsonl}")
"""Configurations, and whatever a house may have for jdlint itself: rules, law, a schema."""
PATIENCE = 10
"""Seconds in which an editor may answer."""
logger = logging.getLogger("jdlint.lsp")


class _Protocol(LanguageServerProtocol):
    """The protocol, with the texts kept by `Session`: pygls takes a form feed and U+2028 for ends of lines, which the protocol does not."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """jdlint as a language server."""

    def __init__(self) -> None:
        super().__init__("jdlint", VERSION, protocol_cls=_Protocol)
        self.session = Session(self._publish, self._tell)
        self.given: object = None
        self.ended = False
        self._tasks: set[asyncio.Task[None]] = set()

    def _publish(self, uri: str, version: int | None, diagnostics: Sequence[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _tell(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"jdlint: {message}"))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say what went wrong on standard error; a person at the keyboard can do nothing about it."""
        logger.error("%s: %s", getattr(source, "__name__", source), error)

    def settle(self, value: object) -> None:
        """Take over the editor's settings."""
        wishes, faults = read_wishes(value, self.session.root)
        if faults:
            self._tell(f"settings: {'; '.join(faults)}")
        if wishes != self.session.houses.wishes:
            self.session.houses.wishes = wishes
            self.session.reload()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that waits for the editor, while the server goes on."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle_in(self) -> None:
        """Ask the editor to tell of files and settings that change, and for its settings."""
        abilities = self.session.abilities
        wanted = []
        if abilities.watches:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            files = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted.append(types.Registration("jdlint.files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files))
        if abilities.told:
            section = types.DidChangeConfigurationRegistrationOptions("jdlint")
            wanted.append(types.Registration("jdlint.settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
        if wanted:
            try:
                await asyncio.wait_for(self.client_register_capability_async(types.RegistrationParams(wanted)), PATIENCE)
            except Exception as error:
                logger.error("the editor watches no files: %s", error)
        if abilities.configured:
            await self.ask_settings()

    async def ask_settings(self) -> None:
        """Ask the editor for its settings, if it can be asked; what it does not say is as it was given when it began."""
        item = types.ConfigurationItem(scope_uri=None, section="jdlint")
        try:
            (value,) = await asyncio.wait_for(self.workspace_configuration_async(types.ConfigurationParams([item])), PATIENCE)
        except Exception as error:  # an editor that cannot tell is served all the same
            logger.error("the editor's settings could not be had: %s", error)
            return
        self.settle(value or self.given)


def make_server() -> Server:
    """The server with all that it can do."""
    server = Server()
    for method, handler, options in (
        (types.INITIALIZE, _initialize, None),
        (types.INITIALIZED, _initialized, None),
        (types.SHUTDOWN, _shutdown, None),
        (types.TEXT_DOCUMENT_DID_OPEN, _open, None),
        (types.TEXT_DOCUMENT_DID_CHANGE, _change, None),
        (types.TEXT_DOCUMENT_DID_SAVE, _save, types.SaveOptions(include_text=False)),
        (types.TEXT_DOCUMENT_DID_CLOSE, _close, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, _files_changed, None),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, _settings_changed, None),
        (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, _folders_changed, None),
        (types.TEXT_DOCUMENT_HOVER, _hover, None),
        (types.TEXT_DOCUMENT_CODE_ACTION, _act, types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])),
        (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _outline, None),
    ):
        server.feature(method, options)(handler)
    return server


def serve() -> int:
    """Serve whoever is at standard input until it is told to end, or is left alone: 0 where it was shut down, else 1."""
    server = make_server()
    # There is nothing to put in order, and the thread that waits for input would not hear of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # the protocol's alone
    server.start_io(sys.stdin.buffer, out)
    server.session.close()
    return 0 if server.ended else 1


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    folders = [folder.uri for folder in params.workspace_folders or ()] or [uri for uri in (params.root_uri,) if uri]
    ls.session.roots = [path for path in map(to_fs_path, folders) if path] or [path for path in (params.root_path,) if path]
    ls.session.abilities = read_abilities(params.capabilities, ls.workspace.position_encoding)
    ls.given = params.initialization_options
    ls.settle(ls.given)
    ls.session.warm_up()


def _initialized(ls: Server, params: types.InitializedParams) -> None:
    ls.spawn(ls.settle_in())


def _shutdown(ls: Server, params: None) -> None:
    ls.ended = True


def _open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    one = params.text_document
    ls.session.open(one.uri, one.language_id, one.version, one.text)


def _change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.session.change(params.text_document.uri, params.text_document.version, params.content_changes)


def _save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    _reload(ls, [params.text_document.uri])


def _close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.session.shut(params.text_document.uri)


def _files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    _reload(ls, [change.uri for change in params.changes])


def _reload(ls: Server, uris: Sequence[str]) -> None:
    ls.session.reload([path for path in map(to_fs_path, uris) if path])


def _settings_changed(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    if ls.session.abilities.configured:
        ls.spawn(ls.ask_settings())
    elif isinstance(params.settings, dict) and "jdlint" in params.settings:
        ls.settle(params.settings)


def _folders_changed(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    gone = {folder.uri for folder in params.event.removed}
    kept = [path for path in ls.session.roots if path not in {to_fs_path(uri) for uri in gone}]
    added = [path for path in (to_fs_path(folder.uri) for folder in params.event.added) if path]
    ls.session.roots = [*kept, *added]
    ls.session.reload()


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    return await ls.session.ask(
        params.text_document.uri, lambda checked, _: explain_at(checked, params.position, ls.session.abilities)
    )


async def _act(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    if not ls.session.abilities.literals:
        return None
    return await ls.session.ask(
        params.text_document.uri,
        lambda checked, version: list_actions(checked, params.text_document.uri, version, params, ls.session.abilities),
    )


async def _outline(
    ls: Server, params: types.DocumentSymbolParams
) -> Sequence[types.DocumentSymbol | types.SymbolInformation] | None:
    return await ls.session.ask(
        params.text_document.uri, lambda checked, _: list_symbols(checked, params.text_document.uri, ls.session.abilities)
    )
