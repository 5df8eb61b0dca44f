"""The steps of action.yml: install jdlint, and check the postings of a repository.

All that they need comes by the environment: the inputs as ``JDLINT_…``, and what a runner sets
(https://docs.github.com/actions/reference/variables-reference). No word of a posting or of an input is read by a shell, and what
jdlint says on standard error is printed where the runner heeds no commands.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import secrets
import shlex
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, NoReturn

MOST_RESULTS = 25_000
"""Results that code scanning takes, and the bytes of a packed file: https://docs.github.com/code-security/reference/code-scanning/sarif-files."""
MOST_BYTES = 10_000_000
LEVELS = ("error", "warning", "note")


def main() -> int:
    """Do one step; the exit code."""
    place = Path(read("RUNNER_TEMP"), "jdlint")
    place.mkdir(parents=True, exist_ok=True)
    steps = {"install": install, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in steps:
        stop(f"Say what to do: {sys.argv[0]} install, or check.")
    return steps[sys.argv[1]](place)


def read(name: str) -> str:
    """A variable that a runner sets."""
    return os.environ.get(name) or stop(f"{name} is not set; this is a step of a GitHub action, or of what acts like one.")


def stop(message: str) -> NoReturn:
    """Say what is wrong and end."""
    say("error", message)
    raise SystemExit(2)


def say(command: str, message: str) -> None:
    """A remark on the run."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::{command} title=jdlint::{escaped}", flush=True)


def choose(name: str, form: str, example: str) -> str:
    """An input that has a form."""
    value = os.environ.get(f"JDLINT_{name}", "").strip()
    if not re.fullmatch(form, value, re.ASCII | re.IGNORECASE):
        stop(f'The input "{name.lower().replace("_", "-")}" is "{value}"; it is {example}.')
    return value


def wants(name: str) -> bool:
    """Whether an input is true."""
    return choose(name, "true|false|", "true or false").lower() == "true"


def find_program(place: Path, name: str) -> str:
    """A program of the environment that has jdlint."""
    return str(place / "venv" / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}"))


def install(place: Path) -> int:
    """An environment of its own with jdlint, from the action's own files or from the package index."""
    if sys.version_info < (3, 11):  # noqa: UP036
        stop(f"jdlint needs Python 3.11 or later, and this is {sys.version.split()[0]}; let actions/setup-python come before.")
    version = choose("VERSION", r"([0-9][0-9a-z.+!]*)?", "a version such as 0.1.0")
    extras = choose("EXTRAS", r"([a-z]+( *, *[a-z]+)*)?", "names with commas between, such as docx,pdf").replace(" ", "")
    more = f"[{extras}]" if extras else ""
    action = Path(__file__).resolve().parents[1]
    try:
        venv.create(place / "venv", with_pip=True)
    except (OSError, subprocess.CalledProcessError):
        stop("Python could not make an environment for jdlint; let actions/setup-python come before.")
    command = [find_program(place, "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([*command, f"jdlint{more}=={version}" if version else f"{action}{more}"], check=False).returncode


def check(place: Path) -> int:
    """Check, mark lines, sum up, and tell the following steps; 2 if jdlint could not begin, else 0: the last step has the verdict."""
    annotations, summary = wants("ANNOTATIONS"), wants("SUMMARY")
    reports = {"json": place / "report.json", "sarif": place / "report.sarif", "markdown": place / "comment.md"}
    for path in reports.values():
        path.unlink(missing_ok=True)
    log = place / "findings.txt"
    log.unlink(missing_ok=True)
    command = [find_program(place, "jdlint"), "check", "--color", "never", *list_options()]
    for name, path in {**reports, "concise": log}.items():
        command += ["--format", f"{name}={path}"]
    command += ["--format", "github", "--", *list_paths()]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment)
    show(done.stderr)
    if not all(path.exists() for path in reports.values()):
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        stop(said.removeprefix("Error: ") or f"jdlint ended with {done.returncode} and said nothing.")
    # A command for a mark is shown in the log without its file and line.
    print("::group::All findings", flush=True)
    show(log.read_bytes() or b"None.")
    print("::endgroup::", flush=True)
    if annotations:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.buffer.flush()
    fit(reports["sarif"])
    report = json.loads(reports["json"].read_bytes())
    numbers = {
        "exit-code": done.returncode,
        "postings": report["summary"]["postings"],
        "held": report["summary"]["verdicts"].get("HOLD", 0),
        "errors": report["summary"]["findings"]["error"],
        "warnings": report["summary"]["findings"]["warning"],
    }
    lines = [f"{name}={value}\n" for name, value in {**numbers, **reports}.items()]
    append(read("GITHUB_OUTPUT"), "".join(lines).encode())
    if summary:
        append(read("GITHUB_STEP_SUMMARY"), reports["markdown"].read_bytes())
    print(", ".join(f"{name} {number}" for name, number in numbers.items()))
    return 0


def list_options() -> list[str]:
    """The options of the command that inputs ask for."""
    options = []
    for name in ("PLACE", "FAIL_ON", "CONFIG"):
        value = os.environ.get(f"JDLINT_{name}", "").strip()
        if value:
            options.append(f"--{name.lower().replace('_', '-')}={value}")
    server, repository, revision = (os.environ.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    if server and repository and revision:
        options.append(f"--source-url={server}/{repository}/blob/{revision}")
    try:
        return options + shlex.split(os.environ.get("JDLINT_ARGS", ""))
    except ValueError as error:
        stop(f'The input "args" cannot be read as words of a shell: {error}.')


def list_paths() -> list[str]:
    """What to check, a line each."""
    return [line.strip() for line in os.environ.get("JDLINT_PATHS", "").splitlines() if line.strip()] or ["."]


def show(said: bytes) -> None:
    """Print what may hold any words, so that the runner takes none of them for a command."""
    if said:
        token = secrets.token_hex(16)
        sys.stdout.buffer.write(f"::stop-commands::{token}\n".encode() + said.rstrip(b"\n") + f"\n::{token}::\n".encode())
        sys.stdout.buffer.flush()


def append(file: str, data: bytes) -> None:
    """Add to one of the runner's files."""
    with open(file, "ab") as out:
        out.write(data)


def fit(path: Path) -> None:
    """Cut a SARIF file to what code scanning takes; the gravest results stay, and how many do not is said."""
    data = path.read_bytes()
    log: dict[str, Any] = json.loads(data)
    (run,) = log["runs"]
    results = sorted(run["results"], key=lambda result: ("suppressions" in result, LEVELS.index(result["level"])))
    kept = min(len(results), MOST_RESULTS)
    while kept and (kept < len(run["results"]) or len(gzip.compress(data)) > MOST_BYTES):
        run["results"] = results[:kept]
        data = json.dumps(log).encode()
        if len(gzip.compress(data)) <= MOST_BYTES:
            break
        kept //= 2
    if kept < len(results):
        path.write_bytes(data)
        say("notice", f"{len(results) - kept:,} of {len(results):,} findings are not sent to code scanning, which takes no more.")


if __name__ == "__main__":
    sys.exit(main())
