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
from jdlint.reading.ignoring import Ignore, compile_patterns, outer_ignores, read_ignore_file
from jdlint.reading.papers import PAPER_SUFFIXES, find_missing

_LATER = {".doc": "old Word files", ".odt": "OpenDocument files", ".rtf": "RTF files"}
_PAPERS = frozenset(
    "readme changelog changes release_notes license licence copying contributing contributors authors code_of_conduct security "
    "codeowners privacy_policy".split()
)
_IGNORED = "left out by an ignore pattern"
_OWN = "a file of your own for jdlint"
EVIDENCE = ("manifest.json", "made.json")
"""The files by which the evidence of a run is known, which holds copies of postings."""
OF_A_RUN = "the evidence of a run"
_UNREAD_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})
_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Passing(NamedTuple):
    """What is passed over beside hidden files, papers of the project and unknown formats.

    ``exclude`` are patterns as in ignore files, relative to the folder ``root`` (to the folder that is searched, where it is "");
    ``own`` are absolute paths of files and folders that the house has for jdlint itself. With ``forced`` named files are passed
    over as those of folders are.
    """

    exclude: Sequence[str] = ()
    root: str = ""
    own: Sequence[str] = ()
    forced: bool = False


class FoundFile(NamedTuple):
    """A file to read: its path as the user gave it, folders' files joined with "/". ``named`` is False for a folder's file."""

    path: str
    named: bool = True


class PassedOver(NamedTuple):
    """A file or folder that is not read, and why."""

    path: str
    why: str


Found = FoundFile | PassedOver | ReadError
NOTHING_ELSE = Passing()


class _Folder(NamedTuple):
    path: str
    real: str
    ignores: tuple[tuple[str, Ignore], ...]
    seen: frozenset[tuple[int, int]]


def find_files(paths: Sequence[str], passing: Passing = NOTHING_ELSE) -> Iterator[Found]:
    """The files under the paths, in the order in which they are named, and folders in sorted order.

    A named file is yielded whatever its name, unless ``passing`` is forced; ``-`` is yielded as it is. In folders, hidden files, what
    ``.gitignore`` and ``passing`` leave out, project papers (README, LICENSE ...) and unknown suffixes are passed over. What cannot
    be opened is a `ReadError`; the rest is yielded all the same.
    """
    house = _House(passing)
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
            yield from _walk(path, status, house)
        elif passing.forced and (why := _passed_over_named(path, house)):
            yield PassedOver(path, why)
        else:
            problem = _problem(path, status)
            yield problem or FoundFile(path)


def tell_passing(path: str, passing: Passing) -> str:
    """Why a search of the folder would pass over a file, "" where it would read it. Only the name counts; there need not be such a file yet."""
    return _passed_over_named(path, _House(passing._replace(forced=True)), searched=True)


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


def _walk(top: str, status: os.stat_result, house: _House) -> Iterator[Found]:
    real = os.path.realpath(top)
    ignores = list(outer_ignores(real))
    # Whoever names an ignored folder wants it read.
    if _leave_out(real, ignores):
        ignores = []
    theirs = house.list_ignores(real)
    if not _leave_out(real, theirs):
        ignores += theirs
    elif house.forced:
        yield PassedOver(top, _IGNORED)
        return
    pending: list[_Folder | Found] = [_Folder(top, real, tuple(ignores), frozenset([(status.st_dev, status.st_ino)]))]
    while pending:
        step = pending.pop()
        if isinstance(step, _Folder):
            pending += reversed(list(_scan(step, house.own)))
        else:
            yield step


def _scan(folder: _Folder, own: frozenset[str]) -> Iterator[_Folder | Found]:
    """What lies in one folder, by name."""
    try:
        with os.scandir(folder.path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield unreachable(folder.path, error)
        return
    ignores = folder.ignores
    if any(entry.name == ".gitignore" for entry in entries):
        ignores = (*read_ignore_file(f"{folder.real}/.gitignore", folder.real), *ignores)
    for entry in entries:
        path = folder.path + entry.name if folder.path.endswith(("/", os.sep)) else f"{folder.path}/{entry.name}"
        real = f"{folder.real}/{entry.name}"
        try:
            directory = entry.is_dir()
            if not directory and entry.name.startswith("."):
                if entry.name != ".gitignore":
                    yield PassedOver(path, "hidden")
                continue
            why = _OWN if real in own else _passed_over(entry.name, real, directory, ignores)
            if why:
                yield PassedOver(path, why)
            elif directory:
                status = os.stat(path)
                inode = (status.st_dev, status.st_ino)
                if inode in folder.seen:
                    yield ReadError(path, None, "This link leads back to a folder that it lies in. Delete or exclude the link.")
                else:
                    yield _Folder(path, real, ignores, folder.seen | {inode})
            else:
                yield _file(path, entry.name)
        except OSError as error:
            yield unreachable(path, error)


class _House:
    """What a house passes over, ready to be asked."""

    def __init__(self, passing: Passing) -> None:
        self.own = frozenset(map(os.path.realpath, passing.own))
        self.forced = passing.forced
        self.root = os.path.realpath(passing.root) if passing.root else ""
        self._exclude = compile_patterns(passing.exclude) if passing.exclude else None

    def list_ignores(self, real: str) -> list[tuple[str, Ignore]]:
        """What the house's own patterns say of all that lies in a folder, and the folder that they start from."""
        if self._exclude is None:
            return []
        return [(self.root if _lies_in(real, self.root) else real, self._exclude)]


def _passed_over_named(path: str, house: _House, *, searched: bool = False) -> str:
    """Why a file that was named would be passed over in its folder, or its folder in the one above; if ``searched``, by ignore files as well."""
    real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    base = house.root if _lies_in(real, house.root) else os.path.realpath(".")
    if not _lies_in(real, base):
        base = os.path.dirname(real)
    ignores = (*(outer_ignores(real) if searched else ()), *house.list_ignores(base))
    names = os.path.relpath(real, base).split(os.sep)
    for number, name in enumerate(names):
        base = os.path.join(base, name)
        directory = number < len(names) - 1
        hidden = "hidden" if name.startswith(".") else ""
        if why := _OWN if base in house.own else hidden or _passed_over(name, base, directory, ignores):
            return why
    return ""


def _leave_out(real: str, ignores: list[tuple[str, Ignore]]) -> bool:
    """Whether one of the patterns leaves out a folder that lies below where they start from."""
    return any(ignore(_relative(real, base), True) for base, ignore in ignores if base != real)


def _lies_in(path: str, folder: str) -> bool:
    return bool(folder) and (path == folder or path.startswith(folder.rstrip(os.sep) + os.sep))


def _passed_over(name: str, real: str, directory: bool, ignores: tuple[tuple[str, Ignore], ...]) -> str:
    if directory:
        if name.startswith("."):
            return "hidden"
        if name in _UNREAD_FOLDERS:
            return "a folder of packages"
        if all(os.path.isfile(f"{real}/{file}") for file in EVIDENCE):
            return OF_A_RUN
    else:
        stem, suffix = os.path.splitext(name.lower())
        if stem.replace("-", "_").partition(".")[0] in _PAPERS:
            return "a paper of the project, not a posting"
        if suffix not in SUFFIXES and suffix not in PAPER_SUFFIXES and suffix not in _LATER:
            return f"no reader for {suffix}" if suffix else "no suffix that tells its format"
    for base, ignore in ignores:
        said = ignore(_relative(real, base), directory)
        if said is not None:
            return _IGNORED if said else ""
    return ""


def _file(path: str, name: str) -> Found:
    """A file met in a folder."""
    suffix = os.path.splitext(name.lower())[1]
    later = _LATER.get(suffix)
    if later:
        return ReadError(path, None, f"Reading {later} is not part of this version; save it as .docx, HTML or text.", False)
    missing = find_missing(PAPER_SUFFIXES[suffix]) if suffix in PAPER_SUFFIXES else None
    if missing:
        return ReadError(path, None, missing, False)
    status = os.stat(path)
    return _problem(path, status) or FoundFile(path, False)


def _relative(path: str, base: str) -> str:
    return os.path.relpath(path, base).replace(os.sep, "/")
