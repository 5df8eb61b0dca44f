"""Rules and law for programs, and the description of the API: what needs no worker."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jdlint.apps.docs.library import Library
from jdlint.apps.law import make_about
from jdlint.apps.options import read_day
from jdlint.apps.rules import show_json
from jdlint.apps.web.asking import BadRequest
from jdlint.apps.web.guard import Limits
from jdlint.apps.web.openapi import describe
from jdlint.checking.law.codes import find_codes, tell_fault
from jdlint.checking.law.sheets import list_all, make_entry
from jdlint.checking.ruleset import choose
from jdlint.config.names import suggest
from jdlint.model.law_sheet import Sheet
from jdlint.reporting.law import render_json

FILTERS = ("place", "as_of")


def list_routes(library: Library, limits: Limits) -> list[Route]:
    """The addresses below ``/v1`` that need no worker."""

    async def rules(request: Request) -> Response:
        _check_names(request.query_params, ())
        return await run_in_threadpool(lambda: JSONResponse(_list_rules(library)))

    async def rule(request: Request) -> Response:
        _check_names(request.query_params, ())
        every = await run_in_threadpool(lambda: _list_rules(library))
        found = next((one for one in every if one["id"] == request.path_params["id"]), None)
        if found is None:
            raise HTTPException(404)
        help = library.rules[found["id"]].help
        return JSONResponse({**found, "why": help["why"], "do": help["do"], "not_when": help["not when"]})

    async def law(request: Request) -> Response:
        _check_names(request.query_params, FILTERS)
        place, day = (request.query_params.get(name, "") for name in FILTERS)
        return await run_in_threadpool(lambda: JSONResponse(_list_law(library, place, day)))

    async def description(request: Request) -> Response:
        return JSONResponse(describe(limits))

    return [
        Route("/v1/rules", rules),
        Route("/v1/rules/{id}", rule),
        Route("/v1/law", law),
        Route("/v1/openapi.json", description),
    ]


def _check_names(given: Mapping[str, str], known: tuple[str, ...]) -> None:
    """Refuse filters that do not exist, which would otherwise let everything through."""
    for name in given:
        if name not in known:
            raise BadRequest(f'There is no filter "{name[:100]}" here{suggest(name[:100], known)}')


def _list_rules(library: Library) -> list[dict[str, Any]]:
    rules = list(library.rules.values())
    running = [rule.id for rule in choose(rules, library.settings)]
    listed: list[dict[str, Any]] = json.loads("".join(show_json(rules, running)))
    return listed


def _list_law(library: Library, place: str, said: str) -> dict[str, Any]:
    """The provisions of a place and of those around it, or of all; on a day, or whenever."""
    codes: tuple[str, ...] = ()
    if place:
        found = find_codes(place[:200], library.law)
        if len(found) != 1:
            raise BadRequest(f"place: {tell_fault(place[:200], found, library.law)}")
        codes = (found[0],)
    day = read_day(said) if said else datetime.date.today()
    if day is None:
        raise BadRequest("as_of is a day such as 2026-11-30.")
    titles = {rule.id: rule.title for rule in library.rules.values()}
    entries = tuple(make_entry(one, titles) for one in list_all(library.law, codes) if not said or one.holds_on(day.isoformat()))
    name = library.law.name(codes[0]) if codes else "all places"
    answer: dict[str, Any] = json.loads("".join(render_json([Sheet(name, entries)], make_about([library.law], day))))
    return answer
