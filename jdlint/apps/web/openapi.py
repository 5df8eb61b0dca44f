"""The API for programs beside the check: rules, law, and the description of it all (OpenAPI 3.1)."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from jdlint.apps.law import make_about
from jdlint.apps.rules import show_json
from jdlint.apps.web.asking import BadRequest
from jdlint.apps.web.explained import Library
from jdlint.checking.law.codes import find_codes, tell_fault
from jdlint.checking.law.sheets import list_all, make_entry
from jdlint.checking.pack import read_schema
from jdlint.checking.ruleset import choose
from jdlint.model.finding import SEVERITIES
from jdlint.model.law_sheet import Sheet
from jdlint.reading import FORMATS
from jdlint.reporting.law import render_json
from jdlint.settings import PROFILES
from jdlint.version import VERSION

if TYPE_CHECKING:
    from jdlint.apps.web.app import Limits


def list_routes(library: Library, limits: Limits) -> list[Route]:
    """The addresses below ``/v1`` that need no worker."""

    async def rules(request: Request) -> Response:
        return await run_in_threadpool(lambda: JSONResponse(_list_rules(library)))

    async def rule(request: Request) -> Response:
        every = await run_in_threadpool(lambda: _list_rules(library))
        found = next((one for one in every if one["id"] == request.path_params["id"]), None)
        if found is None:
            raise HTTPException(404)
        help = library.rules[found["id"]].help
        return JSONResponse({**found, "why": help["why"], "do": help["do"], "not_when": help["not when"]})

    async def law(request: Request) -> Response:
        place, day = request.query_params.get("place"), request.query_params.get("as_of")
        return await run_in_threadpool(lambda: JSONResponse(_list_law(library, place, day)))

    async def description(request: Request) -> Response:
        return JSONResponse(describe(limits))

    return [
        Route("/v1/rules", rules),
        Route("/v1/rules/{id}", rule),
        Route("/v1/law", law),
        Route("/v1/openapi.json", description),
    ]


def _list_rules(library: Library) -> list[dict[str, Any]]:
    rules = list(library.rules.values())
    running = [rule.id for rule in choose(rules, library.settings)]
    listed: list[dict[str, Any]] = json.loads("".join(show_json(rules, running)))
    return listed


def _list_law(library: Library, place: str | None, said: str | None) -> dict[str, Any]:
    """The provisions of a place and of those around it, or of all; on a day, or whenever."""
    codes: tuple[str, ...] = ()
    if place:
        found = find_codes(place[:200], library.law)
        if len(found) != 1:
            raise BadRequest(f"place: {tell_fault(place[:200], found, library.law)}")
        codes = (found[0],)
    try:
        day = datetime.date.fromisoformat(said) if said else datetime.date.today()
    except ValueError:
        raise BadRequest("as_of is a day such as 2026-11-30.") from None
    titles = {rule.id: rule.title for rule in library.rules.values()}
    entries = tuple(make_entry(one, titles) for one in list_all(library.law, codes) if not said or one.holds_on(day.isoformat()))
    name = library.law.name(codes[0]) if codes else "all places"
    answer: dict[str, Any] = json.loads("".join(render_json([Sheet(name, entries)], make_about([library.law], day))))
    return answer


def describe(limits: Limits) -> dict[str, Any]:
    """The API in OpenAPI 3.1; the shapes are those of the schemas by which jdlint is tested."""
    schemas: dict[str, Any] = {}
    for name in ("report", "record"):
        schema = read_schema(name)
        definitions = schema.pop("$defs", {})
        schemas[name] = {key: value for key, value in _rename(schema, name).items() if key not in ("$schema", "$id")}
        schemas |= {f"{name}-{part}": _rename(one, name) for part, one in definitions.items()}
    words = {
        "anyOf": [
            {"type": "string", "maxLength": 200},
            {"type": "array", "items": {"type": "string", "maxLength": 200}, "maxItems": 100},
        ]
    }
    schemas |= {
        "problem": {
            "type": "object",
            "required": ["status", "message"],
            "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
        },
        "options": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "as_of": {"type": "string", "format": "date", "description": "Judge as if on this day."},
                "place": {**words, "description": "The places of work, as codes or names."},
                "hiring_in": {**words, "description": "Where people may work from."},
                "employer": {"type": "object", "description": "Facts about the employer, as in a configuration."},
                "profile": {"enum": list(PROFILES)},
                "select": {**words, "description": "Only these rules or categories."},
                "ignore": {**words, "description": "Not these rules or categories."},
                "fail_on": {"enum": list(SEVERITIES)},
                "format": {"enum": list(FORMATS), "description": "What the text is, whatever its name says."},
            },
        },
        "posting": {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {
                "text": {"type": "string"},
                "filename": {"type": "string", "default": "posting.md", "description": "Its suffix tells the format."},
                "options": {"$ref": "#/components/schemas/options"},
            },
        },
        "rule": {
            "type": "object",
            "required": ["id", "on", "title", "category", "severity", "basis", "status"],
            "properties": {"id": {"type": "string"}, "on": {"type": "boolean"}, "title": {"type": "string"}},
        },
    }
    problem = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/problem"}}}}
    errors = {
        "400": {"description": "The body cannot be read.", **problem},
        "413": {"description": f"The body has more than {limits.size:,} bytes.", **problem},
        "415": {"description": "The body is neither JSON nor a form.", **problem},
        "422": {"description": "Something in the body is wrong, or the document takes too long.", **problem},
        "503": {"description": "The server is busy; see Retry-After.", **problem},
    }

    def json_of(schema: dict[str, Any], said: str) -> dict[str, Any]:
        return {"description": said, "content": {"application/json": {"schema": schema}}}

    form = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}, "options": {"$ref": "#/components/schemas/options"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "jdlint", "version": VERSION, "description": "Checks job postings. No legal advice.", "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": {
            "/v1/check": {
                "post": {
                    "operationId": "check",
                    "summary": "Check a posting.",
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/posting"}},
                            "multipart/form-data": {"schema": form, "encoding": {"options": {"contentType": "application/json"}}},
                        },
                    },
                    "responses": {"200": json_of({"$ref": "#/components/schemas/report"}, "The report, as jdlint check --format json prints it."), **errors},
                }
            },
            "/v1/rules": {
                "get": {
                    "operationId": "rules",
                    "summary": "List the rules.",
                    "responses": {"200": json_of({"type": "array", "items": {"$ref": "#/components/schemas/rule"}}, "Every rule.")},
                }
            },
            "/v1/rules/{id}": {
                "get": {
                    "operationId": "rule",
                    "summary": "Explain a rule.",
                    "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                    "responses": {"200": json_of({"$ref": "#/components/schemas/rule"}, "The rule."), "404": {"description": "There is none.", **problem}},
                }
            },
            "/v1/law": {
                "get": {
                    "operationId": "law",
                    "summary": "List provisions of the law.",
                    "parameters": [
                        {"name": "place", "in": "query", "schema": {"type": "string"}, "description": "A code or a name; all places without it."},
                        {"name": "as_of", "in": "query", "schema": {"type": "string", "format": "date"}, "description": "Only what is in force on this day."},
                    ],
                    "responses": {"200": json_of({"type": "object"}, "The provisions."), "422": {"description": "There is no such place or day.", **problem}},
                }
            },
        },
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }  # fmt: skip


def _rename(schema: Any, owner: str) -> Any:
    """A schema whose references lead to where its definitions, and the schemas beside it, stand here."""
    if isinstance(schema, dict):
        renamed = {key: _rename(value, owner) for key, value in schema.items()}
        if isinstance(renamed.get("$ref"), str):
            place = renamed["$ref"].replace("#/$defs/", f"{owner}-").removesuffix(".schema.json")
            renamed["$ref"] = f"#/components/schemas/{place}"
        return renamed
    return [_rename(one, owner) for one in schema] if isinstance(schema, list) else schema
