"""The documentation as a folder of files that no server is needed for, and that a later export brings up to date."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jdlint.apps.docs.addresses import Exported
from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.frame import ICON, SCRIPT, STYLES
from jdlint.apps.docs.search import INDEX
from jdlint.model.digest import digest
from jdlint.settings import SettingsError
from jdlint.writing import replace_file

STATIC = Path(__file__).parents[1] / "web" / "static"
LIST = "jdlint-site.sha256"
"""The list of what an export wrote, as ``sha256sum --check`` reads it: whatever is not on it is nobody's to touch."""
_PATH = r"(?:[a-z0-9_-]+/)?[a-z0-9_-]+\.(?:html|css|js|svg)"
_LINE = re.compile(rf"([0-9a-f]{{64}})  ({_PATH})")


class Foreign(Exception):
    """A file stands where a page would go, and no export wrote it. The message names it."""


class Exporting(NamedTuple):
    """What an export did: how many pages there are, and which files it wrote, removed, and left alone since somebody had changed them."""

    pages: int
    written: list[str]
    removed: list[str]
    left: list[str]


def list_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Every file of the documentation with its path below the folder: the same rules and law give the same bytes."""
    for name in (*STYLES, SCRIPT, ICON):
        yield f"static/{name}", (STATIC / name).read_bytes()
    for name in catalog.names:
        yield f"{name}.html", catalog.render(name, Exported(name)).encode()
    yield f"static/{INDEX}", catalog.write_index(Exported()).encode()


def export(catalog: Catalog, folder: Path) -> Exporting:
    """Bring a folder up to date, which is made if there is none. Raises `Foreign` and SettingsError before anything is written, and OSError.

    Only what changed is written, each file in one step. A page of an earlier export that is no more is removed, unless somebody changed it.
    """
    known = _read_list(folder)
    files = dict(list_files(catalog))
    for path in files:
        if not re.fullmatch(_PATH, path):  # a table of the law from elsewhere is not held to its schema
            raise SettingsError(
                f"{path}: this is no name of a page; the ids of rules and laws have small letters, digits and hyphens"
            )
    hashes = {path: digest(data) for path, data in files.items()}
    inner = sorted({os.path.dirname(path) for path in files})
    for path in (*inner, *files):
        if _is_foreign(folder / path, known.get(path), hashes.get(path)):
            raise Foreign(path)
    for path in inner:
        (folder / path).mkdir(parents=True, exist_ok=True)
    changed = [path for path in files if _hash(folder / path) != hashes[path]]
    if changed or hashes.keys() != known.keys():
        _write_list(folder, known | hashes)  # whoever is interrupted leaves no file behind that is on no list
    for path in changed:
        replace_file(str(folder / path), [files[path]])
    removed, left = _remove({path: known[path] for path in known.keys() - files.keys()}, folder)
    _write_list(folder, hashes)
    return Exporting(len(catalog.names), changed, removed, left)


def _is_foreign(path: Path, known: str | None, due: str | None) -> bool:
    """Whether something stands there that no export made: neither known nor the same as what is ``due``, or reached by a link."""
    if due is None:
        return path.is_symlink()
    return os.path.lexists(path) and (path.is_symlink() or (known is None and _hash(path) != due))


def _remove(old: Mapping[str, str], folder: Path) -> tuple[list[str], list[str]]:
    """Remove pages that are no more; those that were, and those that somebody had changed."""
    removed, left = [], []
    for path, known in sorted(old.items()):
        found = _hash(folder / path)
        if found == known:
            (folder / path).unlink()
            removed.append(path)
        elif found is not None:
            left.append(path)
    return removed, left


def _hash(path: Path) -> str | None:
    """The SHA-256 of a file; None where there is none, or something else, such as a link."""
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
        return None
    return digest(path.read_bytes())


def _read_list(folder: Path) -> dict[str, str]:
    """The files of an earlier export with their SHA-256; a line that none wrote is passed over."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    return {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}


def _write_list(folder: Path, hashes: Mapping[str, str]) -> None:
    text = "".join(f"{known}  {path}\n" for path, known in sorted(hashes.items()))
    path = folder / LIST
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
        replace_file(str(path), [text])
