"""A folder of evidence held against its manifest. Nothing in it is trusted: links are not followed, and no file is larger than it says."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Mapping
from io import BufferedReader
from typing import Any, NamedTuple

from jdlint.evidence.manifest import (
    INPUTS,
    LARGEST,
    MADE,
    MANIFEST,
    NAME,
    Broken,
    Newer,
    canonical,
    make_mark,
    parse,
)

_DEEPEST = 3
"""How many names the path of a kept file has."""
ADDED = "was added"
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers leave behind where somebody looked."""


class Change(NamedTuple):
    """A file that is not as it was kept, and in what way."""

    file: str
    what: str


class Examined(NamedTuple):
    """What came of it: the manifest, None where it cannot be used, its digest as it is now, the moment that the folder tells, and all that is wrong."""

    manifest: Mapping[str, Any] | None
    digest: str
    made: str
    changed: tuple[Change, ...]
    unread: tuple[Change, ...]


def examine(folder: str, noted: str | None = None) -> Examined:
    """Hold every file against the manifest, and that against ``made.json``, the folder's name, and the digest that was noted."""
    changed: list[Change] = []
    unread: list[Change] = []
    found = _find_files(folder, changed, unread)
    manifest, digest = _examine_manifest(folder, changed, unread)
    made = _examine_mark(folder, digest, changed, unread)
    name = NAME.fullmatch(os.path.basename(os.path.realpath(folder)))
    if name and digest and name[2] != digest[:12]:
        changed.append(Change(MANIFEST, f"is not the one after which the folder is named: its digest begins with {digest[:12]}"))
    if name and made and name[1] != made[:10]:
        changed.append(Change(MADE, f"says {made[:10]}, and the folder is named after {name[1]}"))
    if noted is not None and digest and digest != noted:
        changed.append(
            Change(MANIFEST, f"is not the one whose digest was noted: sha256:{noted} was noted, it is sha256:{digest}")
        )
    if manifest is not None:
        files: Mapping[str, Mapping[str, Any]] = manifest["files"]
        for file, said in sorted(files.items()):
            if file in found:
                _examine_file(folder, file, said, changed, unread)
            elif not any(file == one.file or file.startswith(f"{one.file}/") for one in (*changed, *unread)):
                changed.append(Change(file, "is missing"))
        changed += (Change(file, ADDED) for file in sorted(found - files.keys() - {MANIFEST, MADE}))
    return Examined(manifest, digest, made, _first_of_each(changed), _first_of_each(unread))


def read_kept(folder: str, file: str, most: int = LARGEST) -> bytes:
    """The bytes of a file below the folder. Raises `Broken` for what is no file or has more than ``most`` bytes, and OSError."""
    with _open(folder, file) as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise Broken(f"{file} is too large: it has more than {most:,} bytes")
    return data


def _open(folder: str, file: str) -> BufferedReader:
    """A file to read, never one that a link leads to. Raises `Broken` for what is no file, and OSError."""
    path = os.path.join(folder, *file.split("/"))
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise Broken(f"{file} is no file any more")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return open(os.open(path, flags), "rb")


def _find_files(folder: str, changed: list[Change], unread: list[Change]) -> set[str]:
    """The files in the folder; links, and folders where none belong, are changes."""
    found: set[str] = set()
    pending = [""]
    while pending:
        above = pending.pop()
        try:
            with os.scandir(os.path.join(folder, above)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
            for entry in entries:
                file = f"{above}{entry.name}"
                if entry.is_symlink():
                    changed.append(Change(file, "is a link, where the evidence has none"))
                elif entry.is_dir(follow_symlinks=False):
                    if file.count("/") < _DEEPEST - 1:
                        pending.append(f"{file}/")
                    else:
                        changed.append(Change(file, ADDED))
                elif entry.name not in _LITTER and not entry.name.startswith("._"):
                    found.add(file)
        except OSError as error:
            unread.append(Change(above.rstrip("/") or ".", f"cannot be read: {error.strerror or error}"))
    return found


def _examine_manifest(folder: str, changed: list[Change], unread: list[Change]) -> tuple[Mapping[str, Any] | None, str]:
    data = _take(folder, MANIFEST, changed, unread)
    if data is None:
        return None, ""
    digest = hashlib.sha256(data).hexdigest()
    try:
        manifest: Mapping[str, Any] = parse(MANIFEST, data, "manifest")
    except Broken as broken:
        (unread if isinstance(broken, Newer) else changed).append(Change(MANIFEST, str(broken).removeprefix(f"{MANIFEST} ")))
        return None, digest
    fault = _find_loose_end(manifest)
    if fault:
        changed.append(Change(MANIFEST, fault))
        return None, digest
    if canonical(manifest) != data:
        changed.append(Change(MANIFEST, "has changed: its bytes are not those that its words have"))
    return manifest, digest


def _find_loose_end(manifest: Mapping[str, Any]) -> str:
    """What a manifest of the right shape names and does not list, or lists under a name that is another's; "" for nothing."""
    files = manifest["files"]
    for one in (*manifest["inputs"], *manifest["in_play"]):
        if one["kept"] is not None and one["kept"] not in files:
            return f"has no digest for {one['kept']}"
    named = (file for file in files if file.startswith(f"{INPUTS}/"))
    wrong = next((file for file in named if file[len(INPUTS) + 1 :][:64] != files[file]["sha256"]), None)
    return f"gives {wrong} another digest than its name has" if wrong else ""


def _examine_mark(folder: str, digest: str, changed: list[Change], unread: list[Change]) -> str:
    """The moment that ``made.json`` tells, "" where it cannot be used."""
    data = _take(folder, MADE, changed, unread)
    if data is None:
        return ""
    try:
        said = parse(MADE, data, "made")
    except Broken as broken:
        changed.append(Change(MADE, str(broken).removeprefix(f"{MADE} ")))
        return ""
    known = said["manifest"].removeprefix("sha256:")
    if make_mark(said["made"], known) != data:
        changed.append(Change(MADE, "has changed: its own digest is another"))
    elif digest and known != digest:
        changed.append(Change(MANIFEST, f"has changed: sha256:{known} was kept, it is sha256:{digest} now"))
    return str(said["made"])


def _take(folder: str, file: str, changed: list[Change], unread: list[Change]) -> bytes | None:
    try:
        return read_kept(folder, file)
    except FileNotFoundError:
        changed.append(Change(file, "is missing"))
    except Broken as broken:
        changed.append(Change(file, str(broken).removeprefix(f"{file} ")))
    except OSError as error:
        unread.append(Change(file, _tell(error)))
    return None


def _examine_file(folder: str, file: str, said: Mapping[str, Any], changed: list[Change], unread: list[Change]) -> None:
    try:
        with _open(folder, file) as opened:
            size = os.fstat(opened.fileno()).st_size
            if size != said["bytes"]:
                changed.append(Change(file, f"has changed: {said['bytes']:,} bytes were kept, it has {size:,} now"))
                return
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except Broken as broken:
        changed.append(Change(file, str(broken).removeprefix(f"{file} ")))
    except OSError as error:
        unread.append(Change(file, _tell(error)))
    else:
        if digest != said["sha256"]:
            changed.append(Change(file, f"has changed: sha256:{said['sha256']} was kept, it is sha256:{digest} now"))


def _tell(error: OSError) -> str:
    if error.errno == errno.EACCES:
        return "cannot be read: no permission"
    return f"cannot be read: {error.strerror or error}"


def _first_of_each(changes: list[Change]) -> tuple[Change, ...]:
    """One change a file, the first that was found."""
    first: dict[str, Change] = {}
    for change in changes:
        first.setdefault(change.file, change)
    return tuple(first.values())
