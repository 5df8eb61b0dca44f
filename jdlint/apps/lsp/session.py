"""The files that an editor has open, each checked again as soon as it changes, and what is told of them and of their configurations."""

from __future__ import annotations

import asyncio
import datetime
import gc
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.uris import to_fs_path

from jdlint.apps.lsp.abilities import Abilities
from jdlint.apps.lsp.diagnostics import list_diagnostics, list_fault_diagnostics
from jdlint.apps.lsp.houses import Fault, House, Houses
from jdlint.apps.lsp.judging import Checked, check, find_name, is_passed_over
from jdlint.apps.lsp.page import Change, Page
from jdlint.apps.lsp.wishes import Wishes

SWIFT = 0.05
"""Seconds within which a text is checked at every key; what takes longer waits as long again, so that typing stays free."""
LONGEST_WAIT = 0.5
WARM = (
    "warm.md",
    "# Baker\n\nWe need a baker in Denver, CO for $20 to $25 an hour. Apply by 1 May. You bake.\n\n## Benefits\n\n- Bread\n",
)
Answer = TypeVar("Answer")
Publish = Callable[[str, int | None, Sequence[types.Diagnostic]], None]
Tell = Callable[[str], None]


class OpenFile:
    """A file as it stands in the editor. ``turn`` counts its changes and those of what it is judged by."""

    def __init__(self, uri: str, language: str, version: int | None, page: Page) -> None:
        self.uri = uri
        self.path = to_fs_path(uri) or uri.rpartition(":")[2]
        self.saved = to_fs_path(uri) is not None
        # An editor also opens what is not to be mended, such as the older text of a comparison.
        self.name = find_name(self.path, language) if self.saved or uri.startswith("untitled:") else None
        self.version = version
        self.page = page
        self.turn = 0
        self.cost = 0.0
        self.checked: Checked | None = None
        self.checked_version = version
        self.judged_by: House | None = None
        self.passed_over = False
        self.run: asyncio.Task[None] | None = None


class Session:
    """What an editor and jdlint have between them.

    Texts are judged one after the other in a thread of their own, so that a large one holds up no answer about another; what comes of a
    text that has changed meanwhile is dropped.
    """

    def __init__(self, publish: Publish, tell: Tell) -> None:
        self.files: dict[str, OpenFile] = {}
        self.abilities = Abilities()
        self.houses = Houses(Wishes())
        self.roots: list[str] = []
        self._publish = publish
        self._tell = tell
        self._faults: frozenset[Fault] = frozenset()
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="judge")
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="answer")

    def warm_up(self) -> None:
        """Load the rules, and judge something, before there is anything to judge."""
        self._lane.submit(self._warm_up)

    def _warm_up(self) -> None:
        house = self.houses.find(self.root, datetime.date.today())
        if house.linter is not None:
            check(Page(WARM[1]), WARM[0], house.linter)
        # What is there by now stays to the end, and need not be looked through for what can go.
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Judge nothing more."""
        for lane in (self._lane, self._desk):
            lane.shutdown(wait=False, cancel_futures=True)

    @property
    def root(self) -> str:
        """The first folder that is open; without any, the current one."""
        return self.roots[0] if self.roots else os.getcwd()

    def open(self, uri: str, language: str, version: int | None, text: str) -> None:
        """A file was opened."""
        self.files[uri] = file = OpenFile(uri, language, version, Page(text, self.abilities.encoding))
        self._turn(file)

    def change(self, uri: str, version: int | None, changes: Sequence[Change]) -> None:
        """The text of an open file has changed."""
        if (file := self.files.get(uri)) is not None:
            file.page, file.version = file.page.change(changes), version
            self._turn(file)

    def shut(self, uri: str) -> None:
        """A file was closed; nothing is told of it any longer."""
        if (file := self.files.pop(uri, None)) is not None and file.name is not None:
            self._publish(uri, None, ())

    def reload(self, paths: Sequence[str] | None = None) -> None:
        """Files on the disk have changed or, for None, the editor's settings: what they may concern is loaded anew."""
        loop = asyncio.get_running_loop()

        def forget() -> None:
            if paths is None or any(map(self.houses.concerns, paths)):
                self.houses.forget()
                loop.call_soon_threadsafe(self._turn_all)

        self._lane.submit(forget)

    async def ask(self, uri: str, answer: Callable[[Checked, int | None], Answer]) -> Answer | None:
        """What is to be said of an open file as it stands now, made in a thread of its own; None where nothing is known of it.

        ``answer`` is given what was found, and the version of the text in which it was.
        """
        file = self.files.get(uri)
        if file is None or file.name is None:
            return None
        while file.run is not None and not file.run.done():
            await asyncio.shield(file.run)
        if file.checked is None or file.checked.foreign:
            return None
        return await asyncio.get_running_loop().run_in_executor(self._desk, partial(answer, file.checked, file.checked_version))

    def _turn_all(self) -> None:
        for file in self.files.values():
            self._turn(file)

    def _turn(self, file: OpenFile) -> None:
        file.turn += 1
        if file.name is not None and (file.run is None or file.run.done()):
            file.run = asyncio.get_running_loop().create_task(self._check(file))

    async def _check(self, file: OpenFile) -> None:
        """Check a file until what was found is about the text that stands there."""
        turn = -1
        while turn != file.turn:
            if file.cost > SWIFT:
                await asyncio.sleep(min(file.cost, LONGEST_WAIT))
            turn, version, page = file.turn, file.version, file.page
            work = partial(self._examine, file, page)
            checked, diagnostics, faults, cost = await asyncio.get_running_loop().run_in_executor(self._lane, work)
            if self.files.get(file.uri) is not file:
                return
            file.cost = cost
            self._tell_faults(faults)
            if turn == file.turn:
                file.checked, file.checked_version = checked, version
                self._publish(file.uri, version, diagnostics)

    def _examine(self, file: OpenFile, page: Page) -> tuple[Checked, list[types.Diagnostic], frozenset[Fault], float]:
        """In the thread that judges: what is found in a text, as diagnostics, what is wrong with configurations, and the seconds it took."""
        name = file.name or file.path
        folder = os.path.dirname(file.path) if file.saved else self.root
        house = self.houses.find(folder, datetime.date.today())
        start = time.perf_counter()
        if house is not file.judged_by:
            file.judged_by = house
            config = house.linter.config if house.linter is not None else None
            file.passed_over = file.saved and config is not None and is_passed_over(name, config, self._find_root(file.path))
            start = time.perf_counter()
        if house.linter is None or file.passed_over:
            checked = Checked(page, name, foreign=True)
        else:
            checked = check(page, name, house.linter)
            if checked.problem is not None and file.checked is not None and file.checked.foreign:
                # What held no posting is none while it is broken.
                checked = Checked(page, name, foreign=True)
        diagnostics = list_diagnostics(checked, file.uri, self.abilities)
        return checked, diagnostics, frozenset(self.houses.list_faults()), time.perf_counter() - start

    def _find_root(self, path: str) -> str:
        return next((root for root in self.roots if path.startswith(root.rstrip(os.sep) + os.sep)), os.path.dirname(path))

    def _tell_faults(self, faults: frozenset[Fault]) -> None:
        """Show what is wrong with configurations where it stands, and say so once."""
        if faults == self._faults:
            return
        before, self._faults = self._faults, faults
        for path in sorted({fault.path for fault in before | faults if fault.path}):
            mine = sorted(fault for fault in faults if fault.path == path)
            try:
                page = Page(Path(path).read_text(encoding="utf-8-sig", errors="replace"), self.abilities.encoding)
            except OSError:
                page = Page("", self.abilities.encoding)
            self._publish(Path(path).as_uri(), None, list(list_fault_diagnostics(mine, page)))
        fresh = sorted(faults - before)
        if fresh:
            first = fresh[0]
            more = f" (and {len(fresh) - 1} more)" if len(fresh) > 1 else ""
            where = first.path or "the editor's settings"
            self._tell(f"{where}: {first.message}{more}. Until this is mended, postings are judged as before, or not at all.")
