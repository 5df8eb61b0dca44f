"""Worker processes that read and judge, so that one hostile document neither stops the others nor the server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from jdlint.apps.web.worker import Answer, Worker


class Busy(Exception):
    """More is asked than the server holds."""


class Pool:
    """``workers`` processes, ``seconds`` for each task, and at most ``waiting`` tasks that wait for one of them."""

    def __init__(self, workers: int, seconds: float, waiting: int, house: Mapping[str, Any]) -> None:
        self.seconds = seconds
        self._most_waiting = waiting
        self._waiting = 0
        self._workers = [Worker(house) for _ in range(workers)]
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="jdlint-line")  # each waits for one worker
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._returning: set[asyncio.Task[None]] = set()
        self._closed = False
        self.fault = ""
        """Why the workers could not be started."""

    async def start(self) -> None:
        """Wait until every worker is ready. Raises RuntimeError where one cannot be."""
        try:
            await asyncio.gather(*(self._on_thread(worker.start) for worker in self._workers))
        except RuntimeError as error:
            self.fault = str(error)
            raise
        for worker in self._workers:
            self._idle.put_nowait(worker)

    @property
    def ready(self) -> bool:
        """Whether tasks can be taken."""
        return not self._closed and any(worker.alive for worker in self._workers)

    async def run(
        self, task: str, files: Sequence[tuple[str, bytes]], options: Mapping[str, Any], gone: Callable[[], Awaitable[bool]]
    ) -> Answer:
        """Have a task done, unless by its turn ``gone`` says that nobody waits for it. Raises `Busy`, `Overrun` and `BadRequest`."""
        if self._waiting >= self._most_waiting or self._closed:
            raise Busy
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        asked: Awaitable[Answer] | None = None
        try:
            if await gone():
                raise Busy
            asked = self._on_thread(worker.ask, (task, list(files), dict(options)), self.seconds)
            return await asyncio.shield(asked)
        except RuntimeError:
            raise Busy from None  # its process cannot be started; the reason has nothing to do with the task
        finally:
            # Also of a request that is given up: its worker is free when it is done, and not before.
            returning = asyncio.create_task(self._return(worker, asked))
            self._returning.add(returning)
            returning.add_done_callback(self._returning.discard)

    async def _return(self, worker: Worker, asked: Awaitable[Answer] | None) -> None:
        if asked is not None:
            await asyncio.wait([asyncio.ensure_future(asked)])
        try:
            if not worker.alive and not self._closed:
                await self._on_thread(worker.start)
        except RuntimeError:
            await asyncio.sleep(1)  # it is tried anew with the next task
        self._idle.put_nowait(worker)

    def _on_thread(self, function: Callable[..., Any], *arguments: Any) -> asyncio.Future[Any]:
        return asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)

    def close(self) -> None:
        """End every worker for good."""
        self._closed = True
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
