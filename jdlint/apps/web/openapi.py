"""The description of the API (OpenAPI 3.1). The shapes of reports are those of the schemas by which jdlint is tested."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from jdlint.apps.web.guard import Limits
from jdlint.checking.pack import read_schema
from jdlint.model.finding import SEVERITIES, Basis
from jdlint.model.law import Duty, Weight
from jdlint.reading import FORMATS
from jdlint.settings import PROFILES
from jdlint.version import VERSION

Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
FLAG: Shape = {"type": "boolean"}
NUMBER: Shape = {"type": "integer"}
DAY: Shape = {"type": "string", "format": "date"}
MAYBE_DAY: Shape = {"anyOf": [DAY, {"const": ""}]}
TEXTS: Shape = {"type": "array", "items": TEXT}
WORDS: Shape = {
    "anyOf": [
        {"type": "string", "maxLength": 200},
        {"type": "array", "items": {"type": "string", "maxLength": 200}, "maxItems": 100},
    ]
}
FACT: Shape = {"type": ["string", "integer", "boolean"]}
OPEN: Shape = {"type": "object"}


def describe(limits: Limits) -> Shape:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "jdlint",
            "version": VERSION,
            "description": "Checks job postings. No legal advice.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": _describe_paths(limits),
        "components": {"schemas": _list_shapes(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _describe_paths(limits: Limits) -> Shape:
    held = {
        "400": "The body cannot be read.",
        "408": f"The body did not arrive within {limits.arrival:g} seconds.",
        "413": f"The body has more than {limits.size:,} bytes.",
        "415": "The body is neither JSON nor a form.",
        "422": "Something in the body is wrong, or the document takes too much memory.",
        "503": "The server is busy; see Retry-After.",
        "504": f"The document takes longer than {limits.seconds:g} seconds.",
    }
    form = _object({"file": {"type": "string", "format": "binary"}, "options": _refer("options")}, required=["file"])
    check = _operation(
        "check", "Check a posting.", _refer("report"), "The report, as jdlint check --format json prints it.", held
    )
    check["requestBody"] = {
        "required": True,
        "content": {
            "application/json": {"schema": _refer("posting")},
            "multipart/form-data": {"schema": form, "encoding": {"options": {"contentType": "application/json"}}},
        },
    }
    rules = _operation("rules", "List the rules.", {"type": "array", "items": _refer("rule")}, "Every rule.", {})
    rule = _operation("rule", "Explain a rule.", _refer("rule-explained"), "The rule.", {"404": "There is none."})
    rule["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    law = _operation(
        "law", "List provisions of the law.", _refer("law"), "The provisions.", {"422": "There is no such place, day or filter."}
    )
    law["parameters"] = [
        {"name": "place", "in": "query", "schema": TEXT, "description": "A code or a name; all places without it."},
        {"name": "as_of", "in": "query", "schema": DAY, "description": "Only what is in force on this day."},
    ]
    alive = _operation("alive", "Whether the server runs.", _object({"alive": FLAG}), "It does.", {})
    ready = _operation("ready", "Whether postings can be checked.", _object({"ready": FLAG}), "They can.", {})
    ready["responses"]["503"] = {**ready["responses"]["200"], "description": "They cannot yet."}
    return {
        "/v1/check": {"post": check},
        "/v1/rules": {"get": rules},
        "/v1/rules/{id}": {"get": rule},
        "/v1/law": {"get": law},
        "/healthz": {"get": {**alive, "security": [{}]}},
        "/readyz": {"get": {**ready, "security": [{}]}},
    }


def _operation(name: str, summary: str, shape: Shape, said: str, errors: dict[str, str]) -> Shape:
    """An operation with its answer and its errors; those that every request can meet are among them."""
    always = {
        "401": "The server asks for its token.",
        "403": "The request comes from a page of another site.",
        "421": "The server does not answer to that name.",
        "422": "There is no such filter.",
        "500": "jdlint itself failed.",
    }
    problem = {"content": {"application/json": {"schema": _refer("problem")}}}
    told = {status: {"description": words, **problem} for status, words in sorted({**always, **errors}.items())}
    answer = {"description": said, "content": {"application/json": {"schema": shape}}}
    return {"operationId": name, "summary": summary, "responses": {"200": answer, **told}}


def _list_shapes() -> Shape:
    shapes: Shape = {}
    for name in ("report", "record"):
        schema = read_schema(name)
        definitions = schema.pop("$defs", {})
        shapes[name] = {key: value for key, value in _rename(schema, name).items() if key not in ("$schema", "$id")}
        shapes |= {f"{name}-{part}": _rename(one, name) for part, one in definitions.items()}
    rule = {
        "id": TEXT,
        "on": FLAG,
        "title": TEXT,
        "category": TEXT,
        "topic": _or_null(TEXT),
        "severity": {"enum": list(SEVERITIES)},
        "basis": {"enum": list(get_args(Basis))},
        "kind": TEXT,
        "since": TEXT,
        "changed": OPEN,
        "default": FLAG,
        "status": {"enum": ["stable", "preview"]},
        "precision": _or_null(OPEN),
        "languages": TEXTS,
        "aliases": TEXTS,
    }
    return shapes | {
        "problem": _object({"status": NUMBER, "message": TEXT}),
        "options": _describe_options(),
        "posting": _object(
            {
                "text": TEXT,
                "filename": {**TEXT, "default": "posting.md", "description": "Its suffix tells the format."},
                "options": _refer("options"),
            },
            required=["text"],
        ),
        "rule": _object(rule),
        "rule-explained": _object({**rule, "why": TEXT, "do": TEXT, "not_when": TEXT}),
        "law": _object(
            {
                "law": _object({"read_up_to": DAY, "shelf_life": NUMBER, "digest": TEXT, "as_of": DAY}),
                "sheets": {"type": "array", "items": _refer("sheet")},
            }
        ),
        "sheet": _object(
            {
                "name": TEXT,
                "entries": {"type": "array", "items": _refer("provision")},
                "verdict": TEXT,
                "recheck_on": MAYBE_DAY,
                "note": TEXT,
            }
        ),
        "provision": _describe_provision(),
    }


def _describe_options() -> Shape:
    facts = {"anyOf": [FACT, {"type": "array", "items": FACT}, {"type": "object", "additionalProperties": FACT}]}
    return _object(
        {
            "as_of": {**DAY, "description": "Judge as if on this day."},
            "place": {**WORDS, "description": "The places of work, as codes or names."},
            "hiring_in": {**WORDS, "description": "Where people may work from."},
            "employer": {
                "type": "object",
                "additionalProperties": facts,
                "description": "Facts about the employer, as in a configuration.",
            },
            "profile": {"enum": list(PROFILES)},
            "rules_as_of": {
                **TEXT,
                "pattern": r"^v?[0-9]+\.[0-9]+(\.[0-9]+)?$",
                "description": "Leave out rules that came after this version, but for where a law asks for them.",
            },
            "select": {**WORDS, "description": "Only these rules or categories."},
            "ignore": {**WORDS, "description": "Not these rules or categories."},
            "fail_on": {"enum": list(SEVERITIES)},
            "format": {"enum": list(FORMATS), "description": "What the text is, whatever its name says."},
        },
        required=[],
    )


def _describe_provision() -> Shape:
    return _object(
        {
            "id": TEXT,
            "title": TEXT,
            "topic": TEXT,
            "jurisdiction": TEXT,
            "place": TEXT,
            "duty": {"enum": list(get_args(Duty))},
            "since": MAYBE_DAY,
            "until": MAYBE_DAY,
            "enforced_from": MAYBE_DAY,
            "citation": TEXT,
            "url": TEXT,
            "evidence": {"enum": list(get_args(Weight))},
            "checked": MAYBE_DAY,
            "rules": {
                "type": "array",
                "items": {**TEXTS, "minItems": 2, "maxItems": 2},
                "description": "Ids and titles of the rules that it asks for.",
            },
            "whom": TEXT,
            "limits": {"type": "object", "additionalProperties": TEXT},
            "more": OPEN,
            "answer": TEXT,
            "because": TEXT,
            "needs": TEXTS,
            "rulings": {"type": "array", "items": OPEN},
        }
    )


def _refer(name: str) -> Shape:
    return {"$ref": f"#/components/schemas/{name}"}


def _or_null(shape: Shape) -> Shape:
    return {"anyOf": [shape, {"type": "null"}]}


def _object(properties: Shape, required: Iterable[str] | None = None) -> Shape:
    """An object with these keys and no others, all of which are there unless ``required`` names some."""
    names = list(properties if required is None else required)
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": names}


def _rename(schema: Any, owner: str) -> Any:
    """A schema whose references lead to where its definitions, and the schemas beside it, stand here."""
    if isinstance(schema, dict):
        renamed = {key: _rename(value, owner) for key, value in schema.items()}
        if isinstance(renamed.get("$ref"), str):
            place = renamed["$ref"].replace("#/$defs/", f"{owner}-").removesuffix(".schema.json")
            renamed["$ref"] = f"#/components/schemas/{place}"
        return renamed
    return [_rename(one, owner) for one in schema] if isinstance(schema, list) else schema
