"""The container file: its steps taken one by one in an environment of their own, as far as that goes without a container."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.apps.web.conftest import ROOT

FILE = (ROOT / ".ci" / "Containerfile").read_text(encoding="utf-8")


def list_steps(name: str) -> list[str]:
    return re.findall(rf"^{name} (.+)$", FILE, re.MULTILINE)


def test_it_runs_as_nobody_in_particular_and_fetches_nothing() -> None:
    assert list_steps("USER") == ["10001"]
    assert list_steps("RUN")[1].startswith("pip install --no-cache-dir --no-index ")
    last = FILE.rpartition("\nFROM ")[2]
    assert "apt-get" not in last and "curl" not in last and "ADD " not in last
    assert "JDLINT_TOKEN" in FILE
    assert not re.search(r"^ENV .*TOKEN", FILE, re.MULTILINE)


@pytest.mark.slow
def test_its_steps_make_a_server_that_is_healthy(tmp_path: Path) -> None:
    wheels, venv = tmp_path / "wheels", tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True, capture_output=True)
    environment = {
        **os.environ,
        "PATH": f"{venv}/bin:{os.environ['PATH']}",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "JDLINT_TOKEN": "a-long-enough-secret",
    }
    environment.pop("PYTHONPATH", None)
    build, install = (step.replace("/wheels", str(wheels)).partition(" && ")[0] for step in list_steps("RUN")[:2])
    for command in (build, install):
        done = subprocess.run(shlex.split(command), cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (entry,) = list_steps("ENTRYPOINT")
    command = [str(venv / "bin" / "jdlint"), *json.loads(entry)[1:], "--port", "18765"]
    read_only = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh")  # as --read-only has it: no file can be written
    environment["http_proxy"] = "http://127.0.0.1:9"
    process = subprocess.Popen([*read_only, *command], cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
    try:
        (check,) = re.findall(r"CMD (\[.+\])$", FILE, re.MULTILINE)
        health = [str(venv / "bin" / "python"), *json.loads(check.replace("8765", "18765"))[1:]]
        deadline = time.monotonic() + 90
        while subprocess.run(health, env=environment, capture_output=True).returncode and time.monotonic() < deadline:
            time.sleep(0.5)
        assert subprocess.run(health, env=environment, capture_output=True).returncode == 0
        url = "http://127.0.0.1:18765/v1/check"
        assert httpx.post(url, json={"text": "# Baker"}, timeout=60).status_code == 401
        answer = httpx.post(url, json={"text": "# Baker"}, headers={"Authorization": "Bearer a-long-enough-secret"}, timeout=60)
        assert answer.json()["tool"]["name"] == "jdlint"
        assert (
            httpx.get(
                "http://127.0.0.1:18765/static/desk.js", headers={"Authorization": "Bearer a-long-enough-secret"}
            ).status_code
            == 200
        )
    finally:
        process.terminate()
        process.wait(20)
