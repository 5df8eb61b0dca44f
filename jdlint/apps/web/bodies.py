"""The body of a request, given as JSON or as a form: its files and its options, within limits of number and depth."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from jdlint.apps.web.asking import BadRequest

MOST_PARTS = 200
"""How many files one request may hold."""
DEEPEST_JSON = 20

Body = tuple[list[tuple[str, bytes]], dict[str, Any]]
"""The names and bytes of files, and the options."""


class _InMemory(MultiPartParser):
    """A parser that leaves nothing of a posting on the disk; how large a body may be is counted before it comes here."""

    spool_max_size = 2**40


async def read_body(request: Request) -> Body:
    """What a request holds. Raises `BadRequest`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _read_form(request)
    if kind != "application/json":
        raise BadRequest("Send JSON (application/json) or a file (multipart/form-data).", 415)
    try:
        said = json.loads(await request.body())
    except RecursionError:
        raise BadRequest("The JSON is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise BadRequest(f"The body is no JSON: {error}.", 400) from None
    except ValueError:
        raise BadRequest("The body is no JSON: it is not in UTF-8, or a number in it is too long.", 400) from None
    if not isinstance(said, dict):
        raise BadRequest('The body is an object such as {"text": "…", "filename": "posting.md"}.')
    strange = said.keys() - {"text", "filename", "options"}
    if strange:
        raise BadRequest(f"The body has text, filename and options, and no {', '.join(sorted(strange))}.")
    text, name = said.get("text"), said.get("filename", "posting.md")
    if not isinstance(text, str) or not isinstance(name, str):
        raise BadRequest("text and filename are strings, and text has to be there.")
    return [(_clean(name), text.encode("utf-8", "replace"))], _check_options(said.get("options", {}))


async def _read_form(request: Request) -> Body:
    parser = _InMemory(request.headers, request.stream(), max_files=MOST_PARTS, max_fields=10, max_part_size=1_000_000)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise BadRequest(f"The form cannot be read: {error.message}", 400) from None
    files = []
    for key, value in form.multi_items():
        if isinstance(value, UploadFile):
            if key != "file":
                raise BadRequest(f'The file stands in a field "file", not "{key}".')
            files.append((_clean(value.filename or "posting"), await value.read()))
        elif key != "options":
            raise BadRequest(f'The form has files in "file", and "options", and no "{key}".')
    if not files:
        raise BadRequest('The form has no file; send it in a field "file".')
    options = form.get("options", "{}")
    try:
        return files, _check_options(json.loads(str(options)))
    except (ValueError, RecursionError):
        raise BadRequest("options is no JSON.") from None


def _check_options(said: object) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise BadRequest('options is an object such as {"place": ["US-CO"]}.')
    if _measure_depth(said) > DEEPEST_JSON:
        raise BadRequest("options is nested too deeply.")
    return said


def _measure_depth(value: object) -> int:
    """How deep lists and objects lie in one another, as far as it matters."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST_JSON:
        depth += 1
        level = [
            inner for one in level if isinstance(one, dict | list) for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return depth


def _clean(name: str) -> str:
    """A file's name as it is told; where it lies on the sender's machine is nobody's business."""
    return "".join(char for char in name.replace("\\", "/").rpartition("/")[2] if char.isprintable())[:200] or "posting"
