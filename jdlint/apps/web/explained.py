"""The pages of the documentation on the server, and the places that there are."""

from __future__ import annotations

from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from jdlint.apps.docs.addresses import HOME, Served
from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.library import Library
from jdlint.apps.docs.search import INDEX

HTML = "text/html; charset=utf-8"
SERVED = Served()


def list_routes(library: Library) -> list[Route]:
    """The pages of the documentation, and the places that there are."""

    @cache
    def catalog() -> Catalog:
        return Catalog(library)

    async def page(request: Request) -> Response:
        path = request.url.path.strip("/")
        name = HOME if path == "docs" else path

        def make() -> Response:
            if name in catalog().names:
                return Response(catalog().render(name, SERVED), media_type=HTML)
            kind, _, id = name.partition("/")
            now = next((rule.id for rule in library.explained.values() if id in rule.aliases), None) if kind == "rules" else None
            if now is None:
                raise HTTPException(404)
            return RedirectResponse(SERVED.page(f"rules/{now}"))

        return await run_in_threadpool(make)

    async def index(request: Request) -> Response:
        return await run_in_threadpool(
            lambda: Response(catalog().write_index(SERVED), media_type="text/javascript; charset=utf-8")
        )

    async def places(request: Request) -> Response:
        def make() -> Response:
            return JSONResponse([(code, library.law.name(code)) for code in library.law.codes])

        return await run_in_threadpool(make)

    whole = (Route(f"/{name}", page) for name in ("docs", "guides", "rules", "law", "commands", "search"))
    single = (Route(f"/{kind}/{{id}}", page) for kind in ("guides", "rules", "law", "places"))
    return [*whole, *single, Route(SERVED.file(INDEX), index), Route("/desk/places", places)]
