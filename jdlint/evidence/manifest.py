"""The folder that holds the evidence of a run: what lies in it, what its manifest says, and how both are told apart from anything else.

The manifest is JSON with sorted keys in ASCII, so that the same run has the same bytes. It names every file of the folder but itself and
``made.json``, which says when the folder was made and of which manifest.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from jdlint.model.digest import digest
from jdlint.model.report import ReadError
from jdlint.reading.files import EVIDENCE
from jdlint.reporting.plain import one_line

MANIFEST, MADE = EVIDENCE
REPORT, PAGE, CONFIGURATIONS, SUMS, NOTES = "report.json", "report.html", "configurations.json", "SHA256SUMS", "README.txt"
ATTRIBUTES = ".gitattributes"
INPUTS, SETTINGS = "inputs", "settings"
FORMAT = "1"
LARGEST = 200_000_000
"""The largest manifest, list of configurations or report that is read, in bytes."""
NAME = re.compile(r"(\d{4}-\d\d-\d\d)-([0-9a-f]{12})(?:-\d+)?")
"""What the folder is called: the day on which it was made, and how its manifest's digest begins."""


class Broken(Exception):
    """A file of the evidence that does not say what it must; the message says which one and where."""


class Newer(Broken):
    """A manifest in a form that this version does not know."""


class Input(NamedTuple):
    """An input of a run: its name in the report, and the file that holds its bytes, None where there were none to keep.

    ``place`` is its path as the patterns of its configuration see it, ``configuration`` the number of that one. ``error`` is what was wrong with it.
    """

    name: str
    kept: str | None
    named: bool
    place: str
    configuration: int | None
    error: ReadError | None

    def describe(self) -> dict[str, Any]:
        """As the manifest has it."""
        error = None if self.error is None else {"position": self.error.position, "message": self.error.message}
        return {**self._asdict(), "error": error}


def read_input(said: Mapping[str, Any]) -> Input:
    """An input of a valid manifest."""
    error = said["error"]
    unread = None if error is None else ReadError(said["name"], error["position"], error["message"], said["named"])
    return Input(**{**said, "error": unread})


def canonical(value: object) -> bytes:
    """JSON that has the same bytes for the same value."""
    return (json.dumps(value, sort_keys=True, ensure_ascii=True, indent=1) + "\n").encode()


def make_mark(made: str, manifest: str) -> bytes:
    """``made.json``: the moment, in ISO 8601 with its zone, the digest of the manifest, and a digest of both."""
    said = {"made": made, "manifest": f"sha256:{manifest}"}
    return canonical({**said, "sha256": digest(canonical(said))})


def is_evidence(folder: str) -> bool:
    """Whether a folder is the evidence of a run, even if a part of it is gone."""
    held = [name for name in EVIDENCE if os.path.lexists(os.path.join(folder, name))]
    named = NAME.fullmatch(os.path.basename(os.path.realpath(folder))) is not None
    return os.path.isdir(folder) and (len(held) == len(EVIDENCE) or named)


def parse(name: str, data: bytes, shape: str) -> Any:
    """A JSON file of the evidence in the shape that ``schemas/evidence.schema.json`` has for it. Raises `Broken`."""
    try:
        value = json.loads(data)
    except RecursionError:
        raise Broken(f"{name} is nested too deeply") from None
    except ValueError as error:
        raise Broken(f"{name} is not valid JSON: {error}") from None
    if shape == "manifest" and isinstance(value, dict) and value.get("version", FORMAT) != FORMAT:
        version = one_line(str(value["version"]))[:20]
        raise Newer(f"{name} has version {version}, and this jdlint knows version {FORMAT}: pip install --upgrade jdlint")
    fault = next(_make_validator(shape).iter_errors(value), None)
    if fault is not None:
        where = ".".join(map(str, fault.absolute_path))
        raise Broken(f"{name} does not have the shape of evidence: {f'{where}: ' if where else ''}{fault.message[:200]}")
    return value


@cache
def _make_validator(shape: str) -> Any:
    import jsonschema

    from jdlint.checking.pack import read_schema

    schema = read_schema("evidence")
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{shape}", "$defs": schema["$defs"]})
