"""Two reports of the same inputs, as JSON has them: what one says and the other does not, in plain words."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jdlint.evidence.manifest import REPORT
from jdlint.reporting.plain import one_line

_LONGEST = 120
_KEYS = {"rules": ("rule",), "law": ("provision", "rule")}
"""By what the entries of a list are the same, where that is not their place in it."""
_TOOL = ("tool", "version", "summary", "postings", "errors")


def compare(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Each difference between the report that was kept and the one that is made now, posting by posting; what made them is left out."""
    yield from list_values(_without(then, _TOOL), _without(now, _TOOL))
    errors = [{error["uri"]: error for error in report["errors"]} for report in (then, now)]
    for uri in dict.fromkeys((*errors[0], *errors[1])):
        if uri not in errors[1]:
            yield f"{_show(uri)}: could not be read then, and can be now: {_show(errors[0][uri]['message'])}"
        elif uri not in errors[0]:
            yield f"{_show(uri)}: could be read then, and cannot be now: {_show(errors[1][uri]['message'])}"
        elif errors[0][uri] != errors[1][uri]:
            yield f"{_show(uri)}: {_tell(errors[0][uri]['message'], errors[1][uri]['message'])}"
    rules = [set(report["summary"]["rules"]) for report in (then, now)]
    yield from (f"the rule {_show(rule)}: {_tell_only('it', True)}" for rule in sorted(rules[0] - rules[1]))
    yield from (f"the rule {_show(rule)}: {_tell_only('it', False)}" for rule in sorted(rules[1] - rules[0]))
    for one, other in _pair(then["postings"], now["postings"], ("uri", "key")):
        name = _name(one or other or {})
        if one is None or other is None:
            yield f"{name}: {_tell_only('this posting', one is not None)}"
        elif one != other:
            yield from _compare_postings(name, _keep(one, rules[1]), _keep(other, rules[0]))


def _keep(posting: Mapping[str, Any], rules: set[str]) -> dict[str, Any]:
    """A posting without the outcomes of rules that the other report has not, which are told once for all postings."""
    return {**posting, "rules": [outcome for outcome in posting["rules"] if outcome["rule"] in rules]}


def list_values(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Every single value that differs, with its path."""
    yield from (f"{path}: {_tell(*values)}" for path, *values in _walk(then, now, ""))


def _compare_postings(name: str, then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for one, other in _pair(then["findings"], now["findings"], ("rule", "fingerprint")):
        said = one or other or {}
        where = f"{name}{_place(said)}: {_show(said['rule'])}"
        if one is None or other is None:
            yield f"{where}: {_tell_only('this finding', one is not None)} ({_show(said['message'])})"
        else:
            yield from (f"{where}: {path}: {_tell(*values)}" for path, *values in _walk(one, other, ""))
    yield from (f"{name}: {one}" for one in list_values(_without(then, ("findings",)), _without(now, ("findings",))))


def _walk(then: Any, now: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    """The values that differ, each with its path."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys((*then, *now)):
            yield from _walk(then.get(key), now.get(key), f"{path}.{key}" if path else key)
    elif isinstance(then, list) and isinstance(now, list):
        keys = _KEYS.get(path)
        if keys and all(isinstance(one, Mapping) for one in (*then, *now)):
            for one, other in _pair(then, now, keys):
                name = " ".join(str((one or other or {}).get(key)) for key in keys)
                yield from _walk(one, other, f"{path} {name}")
        elif len(then) != len(now):
            yield path, then, now
        else:
            for number, pair in enumerate(zip(then, now, strict=True)):
                yield from _walk(*pair, f"{path}.{number}")
    elif then != now or type(then) is not type(now):
        yield path, then, now


def _pair(
    then: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]], keys: Sequence[str]
) -> Iterator[tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]]:
    """Entries that are the same by their keys, and by their order among equals; None where there is no other."""
    sides = [_number(side, keys) for side in (then, now)]
    for key in dict.fromkeys((*sides[0], *sides[1])):
        yield sides[0].get(key), sides[1].get(key)


def _number(entries: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> dict[Hashable, Mapping[str, Any]]:
    numbered: dict[Hashable, Mapping[str, Any]] = {}
    counts: dict[Hashable, int] = {}
    for entry in entries:
        key = tuple(json.dumps(entry.get(name)) for name in keys)
        counts[key] = counts.get(key, 0) + 1
        numbered[key, counts[key]] = entry
    return numbered


def _without(report: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: value for key, value in report.items() if key not in keys}


def _name(posting: Mapping[str, Any]) -> str:
    return _show(" ".join(filter(None, (posting["uri"], posting["key"]))))


def _place(finding: Mapping[str, Any]) -> str:
    if finding["place"]:
        return f", {_show(finding['place'])}"
    start = finding["start"]
    return f":{start['line']}:{start['column']}" if start else ""


def _tell(then: Any, now: Any) -> str:
    return f"{_plain(then)} in {REPORT}, {_plain(now)} when judged again"


def _tell_only(what: str, kept: bool) -> str:
    return f"{what} is in {REPORT} alone" if kept else f"{what} is not in {REPORT}, and comes out when judged again"


def _plain(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping) and ("outcome" in value or "status" in value):
        return _show(value.get("outcome", value.get("status")))
    return _show(value if isinstance(value, str) and value else json.dumps(value))


def _show(text: str) -> str:
    said = one_line(str(text))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} ..."
