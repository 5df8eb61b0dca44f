"""Killed, stopped, out of space, out of memory's reach: a run goes on where it was, and ends as if nothing had happened."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gate.feeds import make_feed

NAMES = ("accepted", "rejected.jsonl", "results.jsonl", "summary.json", "metrics.prom")
KILLS = 20


def command(folder: Path, feed: Path, *more: str) -> list[str]:
    outputs = [argument for name in NAMES for argument in (f"--{name.partition('.')[0]}", str(folder / name))]
    return [
        sys.executable,
        "-m",
        "jdlint",
        "gate",
        str(feed),
        *outputs,
        "--max-rejected",
        "100%",
        "--as-of",
        "2026-11-26",
        "--no-config",
        "--quiet",
        "--checkpoint",
        "0",
        *more,
    ]


def run(arguments: list[str], limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120, preexec_fn=limit, check=False)


def read(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


@pytest.fixture(name="work")
def _work(tmp_path: Path) -> Path:
    for name in ("whole", "cut"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("form", "more"), [("xml", ()), ("json", ("--workers", "2")), ("csv", ("--state", "STATE")), ("jsonl", ())]
)
def test_killed_at_random_points_and_resumed(work: Path, form: str, more: tuple[str, ...]) -> None:
    feed = work / "feed"
    made = make_feed(form, 1200, damaged=0.03)
    feed.write_bytes(made.data)
    settings = {
        name: tuple(str(work / name / "state.sqlite") if word == "STATE" else word for word in more) for name in ("whole", "cut")
    }
    started = time.monotonic()
    assert run(command(work / "whole", feed, *settings["whole"])).returncode == 0
    seconds = time.monotonic() - started
    chance = random.Random(form)
    kills = finished = 0
    resume: tuple[str, ...] = ()
    while kills < KILLS // 4 or not finished:
        process = subprocess.Popen(
            command(work / "cut", feed, *settings["cut"], *resume),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(timeout=chance.uniform(0.2, 1.0) * seconds if kills < KILLS // 4 else 120)
        except subprocess.TimeoutExpired:
            # All of it at once, workers included, as when a machine goes down.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            resume = ("--resume",)
            continue
        assert process.returncode == 0
        finished += 1
        if kills < KILLS // 4:
            for name in NAMES:
                (work / "cut" / name).unlink()
            for path in (work / "cut").glob("state*"):
                path.unlink()
            resume = ()
            finished = 0
    assert read(work / "cut") == read(work / "whole")
    assert not list((work / "cut").glob("*.work"))
    summary = json.loads((work / "cut" / "summary.json").read_text())
    assert summary["counts"]["received"] == 1200
    assert summary["counts"]["unreadable"] == len(made.damages)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_between_two_records(work: Path, number: signal.Signals) -> None:
    feed = work / "feed"
    feed.write_bytes(make_feed("jsonl", 3000).data)
    process = subprocess.Popen(command(work / "cut", feed), stderr=subprocess.PIPE, text=True)
    part = work / "cut" / "accepted.work" / "results.part"
    while process.poll() is None and not (part.exists() and part.stat().st_size):
        time.sleep(0.02)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 4
    assert "--resume" in said
    assert "Traceback" not in said
    assert not (work / "cut" / "accepted").exists()
    assert run(command(work / "cut", feed, "--resume")).returncode == 0
    assert run(command(work / "whole", feed)).returncode == 0
    assert read(work / "cut") == read(work / "whole")


def test_a_full_disk(work: Path) -> None:
    feed = work / "feed"
    feed.write_bytes(make_feed("xml", 800).data)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    result = run(command(work / "cut", feed), limit)
    assert result.returncode == 4, result.stderr
    assert "could not go on" in result.stderr
    assert "Traceback" not in result.stderr
    assert run(command(work / "cut", feed, "--resume")).returncode == 0
    assert run(command(work / "whole", feed)).returncode == 0
    assert read(work / "cut") == read(work / "whole")


def test_resumed_with_another_feed(work: Path) -> None:
    feed = work / "feed"
    feed.write_bytes(make_feed("xml", 800).data)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    assert run(command(work / "cut", feed), limit).returncode == 4
    feed.write_bytes(make_feed("xml", 800, seed=2).data)
    result = run(command(work / "cut", feed, "--resume"))
    assert result.returncode == 4
    assert "not the one" in result.stderr


def test_two_runs_at_once(work: Path) -> None:
    feed = work / "feed"
    feed.write_bytes(make_feed("jsonl", 3000).data)
    first = subprocess.Popen(command(work / "cut", feed), stderr=subprocess.DEVNULL)
    ledger = work / "cut" / "accepted.work" / "ledger.sqlite"
    while first.poll() is None and not ledger.exists():
        time.sleep(0.02)
    time.sleep(0.2)
    second = run(command(work / "cut", feed))
    assert first.wait(timeout=120) == 0
    assert second.returncode == 2
    assert "Another run" in second.stderr


def test_a_reader_who_hangs_up(work: Path) -> None:
    feed = work / "feed"
    feed.write_bytes(make_feed("jsonl", 20).data)
    arguments = [word for word in command(work / "cut", feed) if word != "--quiet"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0
    assert (work / "cut" / "accepted").exists()


MEMORY = 400_000_000
BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(b"\0" * 300_000_000, 9),
    "gzip of one line": lambda: gzip.compress(b'{"a": "' + b"x" * 300_000_000, 6),
    "laughs": lambda: b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(b'<!ENTITY b%d "&a;&a;">' % n for n in range(50)) + b"]><jobs><job>&b1;</job></jobs>",
    "external": lambda: b'<?xml version="1.0"?><!DOCTYPE j [<!ENTITY x SYSTEM "file:///etc/passwd">]><jobs><job><id>&x;</id></job></jobs>',
    "deep JSON": lambda: b'[{"id": 1, "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]",
    "deep JSON outside": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep XML": lambda: b"<jobs><job>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</job></jobs>",
    "long CSV field": lambda: b'id,title\n1,"' + b"x" * 100_000_000 + b'"\n2,Baker\n',
    "long CSV line": lambda: b"id,title\n1," + b"x" * 100_000_000 + b"\n2,Baker\n",
    "long JSON string": lambda: b'[{"id": "' + b"x" * 100_000_000 + b'"}]',
    "XML without end": lambda: b"<jobs><job><id>1</id>" + b"<p>text</p>" * 5_000_000,
    "CDATA without end": lambda: b"<jobs><job><id>1</id><![CDATA[" + b"text " * 20_000_000,
    "quotes": lambda: b"id,title\n" + b'"' * 3_000_000 + b"\n1,Baker\n",
    "braces": lambda: b"[" + b"{" * 3_000_000,
    "tags": lambda: b"<jobs>" + b"<job>" * 1_000_000 + b"</jobs>",
    "brackets": lambda: b"<jobs><job>" + b"<" * 5_000_000,
    "many values": lambda: b'[{"id": 1, "a": [' + b"1," * 2_000_000 + b"1]}]",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_go_off_in_a_bounded_space(tmp_path: Path, bomb: str) -> None:
    feed = tmp_path / "feed"
    feed.write_bytes(BOMBS[bomb]())

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 3, MEMORY * 3))

    started = time.monotonic()
    result = run(
        [sys.executable, "-m", "jdlint", "gate", str(feed), "--results", str(tmp_path / "results.jsonl"), "--no-config"], limit
    )
    assert time.monotonic() - started < 60
    assert result.returncode in (1, 3), (result.returncode, result.stderr[-500:])
    assert "Traceback" not in result.stderr
    assert "jdlint itself failed" not in result.stderr
    assert result.stderr.strip()
    assert "root:" not in result.stdout + result.stderr
