"""A rule: one YAML file that says what to look for, why, what to write instead, and shows it by examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from jdlint.checking.classes import expand
from jdlint.model.finding import Basis, Safety, Severity
from jdlint.model.nothing import NOTHING
from jdlint.model.report import RuleInfo

CATEGORIES = (
    "structure", "pay", "statement", "title", "hygiene", "consistency", "date", "readability", "clarity", "bias", "feed",
)  # fmt: skip
ADVERTS = ("posting", "role", "partial")
HeldBack = Literal["nowhere", "where no law asks", "everywhere"]


class Scope(NamedTuple):
    """The zones in which a rule looks. ``only`` is empty for everywhere; ``never`` outranks it. Code and addresses are never read."""

    only: frozenset[str]
    never: frozenset[str]

    def covers(self, zone: str) -> bool:
        """Whether the rule looks in a zone. "body" is all that is not the title."""
        if zone in self.never or zone == "literal":
            return False
        return not self.only or zone in self.only or (zone != "title" and "body" in self.only)


class Precision(NamedTuple):
    """How many of the findings that people read were right, debatable and wrong, and what they were drawn from."""

    right: int
    debatable: int
    wrong: int
    drawn: str

    @property
    def read(self) -> int:
        """How many were read."""
        return self.right + self.debatable + self.wrong


class Rule(NamedTuple):
    """A rule as its file states it.

    ``holds_from`` is the ISO date from which on it holds, "" for one that always does. ``kind`` is the key of its ``check`` and
    ``check`` what stands there; ``options`` are the other keys of ``check``, which configuration may change. ``languages`` is empty for a rule that reads any language; ``reads`` names the kinds
    of document it makes sense for. One in ``preview`` runs where it is asked for, until its ``precision`` is known. A rule whose ``basis`` is law speaks only where a provision asks for it. ``settled`` is whether the
    house itself decided how severe it is, which no law raises then. ``yields_to`` names rules that speak in its place of the same words.
    ``safety`` is whether what it proposes may be applied unseen.
    ``changed`` says what later versions changed. ``held_back`` is where a rule does not speak that came after the version by whose rules a house goes.
    """

    id: str
    title: str
    category: str
    topic: str | None
    severity: Severity
    basis: Basis
    since: str
    holds_from: str
    kind: str
    check: Any
    options: Mapping[str, Any]
    scope: Scope
    unless: tuple[str, ...]
    unless_in_sentence: tuple[str, ...]
    unless_in_posting: tuple[str, ...]
    unless_family: tuple[str, ...]
    message: str
    help: Mapping[str, str]
    examples: tuple[Mapping[str, Any], ...]
    languages: tuple[str, ...]
    reads: tuple[str, ...]
    default: bool
    aliases: tuple[str, ...]
    preview: bool = False
    precision: Precision | None = None
    settled: bool = False
    yields_to: tuple[str, ...] = ()
    safety: Safety = "review"
    changed: Mapping[str, str] = NOTHING
    held_back: HeldBack = "nowhere"

    @property
    def info(self) -> RuleInfo:
        """What reporters show of the rule."""
        help = self.help
        return RuleInfo(
            self.id, self.title, self.category, self.topic, self.severity, self.basis, help["why"], help["do"], help["not when"]
        )


def make_rule(raw: Mapping[str, Any]) -> Rule:
    """A rule from a file that is valid against ``schemas/rule.schema.json``, or from the pack, which leaves the examples out."""
    raw = expand(raw)
    check = dict(raw["check"])
    kind = next(name for name in KIND_NAMES if name in check)
    scope = raw.get("scope", ())
    languages = raw.get("languages", ("en",))
    return Rule(
        id=raw["id"],
        title=raw["title"],
        category=raw["category"],
        topic=raw.get("topic"),
        severity=raw["severity"],
        basis=raw.get("basis", "style"),
        since=raw["since"],
        holds_from=raw.get("from", ""),
        kind=kind,
        check=check.pop(kind),
        options=check,
        scope=Scope(
            frozenset(zone for zone in scope if not zone.startswith("-")),
            frozenset(zone[1:] for zone in scope if zone.startswith("-")),
        ),
        unless=tuple(raw.get("unless", ())),
        unless_in_sentence=tuple(raw.get("unless_in_sentence", ())),
        unless_in_posting=tuple(raw.get("unless_in_posting", ())),
        unless_family=tuple(raw.get("unless_family", ())),
        message=raw["message"],
        help=raw["help"],
        examples=tuple(raw.get("examples", ())),
        languages=() if languages == "any" else tuple(languages),
        reads=tuple(raw.get("reads", ADVERTS)),
        default=raw.get("default", True),
        aliases=tuple(raw.get("aliases", ())),
        preview=raw.get("status") == "preview",
        precision=Precision(**raw["precision"]) if "precision" in raw else None,
        yields_to=tuple(raw.get("yields_to", ())),
        safety=raw.get("fix", "review"),
        changed=raw.get("changed", NOTHING),
    )


KIND_NAMES = ("terms", "pattern", "present", "states", "measure", "conflict", "shape", "fields", "notice")
