"""Servers as people start them, each in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[3]


class Server:
    """A server that runs, and its address."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.url = url

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@contextmanager
def serve(
    folder: Path, *arguments: str, before: tuple[str, ...] = (), configured: bool = False, **environment: str
) -> Iterator[Server]:
    """``jdlint serve`` on a free port, started by the command ``before`` it, if there is one."""
    plain = () if configured else ("--no-config",)
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "jdlint", "serve", "--port", "0", *plain, *arguments],
        cwd=folder, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    try:
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(r"http://\S+?:\d+/", line):
                break
        else:
            raise AssertionError(said)
        server = Server(process, found[0].rstrip("/"))
        wait_for(server)
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)
        process.stderr.close()


def wait_for(server: Server) -> None:
    """Wait until the server answers."""
    transport = httpx.HTTPTransport(retries=20)
    with httpx.Client(transport=transport, timeout=60) as client:
        for _ in range(100):
            try:
                if client.get(f"{server.url}/readyz").status_code == 200:
                    return
            except httpx.ConnectError:
                pass
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the defaults."""
    with serve(tmp_path_factory.mktemp("served"), "--workers", "2") as one:
        yield one


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """A program that asks the server."""
    with httpx.Client(base_url=server.url, timeout=60) as one:
        yield one
