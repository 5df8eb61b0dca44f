"""One worker process with its limits of time and memory, and the line to it."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from jdlint.apps.web.asking import BadRequest

MEMORY = 1_000_000_000
"""Bytes of address space that a worker may have, where the operating system knows such a limit."""
START = 60.0
"""Seconds that a worker may take to load the rules."""
LARGE = "The document needs more memory than one may take. Split it, or save it as plain text."
BROKE = "The document broke the process that read it. Save it anew, or as plain text."

Answer = dict[str, Any] | bytes
"""What becomes JSON, or a file."""


class Overrun(Exception):
    """A document took more time or memory than one may; ``status`` is that of HTTP."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.status = status


class Worker:
    """A process that can be started, asked, ended, and started anew, until it is closed."""

    def __init__(self, house: Mapping[str, Any]) -> None:
        self._house = dict(house)
        self._process: Any = None
        self._line: Connection | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        process = self._process
        return process is not None and bool(process.is_alive())

    def start(self) -> None:
        """Start the process, and wait until its rules are loaded. Raises RuntimeError."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._house), daemon=True, name="jdlint-worker")
        with self._lock:
            if self._closed:
                raise RuntimeError("the server stops")
            process.start()
            self._process, self._line = process, ours
        theirs.close()
        try:
            ready = ours.poll(START) and ours.recv()
        except (EOFError, OSError):
            ready = None
        if ready != ("ready", None):
            self.stop()
            raise RuntimeError(ready[1] if ready else "a worker did not start")

    def ask(self, request: object, seconds: float) -> Answer:
        """Have something done. Raises `Overrun` and `BadRequest`, and RuntimeError where the process cannot be started."""
        if not self.alive:
            self.start()
        line = self._line
        try:
            if line is None:
                raise EOFError
            line.send(request)
            if not line.poll(seconds):
                raise TimeoutError
            kind, answer = line.recv()
        except TimeoutError:
            self.stop()
            said = f"The document took longer than {seconds:g} seconds. Split it, or save it as plain text."
            raise Overrun(said, 504) from None
        except (EOFError, OSError):
            self.stop()
            raise Overrun(BROKE) from None
        if kind == "bad":
            raise BadRequest(*answer)
        if kind == "large":
            raise Overrun(LARGE)
        result: Answer = answer
        return result

    def stop(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            process, self._process = self._process, None
            line, self._line = self._line, None
        if process is not None:
            process.kill()  # it holds nothing that would have to be put in order
            process.join(5)
        if line is not None:
            line.close()

    def close(self) -> None:
        """End the process for good."""
        self._closed = True
        self.stop()


def _work(line: Connection, house: dict[str, Any]) -> None:
    """What a worker process does until its line is closed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    _limit_memory()
    from jdlint.apps.web.desk import Desk
    from jdlint.apps.web.problems import FAILED, note

    try:
        desk = Desk(**house)
    except Exception as error:
        line.send(("failed", getattr(error, "message", str(error))))
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
            note(error)
            answer = ("bad", (FAILED, 500))
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
