"""Rows from several processes, in the order of the records, with a bounded number of records on their way."""

from __future__ import annotations

import datetime
import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NamedTuple

from jdlint.gate.rows import Clerk, Row, calm_collector, hash_record
from jdlint.reading.feeds.segments import Form
from jdlint.settings import Config

BATCH = 64
"""Records that go to a worker at a time."""

BATCH_BYTES = 2_000_000
"""From how many bytes on a batch is sent off, however few records it holds."""


class Asked(NamedTuple):
    """A record to be judged: its position, its bytes, and its values if it has no bytes."""

    position: int
    raw: bytes
    value: Mapping[str, Any] | None


class Terms(NamedTuple):
    """What a clerk needs to know to judge the records of a feed."""

    config: Config
    as_of: datetime.date
    form: Form
    uri: str
    shadow: Config | None = None

    def hire(self) -> Clerk:
        """A clerk who knows."""
        return Clerk(self.config, self.as_of, self.form, self.uri, self.shadow)


Batch = list[Asked]
_clerk: Clerk | None = None


def judge_here(terms: Terms, batches: Iterable[Batch]) -> Generator[list[Row], None, None]:
    """The rows of each batch, judged in this process."""
    clerk = terms.hire()
    calm_collector()
    for batch in batches:
        yield [clerk.judge(*one) for one in batch]


def judge_apart(terms: Terms, batches: Iterable[Batch], workers: int) -> Generator[list[Row], None, None]:
    """The rows of each batch, judged by worker processes.

    A worker that dies takes nobody with it: the records of its batch are judged one by one, and the one on which a worker dies again cannot be read.
    """
    waiting: deque[tuple[Batch, Future[list[Row]]]] = deque()
    calm_collector()
    crew = _Crew(terms, workers)
    try:
        source = iter(batches)
        ended = False
        while True:
            while not ended and len(waiting) < 2 * workers + 1:
                batch = next(source, None)
                if batch is None:
                    ended = True
                else:
                    waiting.append((batch, crew.ask(batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                crew.replace()
                yield crew.ask_singly(batch)
                waiting = deque((one, crew.ask(one)) for one, _ in waiting)
    finally:
        crew.dismiss()


class _Crew:
    """The worker processes."""

    def __init__(self, terms: Terms, workers: int) -> None:
        self._terms = terms
        self._workers = workers
        self._pool = self._hire()

    def _hire(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_begin, initargs=(self._terms,))

    def ask(self, batch: Batch) -> Future[list[Row]]:
        try:
            return self._pool.submit(_judge, batch)
        except BrokenProcessPool as broken:
            failed: Future[list[Row]] = Future()
            failed.set_exception(broken)
            return failed

    def ask_singly(self, batch: Batch) -> list[Row]:
        rows = []
        for one in batch:
            try:
                rows += self.ask([one]).result()
            except BrokenProcessPool:
                self.replace()
                why = "a worker process ended while it judged this record; please report it"
                rows.append(Row(one.position, sha256=hash_record(one.raw, one.value), why=why))
        return rows

    def replace(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._hire()

    def dismiss(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin(terms: Terms) -> None:
    global _clerk
    # The one who started the run says when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _clerk = terms.hire()
    calm_collector()


def _judge(batch: Batch) -> list[Row]:
    assert _clerk is not None
    return [_clerk.judge(*one) for one in batch]
