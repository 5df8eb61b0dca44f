"""The server: the page and its requests, the API, and what keeps both safe on a machine that others can reach."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jdlint.apps.web import explained, openapi
from jdlint.apps.web.asking import BadRequest
from jdlint.apps.web.explained import Library
from jdlint.apps.web.pool import Busy, Overrun, Pool

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1", "[::1]"))
STATIC = Path(__file__).parent / "static"
SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FILES = {
    "review": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "reviewed.docx"),
    "report": ("text/html; charset=utf-8", "report.html"),
    "jobposting": ("application/ld+json", "jobposting.json"),
    "member": ("application/octet-stream", "file"),
}
MOST_PARTS = 200
"""How many files one request may hold."""
DEEPEST_JSON = 20


class Limits(NamedTuple):
    """Bytes of a body, seconds for a document, and requests that wait at a time."""

    size: int = 10_000_000
    seconds: float = 20.0
    waiting: int = 400


def make_app(
    pool: Pool, library: Library, *, limits: Limits, token: str | None = None, hosts: frozenset[str] = LOOPBACK
) -> Starlette:
    """The server's application. ``token`` is asked of every request where there is one; ``hosts`` are the names that it answers to, none for any."""

    @asynccontextmanager
    async def live(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            pool.close()

    async def ask(request: Request) -> Response:
        files, options = await read_body(request, limits)
        task = "check" if request.url.path == "/v1/check" else request.url.path.rpartition("/")[2]
        if len(files) > 1 and task != "worklist":
            raise BadRequest(f"One file at a time; there are {len(files)} in the request.")
        answer = await pool.run(task, files, options)
        if isinstance(answer, bytes):
            media, name = FILES[task]
            return Response(answer, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
        return JSONResponse(answer)

    async def ready(request: Request) -> Response:
        return JSONResponse({"ready": pool.ready}, status_code=200 if pool.ready else 503)

    async def healthy(request: Request) -> Response:
        return JSONResponse({"alive": True})

    async def page(request: Request) -> Response:
        return Response(read_static("desk.html"), media_type="text/html; charset=utf-8")

    tasks = [
        Route(f"/desk/{name}", ask, methods=["POST"])
        for name in ("page", "worklist", "text", "review", "report", "jobposting", "member")
    ]
    app = Starlette(
        routes=[
            Route("/", page),
            Route("/v1/check", ask, methods=["POST"]),
            *openapi.list_routes(library, limits),
            *tasks,
            *explained.list_routes(library),
            Route("/healthz", healthy),
            Route("/readyz", ready),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        lifespan=live,
        exception_handlers={
            BadRequest: lambda request, error: tell(error.status, error.message),
            Overrun: lambda request, error: tell(422, str(error)),
            Busy: lambda request, error: tell(503, "The server is busy. Try again in a few seconds.", {"Retry-After": "5"}),
            HTTPException: lambda request, error: tell(error.status_code, _explain(error), dict(error.headers or {})),
            500: lambda request, error: tell(500, "jdlint itself failed. Please report it."),
        },
    )
    app.add_middleware(Guard, token=token, hosts=hosts, size=limits.size)
    return app


def tell(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error as every part of the server tells it."""
    return JSONResponse({"status": status, "message": message}, status_code=status, headers=dict(headers or {}))


def _explain(error: HTTPException) -> str:
    known = {404: "There is no such page.", 405: "This address does not take that method."}
    return known.get(error.status_code, str(error.detail))


@cache
def read_static(name: str) -> bytes:
    """A file of the page."""
    return (STATIC / name).read_bytes()


async def read_body(request: Request, limits: Limits) -> tuple[list[tuple[str, bytes]], dict[str, Any]]:
    """The files and options of a request, given as JSON or as a form. Raises `BadRequest`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _read_form(request)
    if kind != "application/json":
        raise BadRequest("Send JSON (application/json) or a file (multipart/form-data).", 415)
    body = await request.body()
    try:
        said = json.loads(body)
    except RecursionError:
        raise BadRequest("The JSON is nested too deeply.") from None
    except ValueError as error:
        raise BadRequest(f"The body is no JSON: {error}.", 400) from None
    if not isinstance(said, dict):
        raise BadRequest('The body is an object such as {"text": "…", "filename": "posting.md"}.')
    strange = said.keys() - {"text", "filename", "options"}
    if strange:
        raise BadRequest(f"The body has text, filename and options, and no {', '.join(sorted(map(str, strange)))}.")
    text, name = said.get("text"), said.get("filename", "posting.md")
    if not isinstance(text, str) or not isinstance(name, str):
        raise BadRequest("text and filename are strings, and text has to be there.")
    return [(_clean(name), text.encode("utf-8", "replace"))], _check_options(said.get("options", {}))


async def _read_form(request: Request) -> tuple[list[tuple[str, bytes]], dict[str, Any]]:
    try:
        async with request.form(max_files=MOST_PARTS, max_fields=10, max_part_size=1_000_000) as form:
            files = []
            for key, value in form.multi_items():
                if isinstance(value, UploadFile):
                    if key != "file":
                        raise BadRequest(f'The file stands in a field "file", not "{key}".')
                    files.append((_clean(value.filename or "posting"), await value.read()))
            options = form.get("options", "{}")
    except (MultiPartException, HTTPException) as error:
        raise BadRequest(f"The form cannot be read: {getattr(error, 'detail', None) or error}.", 400) from None
    if not files:
        raise BadRequest('The form has no file; send it in a field "file".')
    if not isinstance(options, str):
        raise BadRequest("options is JSON, not a file.")
    try:
        return files, _check_options(json.loads(options))
    except (ValueError, RecursionError):
        raise BadRequest("options is no JSON.") from None


def _check_options(said: object) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise BadRequest('options is an object such as {"place": ["US-CO"]}.')
    if _depth(said) > DEEPEST_JSON:
        raise BadRequest("options is nested too deeply.")
    return said


def _depth(value: object) -> int:
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


class Guard:
    """What every request has to pass, and what every answer bears."""

    def __init__(self, app: ASGIApp, *, token: str | None, hosts: frozenset[str], size: int) -> None:
        self._app = app
        self._token = token
        self._hosts = hosts
        self._size = size

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what comes from elsewhere, is too large, or lacks the token; and let no answer be kept or framed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        secret = not scope["path"].startswith("/static/")

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = {name.lower() for name, _ in message["headers"]}
                more = {**SAFE, "Cache-Control": "no-store" if secret else "no-cache"}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.lower().encode(), value.encode())
                        for name, value in more.items()
                        if name.lower().encode() not in headers
                    ),
                ]
            await send(message)

        refused = self._refuse(scope)
        if refused is not None:
            await refused(scope, receive, answer)
            return
        await self._app(scope, self._count(scope, receive), answer)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        name = urlsplit(f"//{host}").hostname or "" if host.count("[") <= 1 else ""
        if self._hosts and name not in self._hosts:
            return tell(421, "This server does not answer to that name. Open it by the address that it was started with.")
        if scope["method"] not in ("GET", "HEAD"):
            origin = headers.get("origin")
            site = headers.get("sec-fetch-site")
            if (origin is not None and urlsplit(origin).netloc != host) or site not in (None, "same-origin", "none"):
                return tell(403, "A page of another site may not use this server.")
        if self._token is not None and scope["path"] not in ("/healthz", "/readyz"):
            if not hmac.compare_digest(_read_token(headers.get("authorization", "")).encode(), self._token.encode()):
                # A browser asks its user by Basic, with the token for a password; programs send it as Bearer.
                known = {"WWW-Authenticate": 'Basic realm="jdlint", charset="UTF-8", Bearer'}
                return tell(401, "This server asks for its token: Authorization: Bearer …", known)
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self._size:
            return too_large(self._size)
        return None

    def _count(self, scope: Scope, receive: Receive) -> Callable[[], Awaitable[Message]]:
        """The body as it comes in, cut off where it is larger than allowed, whatever its header said."""
        seen = 0

        async def read() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._size:
                raise BadRequest(_say_size(self._size), 413)
            return message

        return read


def _read_token(header: str) -> str:
    """The token of a request: that of Bearer, or the password of Basic."""
    scheme, _, said = header.partition(" ")
    if scheme.lower() == "bearer":
        return said.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(said, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def too_large(size: int) -> Response:
    """What is told of a body that is larger than ``size`` bytes."""
    return tell(413, _say_size(size))


def _say_size(size: int) -> str:
    return f"The request is larger than {size // 1_000_000} MB. Send a smaller file, or fewer at a time."
