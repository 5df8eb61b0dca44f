"""A house style: one short file that becomes rules of the house's own, and limits of rules that jdlint has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jdlint.checking.judging import LONGEST_PHRASE
from jdlint.checking.pack import read_schema
from jdlint.checking.shape_faults import Fault, list_shape_faults
from jdlint.checking.validating import find_faults, find_line, read_yaml_file
from jdlint.settings import RuleSettings, SettingsError
from jdlint.understanding.fold import fold

REQUIRED = {
    "title": "title-missing", "summary": "section-missing", "responsibilities": "section-missing", "requirements": "section-missing",
    "benefits": "benefits-missing", "pay": "pay-range-missing", "locations": "location-missing", "employment_type": "employment-type-missing",
    "reporting_line": "reporting-line-missing", "eeo_statement": "eeo-statement-missing",
    "accommodation_statement": "accommodation-statement-missing", "application": "application-instructions-missing",
    "deadline": "application-deadline-missing",
}  # fmt: skip
"""The rule that reports the absence of what a style requires."""
LIMITS = {
    "sentence-words": ("sentence-too-long", "max"), "paragraph-words": ("paragraph-too-long", "max"), "posting-words": ("posting-too-long", "max"),
    "reading-grade": ("reading-grade-high", "max"), "exclamation-marks": ("exclamation-marks", "max"),
    "requirements": ("too-many-requirements", "max"), "title-letters": ("title-too-long", "max"), "passive-share": ("passive-voice", "max"),
    "you-for-we": ("we-more-than-you", "min"),
}  # fmt: skip
"""The rule and its option for each limit of a style."""
SOME = 4
"""Words with which a statement begins, by which one that was changed is found."""
WORDS = ("house-ban", "house-prefer")
"""How the ids of the rules on words begin."""
_POSTING = "# Baker\n\nWe look for a baker for our shop.\n\n## What you do\n\n- Bake bread every morning.\n"


class Style(NamedTuple):
    """What a style comes to: rules as their files would state them, and settings of rules that jdlint has."""

    rules: tuple[dict[str, Any], ...]
    settings: Mapping[str, RuleSettings]


def is_style(raw: object) -> bool:
    """Whether what a YAML file holds is a house style and no rule."""
    return isinstance(raw, dict) and "style" in raw and "check" not in raw


def read_style(path: Path) -> Style:
    """The style of a file. Raises SettingsError that names every fault with its line."""
    raw = read_yaml_file(path)
    faults = list(list_shape_faults(raw, read_schema("style")))
    if not faults:
        rules = list(_make_rules(raw))
        faults = list(dict.fromkeys(_find_rule_faults(rules)))
    if faults:
        raise SettingsError("\n".join(f"{path}:{find_line(path, way)}: {why}" for way, why in faults))
    return Style(tuple(rule for _, rule in rules), dict(_make_settings(raw)))


def _find_rule_faults(rules: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Fault]:
    """What is wrong with the rules that a style makes, each with the key that it comes from."""
    for key, rule in rules:
        for _, why in find_faults(rule, Path(f"{rule['id']}.yaml")):
            yield (key,), f"{key}: {why}"


def _make_settings(raw: Mapping[str, Any]) -> Iterator[tuple[str, RuleSettings]]:
    severity = raw.get("severity", "warning")
    for name in raw.get("require", ()):
        yield REQUIRED[name], RuleSettings(on=True, severity="error")
    for name, limit in raw.get("limits", {}).items():
        rule, option = LIMITS[name]
        yield rule, RuleSettings(on=True, severity=severity, options={option: limit})
    if "order" in raw:
        yield "section-order", RuleSettings(on=raw["order"], severity=severity)


def _make_rules(raw: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rules of the house's own, each with the key of the style that it comes from."""
    name, severity = raw["style"], raw.get("severity", "warning")
    plain: dict[str, list[str]] = {}
    banned = raw.get("ban", {})
    for term, said in banned.items() if isinstance(banned, dict) else ((term, []) for term in banned):
        if not isinstance(said, dict):
            plain[_lower(term)] = _list(said)
            continue
        because = said["because"].rstrip(".")
        id = f"house-ban-{re.sub(r'[^a-z0-9]+', '-', _lower(term)).strip('-')[:40] or 'word'}"
        yield "ban", _ban(id, {_lower(term): _list(said.get("instead", ()))}, name, severity, because)
    if plain:
        yield "ban", _ban("house-ban", plain, name, severity, f"our house writes otherwise ({name})")
    preferred = {_lower(other): [ours] for ours, others in raw.get("prefer", {}).items() for other in others}
    if preferred:
        yield "prefer", _ban("house-prefer", preferred, name, severity, f"our house has one word for it ({name})")
    for number, paragraph in enumerate(filter(str.strip, re.split(r"\n\s*\n", raw.get("statement", ""))), 1):
        yield "statement", _state("house-statement" if number == 1 else f"house-statement-{number}", paragraph, name, severity)


def _ban(id: str, terms: Mapping[str, list[str]], name: str, severity: str, because: str) -> dict[str, Any]:
    term, words = next(iter(terms.items()))
    shown = term.removesuffix("*").strip()
    example = {"bad": f"In our house we say [[{shown}]] every day."}
    if words and not term.endswith("*"):
        example["becomes"] = f"In our house we say {words[0]} every day."
    remedy = "write '{suggestion}'" if all(terms.values()) else "say it in other words"
    message = f"'{{text}}': {_plain(because)}; {remedy}."
    return _make(id, f"A word that {_plain(name)} leaves out", "clarity", severity, name) | {
        "check": {"terms": dict(terms)}, "message": message if len(message) <= 240 else f"'{{text}}' is not our word; {remedy}.",
        "examples": [example, {"good": "We say it in plain letters."}],
    }  # fmt: skip


def _state(id: str, paragraph: str, name: str, severity: str) -> dict[str, Any]:
    words = fold(paragraph).split()
    # Looked for in the whole posting: what stands near a cue of it alone is too little for a long one.
    begins = re.sub(r"^\W+|\W+$", "", " ".join(words[:SOME]))
    looked_for = " ".join(paragraph.split())
    return _make(id, f"A statement that {_plain(name)} asks for is missing", "statement", severity, name) | {
        "check": {"states": [{"pattern": r"\s+".join(map(re.escape, words))}], "looked_for": "the statement of our house"}
        | ({"near": [begins]} if 2 <= len(begins) <= LONGEST_PHRASE else {}),
        "message": f"The statement of our house does not stand here word for word; add: {_plain(_cut(looked_for, 120))}{{nearest}}",
        "examples": [{"bad": _POSTING, "as": "markdown"}, {"good": f"{looked_for}\n", "as": "text"}],
    }  # fmt: skip


def _make(id: str, title: str, category: str, severity: str, name: str) -> dict[str, Any]:
    """What every rule of a style says."""
    return {
        "id": id, "title": _cut(title, 90), "category": category, "severity": severity, "basis": "policy", "languages": "any", "since": "0.1",
        "help": {
            "why": f"It is the style of the house: {name}.",
            "do": "Write it as the style of the house has it.",
            "not when": "It is a name, or somebody is quoted.",
        },
    }  # fmt: skip


def _plain(text: str) -> str:
    """Text for a message, in which braces would name values."""
    return text.replace("{", "(").replace("}", ")")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 2].rstrip()} …"


def _list(said: object) -> list[str]:
    return [said] if isinstance(said, str) else [str(word) for word in said] if isinstance(said, list | tuple) else []


def _lower(term: str) -> str:
    return " ".join(term.lower().split())
