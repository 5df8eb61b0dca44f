"""The server as a process: how it ends, what it says where, and how fast it answers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lsprotocol import types

from tests.apps.lsp.conftest import ROOT, Editor

HELLO = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}


def frame(*messages: object) -> bytes:
    bodies = [json.dumps(one).encode() for one in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)


def run(data: bytes, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-m", "jdlint", "lsp", *arguments],
        input=data,
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
    )


def test_it_ends_with_0_if_it_was_shut_down_and_with_1_if_it_was_left_alone(tmp_path: Path) -> None:
    shutdown, end = {"jsonrpc": "2.0", "id": 2, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}
    done = run(frame(HELLO, shutdown, end), tmp_path, "--stdio")
    assert done.returncode == 0 and done.stderr == b"" and b'"serverInfo"' in done.stdout
    assert run(frame(HELLO, end), tmp_path).returncode == 1
    assert run(frame(HELLO), tmp_path).returncode == 1
    assert run(b"", tmp_path).returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_message_is_survived(tmp_path: Path) -> None:
    broken = b"Content-Length: 9\r\n\r\n{not json"
    strange = {"jsonrpc": "2.0", "id": 7, "method": "textDocument/unheardOf", "params": {}}
    shutdown, end = {"jsonrpc": "2.0", "id": 2, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}
    done = run(frame(HELLO) + broken + frame(strange, shutdown, end), tmp_path)
    assert done.returncode == 0
    assert b"showMessage" not in done.stdout
    assert b"Traceback" not in done.stderr and len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for a process")
def test_ctrl_c_ends_it_at_once() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "jdlint", "lsp"]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(frame(HELLO))
        server.stdin.flush()
        server.stdout.readline()
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == -signal.SIGINT


def test_without_the_optional_part_the_line_to_install_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text('raise ModuleNotFoundError("No module named pygls", name="pygls")\n')
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, "-m", "jdlint", "lsp"], input=b"", env=environment, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode().strip().endswith("pip install 'jdlint[lsp]'") and done.stdout == b""


def test_nothing_of_it_is_loaded_by_other_commands() -> None:
    code = "import sys; from jdlint.apps.cli import cli; import jdlint.apps.check; print([m for m in sys.modules if 'pygls' in m or 'lsprotocol' in m or m == 'asyncio'])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.asyncio
async def test_from_a_key_to_its_findings_takes_little_time(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    await editor.begin()
    text = "".join((ROOT / "samples" / name).read_text(encoding="utf-8") + "\n" for name in ("needs-work.md", "exemplary.md")) * 3
    await editor.open("two-pages.md", text[:6000])
    start = types.Position(8, 2)
    taken = []
    for number in range(100):
        began = time.perf_counter()
        editor.edit("two-pages.md", types.TextDocumentContentChangePartial(types.Range(start, start), "x" if number % 6 else " "))
        await editor.see("two-pages.md", number + 2)
        taken.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.01)
    median, slow = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    with capsys.disabled():
        print(f"\nfrom a key to its findings: median {median:.0f} ms, 95th percentile {slow:.0f} ms")
    # On a machine with nothing else to do it is about a tenth of this.
    assert median < 250
