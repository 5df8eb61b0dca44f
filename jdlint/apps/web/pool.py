"""Worker processes that read and judge, so that one hostile document neither stops the others nor the server.

Each has a limit of time and of memory. One that overruns its time, or ends, is replaced, and the request that it worked for is told.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Any

from jdlint.apps.web.asking import BadRequest

MEMORY = 2_000_000_000
"""Bytes of address space that a worker may have, where the operating system knows such a limit."""
START = 60.0
"""Seconds that a worker may take to load the rules."""


class Busy(Exception):
    """More requests wait than the server holds."""


class Overrun(Exception):
    """A document took more time or memory than one may."""


class Pool:
    """``workers`` processes, ``seconds`` for each task, and at most ``waiting`` tasks that wait for one of them."""

    def __init__(self, workers: int, seconds: float, waiting: int, house: Mapping[str, Any]) -> None:
        self.seconds = seconds
        self._most_waiting = waiting
        self._waiting = 0
        self._house = house
        self._workers = [Worker(house) for _ in range(workers)]
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._closed = False

    async def start(self) -> None:
        """Wait until every worker is ready."""
        await asyncio.gather(*(asyncio.to_thread(worker.start) for worker in self._workers))
        for worker in self._workers:
            self._idle.put_nowait(worker)

    @property
    def ready(self) -> bool:
        """Whether tasks can be taken."""
        return not self._closed and any(worker.alive for worker in self._workers)

    async def run(self, task: str, files: Sequence[tuple[str, bytes]], options: Mapping[str, Any]) -> dict[str, Any] | bytes:
        """Have a task done. Raises `Busy`, `Overrun` and `BadRequest`."""
        if self._waiting >= self._most_waiting or self._closed:
            raise Busy
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            return await asyncio.to_thread(worker.ask, (task, list(files), dict(options)), self.seconds)
        finally:
            self._idle.put_nowait(worker)

    def close(self) -> None:
        """End every worker."""
        self._closed = True
        for worker in self._workers:
            worker.stop()


class Worker:
    """One process, and the line to it."""

    def __init__(self, house: Mapping[str, Any]) -> None:
        self._house = house
        self._process: Any = None
        self._line: Connection | None = None
        self._lock = threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and bool(self._process.is_alive())

    def start(self) -> None:
        """Start the process, and wait until its rules are loaded. Raises RuntimeError."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, dict(self._house)), daemon=True, name="jdlint-worker")
        self._process.start()
        theirs.close()
        self._line = ours
        try:
            ready = ours.poll(START) and ours.recv()
        except (EOFError, OSError):
            ready = None
        if ready != ("ready", None):
            self.stop()
            raise RuntimeError(ready[1] if ready else "a worker did not start")

    def ask(self, request: object, seconds: float) -> dict[str, Any] | bytes:
        """Have something done. Raises `Overrun` and `BadRequest`."""
        with self._lock:
            if not self.alive or self._line is None:
                self.start()
            line = self._line
            assert line is not None
            try:
                line.send(request)
                if not line.poll(seconds):
                    raise TimeoutError
                kind, answer = line.recv()
            except TimeoutError:
                self.stop()
                raise Overrun(f"The document took longer than {seconds:g} seconds. Split it, or save it as plain text.") from None
            except (EOFError, OSError):
                self.stop()
                raise Overrun(
                    "The document could not be read: it needs more memory than one may take. Save it as plain text."
                ) from None
        if kind == "bad":
            raise BadRequest(*answer)
        if kind == "large":
            raise Overrun("The document needs more memory than one may take. Split it, or save it as plain text.")
        result: dict[str, Any] | bytes = answer
        return result

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        line, self._line = self._line, None
        if line is not None:
            line.close()
        if process is not None:
            process.terminate()
            process.join(2)
            if process.is_alive():
                process.kill()
                process.join(2)


def _work(line: Connection, house: dict[str, Any]) -> None:
    """What a worker process does until its line is closed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    _limit_memory()
    from jdlint.apps.web.desk import Desk

    try:
        desk = Desk(**house)
    except Exception as error:
        line.send(("failed", str(error)))
        return
    line.send(("ready", None))
    while True:
        try:
            task, files, options = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[str, object] = ("done", desk.do(task, files, options))
        except BadRequest as error:
            answer = ("bad", (error.message, error.status))
        except (MemoryError, RecursionError):
            answer = ("large", None)
        except Exception as error:
            answer = ("bad", (f"jdlint itself failed ({type(error).__name__}). Please report it.", 500))
        try:
            line.send(answer)
        except (OSError, MemoryError):
            return


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))
