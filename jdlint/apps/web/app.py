"""The server: the page and its requests, and the API beside them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from jdlint.apps.docs.library import Library
from jdlint.apps.web import explained, listed
from jdlint.apps.web.asking import BadRequest
from jdlint.apps.web.bodies import read_body
from jdlint.apps.web.guard import LOOPBACK, Guard, Limits
from jdlint.apps.web.pool import Busy, Pool
from jdlint.apps.web.problems import tell, tell_busy
from jdlint.apps.web.worker import Overrun

STATIC = Path(__file__).parent / "static"
FILES = {
    "review": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "reviewed.docx"),
    "report": ("text/html; charset=utf-8", "report.html"),
    "jobposting": ("application/ld+json", "jobposting.json"),
    "member": ("application/octet-stream", "file"),
}
KNOWN = {404: "There is no such page.", 405: "This address does not take that method."}


def make_app(
    pool: Pool, library: Library, *, limits: Limits, token: str | None = None, hosts: frozenset[str] = LOOPBACK
) -> Starlette:
    """The server's application. ``token`` is asked of every request where there is one; ``hosts`` are the names that it answers to, none for any."""

    @asynccontextmanager
    async def live(app: Starlette) -> AsyncIterator[None]:
        try:
            await pool.start()
            yield
        finally:
            pool.close()

    async def ask(request: Request) -> Response:
        try:
            async with asyncio.timeout(limits.arrival):
                files, options = await read_body(request)
        except TimeoutError:
            raise BadRequest(f"The request did not arrive within {limits.arrival:g} seconds.", 408) from None
        task = request.url.path.rpartition("/")[2]
        if len(files) > 1 and task != "worklist":
            raise BadRequest(f"One file at a time; there are {len(files)} in the request.")
        answer = await pool.run(task, files, options, request.is_disconnected)
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
            *listed.list_routes(library, limits),
            *tasks,
            *explained.list_routes(library),
            Route("/healthz", healthy),
            Route("/readyz", ready),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        lifespan=live,
        exception_handlers={
            BadRequest: lambda request, error: tell(error.status, error.message),
            Overrun: lambda request, error: tell(error.status, str(error)),
            Busy: lambda request, error: tell_busy(),
            HTTPException: lambda request, error: tell(
                error.status_code, KNOWN.get(error.status_code, str(error.detail)), error.headers
            ),
        },
    )
    app.add_middleware(Guard, token=token, hosts=hosts, limits=limits)
    return app


@cache
def read_static(name: str) -> bytes:
    """A file of the page."""
    return (STATIC / name).read_bytes()
