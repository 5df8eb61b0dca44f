"""Workers that end, overrun, or are given up, and what is told of it."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from jdlint.apps.web.pool import Busy, Pool
from jdlint.apps.web.worker import Overrun

QUICK = ("check", [("a.md", b"# Baker\n\nWe look for a baker.\n")], {"as_of": "2026-11-25"})
SLOW = ("check", [("a.md", b"We want a ninja (a guru) for $5 in Denver, CO. " * 200_000)], {"as_of": "2026-11-25"})
HOUSE = {"no_config": True}


async def here() -> bool:
    return False


def run(pool: Pool, work: Callable[[], Awaitable[Any]]) -> Any:
    """Do work with a pool that was started, and close it."""

    async def both() -> Any:
        try:
            await pool.start()
            return await asyncio.wait_for(work(), 60)
        finally:
            pool.close()

    return asyncio.run(both())


def tell_process(pool: Pool) -> int:
    """The process of the first worker; 0 for none."""
    (worker, *_) = pool._workers
    return worker._process.pid if worker.alive else 0


async def wait_for_another(pool: Pool, old: int) -> None:
    deadline = time.monotonic() + 30
    while tell_process(pool) in (0, old):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


def test_a_worker_that_overruns_is_replaced_before_anybody_asks_again() -> None:
    pool = Pool(1, 0.5, 10, HOUSE)

    async def work() -> None:
        old = tell_process(pool)
        with pytest.raises(Overrun, match=r"longer than 0\.5 seconds") as told:
            await pool.run(*SLOW, here)
        assert told.value.status == 504
        await wait_for_another(pool, old)
        with pytest.raises(ProcessLookupError):
            os.kill(old, 0)
        assert (await pool.run(*QUICK, here))["tool"]["name"] == "jdlint"

    run(pool, work)


def test_a_worker_that_is_killed_at_work_is_told_and_replaced() -> None:
    pool = Pool(1, 30, 10, HOUSE)

    async def work() -> None:
        old = tell_process(pool)
        asked = asyncio.create_task(pool.run(*SLOW, here))
        await asyncio.sleep(0.3)
        os.kill(old, signal.SIGKILL)
        with pytest.raises(Overrun, match="broke the process that read it"):
            await asked
        assert await pool.run(*QUICK, here)

    run(pool, work)


def test_a_worker_that_is_killed_while_it_waits_is_not_missed() -> None:
    pool = Pool(1, 30, 10, HOUSE)

    async def work() -> None:
        process = pool._workers[0]._process
        os.kill(process.pid, signal.SIGKILL)
        process.join(10)
        assert not pool.ready
        assert await pool.run(*QUICK, here)
        assert pool.ready

    run(pool, work)


def test_a_request_that_is_given_up_frees_its_worker_when_it_is_done_and_not_before() -> None:
    pool = Pool(1, 30, 10, HOUSE)

    async def work() -> None:
        start = time.monotonic()
        given_up = asyncio.create_task(pool.run(*SLOW, here))
        await asyncio.sleep(0.2)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        assert time.monotonic() - start < 1
        old = tell_process(pool)
        assert await pool.run(*QUICK, here)
        assert tell_process(pool) == old
        assert time.monotonic() - start > 1  # the slow one came first

    run(pool, work)


def test_too_many_are_told_and_those_who_left_are_not_waited_on() -> None:
    pool = Pool(1, 30, 1, HOUSE)
    asked = []

    async def gone() -> bool:
        asked.append("gone")
        return True

    async def work() -> None:
        first = asyncio.create_task(pool.run(*SLOW, here))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(pool.run(*QUICK, gone))
        await asyncio.sleep(0.1)
        with pytest.raises(Busy):
            await pool.run(*QUICK, here)
        assert asked == []
        await first
        with pytest.raises(Busy):
            await second
        assert asked == ["gone"]
        assert await pool.run(*QUICK, here)

    run(pool, work)


def test_a_pool_that_is_closed_ends_what_runs_and_starts_nothing() -> None:
    pool = Pool(1, 60, 10, HOUSE)

    async def work() -> None:
        old = tell_process(pool)
        running = asyncio.create_task(pool.run(*SLOW, here))
        await asyncio.sleep(0.3)
        start = time.monotonic()
        pool.close()
        with pytest.raises((Overrun, Busy)):
            await running
        assert time.monotonic() - start < 2
        with pytest.raises(ProcessLookupError):
            os.kill(old, 0)
        with pytest.raises(Busy):
            await pool.run(*QUICK, here)
        assert tell_process(pool) == 0

    run(pool, work)
