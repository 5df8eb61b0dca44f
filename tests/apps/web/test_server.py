"""The server as a process: hostile documents, limits, tokens, and how it starts and stops."""

from __future__ import annotations

import base64
import io
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.apps.test_review import POSTING
from tests.apps.web.conftest import ROOT, Server, serve
from tests.reading.pages import make_pdf, write_down
from tests.reading.word import make, replace_part

SAMPLES = ROOT / "samples"
DAY = "2026-11-25"


LINE = "We want a ninja (a guru) for $5 in Denver, CO. "


def test_a_token_is_asked_for_and_nothing_is_served_beyond_this_machine_without(tmp_path: Path) -> None:
    token = "a-long-enough-secret"
    (tmp_path / "token").write_text(f"{token}\n")
    with serve(tmp_path, "--workers", "1", "--token-file", "token") as server:
        for headers, status in (
            ({}, 401),
            ({"Authorization": "Bearer wrong"}, 401),
            ({"Authorization": f"Bearer {token}"}, 200),
            ({"Authorization": "Basic " + base64.b64encode(f"me:{token}".encode()).decode()}, 200),
            ({"Authorization": "Basic ???"}, 401),
        ):
            assert httpx.get(f"{server.url}/v1/rules/ninja-title", headers=headers).status_code == status
        assert httpx.get(f"{server.url}/healthz").status_code == 200
    environment = {name: value for name, value in os.environ.items() if name != "JDLINT_TOKEN"}
    for arguments, said in (
        ([], "needs a token"),
        (["--token-file", "none"], "cannot be read"),
        (["--token-file", "short"], "at least 16 letters"),
    ):
        (tmp_path / "short").write_text("secret")
        done = subprocess.run(
            [sys.executable, "-m", "jdlint", "serve", "--host", "0.0.0.0", "--port", "0", *arguments],
            cwd=tmp_path, capture_output=True, text=True, timeout=60, env={**environment, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == 2
        assert said in done.stderr


def list_hostile() -> dict[str, bytes]:
    bomb = io.BytesIO(make("# Miller"))
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/big.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(bytes(1_000_000))
    archive_bomb = io.BytesIO()
    with zipfile.ZipFile(archive_bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.md", "w", force_zip64=True) as part:
        for _ in range(100):
            part.write(b"x" * 1_000_000)
    outside = b'<?xml version="1.0"?><!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd"><w:document/>'
    loop = make_pdf(write_down(["We look for a miller."])).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    return {
        "bomb.docx": bomb.getvalue(),
        "bomb.zip": archive_bomb.getvalue(),
        "tags.html": b"<div>" * 1_000_000,
        "large.md": b"x" * 10_400_000,
        "huge.md": b"x" * 100_000_000,
        "outside.docx": replace_part(make("# Miller"), "word/document.xml", lambda _: outside),
        "loop.pdf": loop,
        "noise.bin": random.Random(1).randbytes(200_000),
        "deep.json": b"[" * 500_000,
    }


def measure_memory(process: int) -> int:
    """Bytes that a process and its children hold."""
    total = 0
    for pid in [process, *list_children(process)]:
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        total += 1000 * int(next(line.split()[1] for line in status.split("\n") if line.startswith("VmRSS")))
    return total


def list_children(process: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found.append(int(path.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured by /proc")
def test_two_hundred_at_once_with_hostile_ones_among_them(tmp_path: Path) -> None:
    hostile = list_hostile()
    good = (SAMPLES / "exemplary.md").read_bytes()
    with serve(tmp_path, "--workers", "2", "--seconds", "5") as server:
        process = server.process.pid
        peak = 0
        done = threading.Event()

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.1):
                peak = max(peak, measure_memory(process))

        watcher = threading.Thread(target=watch)
        watcher.start()

        def send(number: int) -> tuple[str, int, str]:
            name = list(hostile)[number // 10 % len(hostile)] if number % 10 == 0 else "good.md"
            data = hostile.get(name, good)
            with httpx.Client(base_url=server.url, timeout=120) as client:
                for _ in range(20):
                    answer = client.post("/v1/check", files={"file": (name, data)}, data={"options": json.dumps({"as_of": DAY})})
                    if answer.status_code != 503:
                        break
                    time.sleep(0.5)
            return name, answer.status_code, answer.text

        with ThreadPoolExecutor(200) as threads:
            answers = list(threads.map(send, range(200)))
        done.set()
        watcher.join()
        for name, status, text in answers:
            said = json.loads(text)
            if name == "good.md":
                assert status == 200
                assert said["postings"][0]["verdict"] == "READY"
            elif status == 200:
                assert said["errors"] or name in ("tags.html", "noise.bin", "loop.pdf"), name
            else:
                assert status in (413, 422, 504), (name, status)
                assert said["message"]
        assert len([1 for name, _, _ in answers if name != "good.md"]) == 20
        assert peak < 2_500_000_000
        assert httpx.get(f"{server.url}/readyz").json() == {"ready": True}


def test_a_document_that_takes_too_long_is_told_and_the_worker_is_replaced(tmp_path: Path) -> None:
    with serve(tmp_path, "--workers", "1", "--seconds", "0.5") as server, httpx.Client(base_url=server.url, timeout=60) as client:
        slow = client.post("/v1/check", json={"text": LINE * 200_000})
        assert slow.status_code == 504
        assert "took longer than 0.5 seconds" in slow.json()["message"]
        assert client.post("/v1/check", json={"text": "# Baker"}).status_code in (200, 422)
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", (0, -15)), ("SIGINT", (0,))])
def test_it_stops_when_it_is_told_and_leaves_nobody_behind(tmp_path: Path, name: str, status: tuple[int, ...]) -> None:
    """What takes a second or two is still answered; what takes long is ended."""
    with serve(tmp_path, "--workers", "2", "--seconds", "60") as server, ThreadPoolExecutor(2) as threads:
        children = list_children(server.process.pid)
        assert len(children) >= 2

        def send(times: int) -> httpx.Response | None:
            try:
                return httpx.post(f"{server.url}/v1/check", json={"text": LINE * times}, timeout=60)
            except httpx.HTTPError:
                return None

        short, long = threads.submit(send, 20_000), threads.submit(send, 209_000)
        time.sleep(0.5)
        server.process.send_signal(getattr(signal, name))
        start = time.monotonic()
        assert server.process.wait(20) in status
        assert time.monotonic() - start < 12
        answer = short.result()
        assert answer is not None and answer.status_code == 200
        long.result()
        deadline = time.monotonic() + 5
        while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not any(Path(f"/proc/{pid}").exists() for pid in children)


@pytest.mark.skipif(sys.platform == "win32", reason="ulimit is a matter of Unix")
def test_it_writes_nothing_to_the_disk_and_says_nothing_of_what_it_reads(tmp_path: Path) -> None:
    """No process of the server may write a file (ulimit -f 0), not even one that is deleted at once."""
    with serve(tmp_path, "--workers", "1", before=("sh", "-c", 'ulimit -f 0; exec "$@"', "sh")) as server:
        large = b"# Baker\n\n" + b"We look for a ninja. " * 150_000
        options = json.dumps({"place": ["US-CO", "Bogota"], "hiring_in": "CO"})
        with httpx.Client(base_url=server.url, timeout=60) as client:
            assert client.post("/v1/check", files={"file": ("baker.md", large)}).status_code == 200
            assert client.post("/v1/check", files={"file": ("a.docx", POSTING)}, data={"options": options}).status_code in (
                200,
                422,
            )
            assert client.post("/v1/check", json={"text": "ninja", "options": {"\u00fc": 1}}).status_code == 422
            broken = {"Content-Type": "multipart/form-data; boundary=x"}
            assert client.post("/v1/check", content=b"ninja", headers=broken).status_code == 400
        server.stop()
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count address space differently or not at all")
def test_a_document_that_takes_too_much_memory_is_told_and_the_next_one_is_read(tmp_path: Path) -> None:
    limited = ("sh", "-c", 'ulimit -v 450000; exec "$@"', "sh")
    with serve(tmp_path, "--workers", "1", before=limited) as server, httpx.Client(base_url=server.url, timeout=60) as client:
        answer = client.post("/v1/check", files={"file": ("nested.html", b"<div><p>ninja " * 700_000)})
        assert answer.status_code == 422
        assert "needs more memory than one may take" in answer.json()["message"]
        assert client.post("/v1/check", json={"text": "# Baker"}).status_code == 200


def test_a_house_whose_rules_are_broken_is_told_before_anything_is_served(tmp_path: Path) -> None:
    (tmp_path / ".jdlint.yaml").write_text("rule-paths: [ours]\n")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "x.yaml").write_text("id: x\n")
    done = subprocess.run(
        [sys.executable, "-m", "jdlint", "serve", "--port", "0", "--workers", "2"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2
    assert "The server cannot start: " in done.stderr and "this is no rule, as it has no title" in done.stderr
    assert "Traceback" not in done.stderr and "Open http" not in done.stderr


def test_a_port_that_is_taken_is_told(server: Server) -> None:
    port = server.url.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "jdlint", "serve", "--port", port],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert "cannot be served" in done.stderr
    assert "--port 0 takes a free one" in done.stderr


def test_without_the_extra_it_is_told_how_to_get_it(tmp_path: Path) -> None:
    missing = "import sys; sys.modules['uvicorn'] = None; from jdlint.apps.cli import run; sys.exit(run())"
    done = subprocess.run(
        [sys.executable, "-c", missing, "serve"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "The page needs an optional part: pip install 'jdlint[web]'\n")
