"""Which files to read: those that are named, and in folders those that may hold a posting."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jdlint.model.report import ReadError
from jdlint.reading import SUFFIXES
from jdlint.reading.decoding import LARGEST

_LATER = {".docx": "Word files", ".doc": "Word files", ".pdf": "PDF files", ".odt": "OpenDocument files", ".rtf": "RTF files"}
_PAPERS = ("readme", "changelog", "changes", "license", "licence", "contributing", "code_of_conduct", "security", "codeowners")
_UNREAD_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})
_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# True for the paths below a folder that one ignore file leaves out; False where it takes them back in, None if it does not say.
_Ignore = Callable[[str, bool], bool | None]


class FoundFile(NamedTuple):
    """A file to read: its path as the user gave it, folders' files joined with "/". ``named`` is False for a folder's file."""

    path: str
    named: bool = True


class PassedOver(NamedTuple):
    """A file or folder that is not read, and why."""

    path: str
    why: str


Found = FoundFile | PassedOver | ReadError


class _Folder(NamedTuple):
    path: str
    real: str
    ignores: tuple[tuple[str, _Ignore], ...]
    seen: frozenset[tuple[int, int]]


def find_files(paths: Sequence[str], *, exclude: Sequence[str] = ()) -> Iterator[Found]:
    """The files under the paths, in the order in which they are named, and folders in sorted order.

    A named file is always yielded, whatever its name; ``-`` is yielded as it is. In folders, hidden files, what ``.gitignore`` and
    ``exclude`` (patterns of the same form) leave out, project papers (README, LICENSE ...) and unknown suffixes are passed over.
    What cannot be opened is a `ReadError`; the rest is yielded all the same.
    """
    own = _exclusion(exclude)
    for path in paths:
        if path == "-":
            yield FoundFile(path)
            continue
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            yield unreachable(path, error)
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(path, status, own)
        else:
            problem = _problem(path, status)
            yield problem or FoundFile(path)


def read_bytes(path: str) -> bytes | ReadError:
    """The bytes of a file; a `ReadError` if it has vanished, may not be read, or is too large."""
    try:
        # Asked once more on the open file: between walking and reading it can have become something else.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            status = os.fstat(file.fileno())
            return _problem(path, status) or file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return unreachable(path, error)


def unreachable(path: str, error: Exception) -> ReadError:
    """Why a path cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            return ReadError(path, None, "This link leads to a file that does not exist. Mend or delete the link.")
        return ReadError(path, None, "There is no such file. Check the path.")
    if isinstance(error, PermissionError):
        return ReadError(path, None, "It may not be read: no permission. Change its permissions (chmod +r) or leave it out.")
    if isinstance(error, NotADirectoryError):
        return ReadError(path, None, "A part of this path is a file, not a folder. Check the path.")
    if isinstance(error, IsADirectoryError):
        return ReadError(path, None, "This is a folder, not a file. Check the path.")
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return ReadError(path, None, "This link leads round in a circle. Mend or delete the link.")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReadError(path, None, f"It could not be opened: {said}. Check the path and the disk.")


def _problem(path: str, status: os.stat_result) -> ReadError | None:
    for test, name in _KINDS:
        if test(status.st_mode):
            return ReadError(path, None, f"This is {name}, not a file. To read a stream, give - and pipe it in.")
    if status.st_size > LARGEST:
        size, most = status.st_size // 1_000_000, LARGEST // 1_000_000
        return ReadError(path, None, f"The file has {size} MB; at most {most} MB are read. Split it.")
    return None


def _walk(top: str, status: os.stat_result, own: _Ignore | None) -> Iterator[Found]:
    real = os.path.realpath(top)
    ignores = list(_outer_ignores(real))
    if any(ignore(_relative(real, base), True) for base, ignore in ignores):
        # Whoever names an ignored folder wants it read.
        ignores = []
    if own is not None:
        ignores.append((real, own))
    pending: list[_Folder | Found] = [_Folder(top, real, tuple(ignores), frozenset([(status.st_dev, status.st_ino)]))]
    while pending:
        step = pending.pop()
        if isinstance(step, _Folder):
            pending += reversed(list(_scan(step)))
        else:
            yield step


def _scan(folder: _Folder) -> Iterator[_Folder | Found]:
    """What lies in one folder, by name."""
    try:
        with os.scandir(folder.path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield unreachable(folder.path, error)
        return
    ignores = folder.ignores
    if any(entry.name == ".gitignore" for entry in entries):
        ignores = (*_ignore_file(f"{folder.real}/.gitignore", folder.real), *ignores)
    for entry in entries:
        path = folder.path + entry.name if folder.path.endswith(("/", os.sep)) else f"{folder.path}/{entry.name}"
        real = f"{folder.real}/{entry.name}"
        try:
            directory = entry.is_dir()
            if not directory and entry.name.startswith("."):
                if entry.name != ".gitignore":
                    yield PassedOver(path, "hidden")
                continue
            why = _passed_over(entry.name, real, directory, ignores)
            if why:
                yield PassedOver(path, why)
            elif directory:
                status = os.stat(path)
                inode = (status.st_dev, status.st_ino)
                if inode in folder.seen:
                    yield ReadError(path, None, "This link leads back to a folder that it lies in; it was not followed.", False)
                else:
                    yield _Folder(path, real, ignores, folder.seen | {inode})
            else:
                yield _file(path, entry.name)
        except OSError as error:
            yield unreachable(path, error)


def _passed_over(name: str, real: str, directory: bool, ignores: tuple[tuple[str, _Ignore], ...]) -> str:
    if directory:
        if name.startswith("."):
            return "hidden"
        if name in _UNREAD_FOLDERS:
            return "a folder of packages"
    else:
        stem, suffix = os.path.splitext(name.lower())
        if stem.replace("-", "_").partition(".")[0] in _PAPERS:
            return "a paper of the project, not a posting"
        if suffix not in SUFFIXES and suffix not in _LATER:
            return f"no reader for {suffix}" if suffix else "no suffix that tells its format"
    for base, ignore in ignores:
        said = ignore(_relative(real, base), directory)
        if said is not None:
            return "left out by an ignore pattern" if said else ""
    return ""


def _file(path: str, name: str) -> Found:
    """A file met in a folder."""
    later = _LATER.get(os.path.splitext(name.lower())[1])
    if later:
        return ReadError(path, None, f"Reading {later} is not part of this version; save it as text, HTML or Markdown.", False)
    status = os.stat(path)
    return _problem(path, status) or FoundFile(path, False)


def _relative(path: str, base: str) -> str:
    return os.path.relpath(path, base).replace(os.sep, "/")


def _exclusion(patterns: Sequence[str]) -> _Ignore | None:
    return _compile(patterns) if patterns else None


def _compile(lines: Sequence[str]) -> _Ignore:
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)

    def ignore(path: str, directory: bool) -> bool | None:
        return spec.check_file(f"{path}/" if directory else path).include

    return ignore


def _ignore_file(path: str, base: str) -> list[tuple[str, _Ignore]]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read(1_000_000).splitlines()
    except OSError:
        return []
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    try:
        return [(base, _compile(lines))]
    except ValueError:
        # One bad pattern spoils none of the others.
        return [(base, _compile([line for line in lines if _is_pattern(line)]))]


def _is_pattern(line: str) -> bool:
    try:
        _compile([line])
    except ValueError:
        return False
    return True


def _outer_ignores(real: str) -> Iterator[tuple[str, _Ignore]]:
    """The ignore files above a folder, innermost first, up to the root of its repository; none outside a repository."""
    found: list[tuple[str, _Ignore]] = []
    current = real
    while not os.path.exists(f"{current}/.git"):
        parent = os.path.dirname(current)
        if parent == current:
            return
        current = parent
        if os.path.isfile(f"{current}/.gitignore"):
            found += _ignore_file(f"{current}/.gitignore", current)
    if os.path.isfile(f"{current}/.git/info/exclude"):
        found += _ignore_file(f"{current}/.git/info/exclude", current)
    yield from found
