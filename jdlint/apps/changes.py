"""What git sees changed: files, lines and postings. Asked of the program ``git``, with no shell; nothing is written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import click

from jdlint.apps.cli import tell
from jdlint.apps.gathering import STDIN, Inputs
from jdlint.changed import Before, mark_changed
from jdlint.engine import Linter
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reading import read
from jdlint.reading.files import FoundFile, PassedOver
from jdlint.reporting.plain import one_line

HEAD = "HEAD"


class Repository(NamedTuple):
    """A work tree, by its topmost folder."""

    top: str

    def ask(self, *words: str) -> bytes | None:
        """What git answers, None where it refuses."""
        done = _run(self.top, *words)
        return done.stdout if done.returncode == 0 else None

    def list_names(self, *words: str) -> list[str]:
        """An answer that is a list of names. Raises click.UsageError."""
        done = _run(self.top, *words)
        if done.returncode:
            raise click.UsageError(f"--changed: git says: {_say(done)}")
        return [os.fsdecode(name) for name in done.stdout.split(b"\0")[:-1]]


def _run(folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(
            ["git", "-C", folder, *words], capture_output=True, env=environment, stdin=subprocess.DEVNULL, check=False
        )
    except OSError as error:
        raise click.UsageError(
            f"--changed asks git, which cannot be started: {error.strerror}. Install git, or leave it out."
        ) from None


def _say(done: subprocess.CompletedProcess[bytes]) -> str:
    return one_line(done.stderr.decode("utf-8", "replace")).removeprefix("fatal: ") or f"exit code {done.returncode}"


class Changes:
    """What was changed since ``base``, a commit, or in a repository without any commit.

    ``files`` leads from each changed or new file, as an absolute path, to what it was called before, None for a new one; ``label`` is the revision in the
    words of whoever asked.
    """

    def __init__(self, repository: Repository, label: str, base: str | None) -> None:
        self.repository, self.label, self.base = repository, label, base
        self.files: dict[str, str | None] = {}
        if base is None:
            self.files |= dict.fromkeys(self._locate("ls-files", "-z", "--cached"))
        else:
            names = iter(
                repository.list_names("diff", "--name-status", "-z", "-M", "--no-ext-diff", "--ignore-submodules", base, "--")
            )
            for status in names:
                old = next(names)
                new = next(names) if status[0] in "RC" else old
                if status[0] != "D":
                    self.files[os.path.join(repository.top, new)] = None if status[0] == "A" else old
        self.files |= dict.fromkeys(self._locate("ls-files", "-z", "--others", "--exclude-standard"))

    def _locate(self, *words: str) -> list[str]:
        return [os.path.join(self.repository.top, name) for name in self.repository.list_names(*words)]

    def pick(self, inputs: Inputs, heirs: Collection[str]) -> Inputs:
        """The inputs that were changed, and those that have to be looked at beside them; the others are passed over."""
        found: list[FoundFile | ReadError] = []
        passed = list(inputs.passed)
        for one in inputs.found:
            if isinstance(one, ReadError):
                found.append(one)
                continue
            place = _real(one.path)
            if place in self.files or one.path in heirs:
                found.append(one)
            elif place.startswith(self.repository.top + os.sep):
                passed.append(PassedOver(one.path, f"unchanged since {self.label}"))
            else:
                passed.append(PassedOver(one.path, "outside of the git repository"))
                if one.named:
                    tell(f"note: {one.path} lies outside of the git repository {self.repository.top} and was passed over")
        return Inputs(found, passed)

    def mark(self, report: Report, linters: Mapping[str, Linter]) -> Report:
        """The report on what was changed: postings that nobody touched are left out, and what stands in no changed line does not count."""
        files: dict[str, list[PostingReport]] = {}
        for posting in report.postings:
            if _real(posting.source.uri) in self.files:
                files.setdefault(posting.source.uri, []).append(posting)
        marked: list[PostingReport] = []
        for uri, postings in files.items():
            before = self._read_before(uri, linters[uri])
            marked += postings if before is None else mark_changed(postings, before, self.label)
        told = report._replace(postings=tuple(marked), changed=self.label)
        # What is known counts in what is told alone.
        return told if told.known is None else told._replace(known=told.known._replace(known=told.silencers()["baseline"]))

    def _read_before(self, uri: str, linter: Linter) -> Before | None:
        """What a file said before, None where it is new or could not be read."""
        old = self.files[_real(uri)]
        data = self.repository.ask("cat-file", "blob", f"{self.base}:{old}") if old is not None else None
        if data is None:
            return None
        try:
            documents = read(data, uri)
            return Before(documents, lambda: [one for document in documents for one in linter.understand(document)])
        except Exception:  # what could not be read then must not cost the verdict of today
            return None


def _real(path: str) -> str:
    """A path whose folders are no links; the file itself may be one, as git has it."""
    return os.path.join(os.path.realpath(os.path.dirname(path) or os.curdir), os.path.basename(path))


def find_changes(revision: str, paths: Sequence[str]) -> tuple[Changes, tuple[str, ...]]:
    """What was changed since a revision, or since a branch left it, and the paths to look through.

    A revision that is none but a path is one more path: so ``--changed postings/`` does what it seems to. Raises click.UsageError.
    """
    if STDIN in paths:
        raise click.UsageError("--changed compares files with git; standard input cannot be compared")
    start = next(iter(paths), revision if os.path.exists(revision) else os.curdir)
    folder = start if os.path.isdir(start) else os.path.dirname(start) or os.curdir
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder) or os.curdir
    done = _run(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        raise click.UsageError(f"--changed needs a git repository: {_say(done)}")
    repository = Repository(os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n"))))
    commit = None if revision.startswith("-") else _find_commit(repository, revision)
    if commit is None and revision != HEAD and os.path.exists(revision):
        paths, revision = (revision, *paths), HEAD
        commit = _find_commit(repository, HEAD)
    if commit is None and revision != HEAD:
        raise click.UsageError(_explain_missing(repository, revision))
    paths = tuple(paths) or (os.curdir,)
    if revision == HEAD or commit is None:
        return Changes(repository, "the last commit" if commit else "the beginning", commit), paths
    base = repository.ask("merge-base", commit, HEAD)
    if base is None:
        told = f"git knows no commit that {revision} and HEAD have in common"
        raise click.UsageError(f"--changed: {told}{_say_shallow(repository)}")
    return Changes(repository, revision, base.decode().strip()), paths


def _find_commit(repository: Repository, revision: str) -> str | None:
    told = repository.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return told.decode().strip() if told else None


def _explain_missing(repository: Repository, revision: str) -> str:
    remote, slash, branch = revision.partition("/")
    known = (repository.ask("remote") or b"").decode("utf-8", "replace").split()
    fetch = (
        f"; fetch it: git fetch {remote} {branch}"
        if slash and branch and remote in known
        else "; git branch -a lists those there are"
    )
    return f'--changed: there is no revision "{revision}" here{fetch}{_say_shallow(repository)}'


def _say_shallow(repository: Repository) -> str:
    if (repository.ask("rev-parse", "--is-shallow-repository") or b"").strip() != b"true":
        return ""
    return ". This clone is shallow: git fetch --unshallow gets the rest (in GitHub Actions: fetch-depth: 0 for actions/checkout)"
