"""The rules that run: loaded, chosen and adjusted by a house's settings, and ready to judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jdlint.checking.judging import Evidence, Judge, Judgement
from jdlint.checking.kinds import get_kind
from jdlint.checking.rule import Rule
from jdlint.model.finding import Outcome
from jdlint.model.posting import Posting
from jdlint.model.source import Notice
from jdlint.settings import Config, Override, RuleSettings
from jdlint.understanding.matcher import Match

LANGUAGES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pt": "Portuguese"}
NOT_READ = {
    "posting": "this is a job posting",
    "posting": "this is a job posting",
    "role": "this is a description of a role, not an offer that one could apply to",
    "partial": "this is only part of a posting",
    "other": "this is not a job posting",
}
TERM, UNLESS, UNLESS_IN_SENTENCE, UNLESS_IN_POSTING = range(4)
Tag = tuple[str, str, int]
NO_MATCHES: Sequence[Match] = ()


class Plan(NamedTuple):
    """What a ruleset does with postings of one kind in one language.

    ``outcomes`` are those that stand unless a rule says otherwise, by rule id; ``active`` are the rules to ask, each with its judge and
    whether it has anything to say only where the scan found a phrase of its own.
    """

    outcomes: Mapping[str, Outcome]
    active: tuple[tuple[Rule, Judge, bool], ...]


class Ruleset:
    """Rules with their judges, in order of id."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.ids = frozenset(rule.id for rule in self.rules)
        self._judges = tuple(get_kind(rule.kind).prepare(rule, rule.options) for rule in self.rules)
        self._plans: dict[tuple[str, str], Plan] = {}

    def plan(self, posting: Posting) -> Plan:
        """What to do with postings like this one."""
        key = (posting.kind, posting.language)
        if key not in self._plans:
            self._plans[key] = self._make_plan(posting)
        return self._plans[key]

    def _make_plan(self, posting: Posting) -> Plan:
        outcomes = {}
        active = []
        for rule, judge in zip(self.rules, self._judges, strict=True):
            why = explain_silence(rule, posting)
            outcomes[rule.id] = Outcome(rule.id, rule.category, rule.basis, "not_applicable" if why else "pass", 0, why)
            if not why:
                active.append((rule, judge, get_kind(rule.kind).phrases_only(rule)))
        return Plan(outcomes, tuple(active))


def choose(rules: Iterable[Rule], config: Config, overrides: Iterable[Override] = ()) -> tuple[Rule, ...]:
    """The rules that run, each as severe and with the limits that the settings give it."""
    chosen = []
    layers: list[Config | Override] = [config, *overrides]
    for rule in rules:
        on = {"recommended": rule.default, "strict": True, "minimal": rule.default and rule.severity == "error"}[config.profile]
        for layer in layers:
            settings = _settings_of(rule, layer.rules)
            if layer.select:
                on = _names(rule, layer.select)
            if _names(rule, layer.ignore):
                on = False
            if settings is not None and not layer.select and settings.on is not None:
                on = settings.on
            if settings is not None:
                rule = _adjust(rule, settings)
        if on:
            chosen.append(rule)
    return tuple(chosen)


def _names(rule: Rule, words: Iterable[str]) -> bool:
    return any(word in (rule.id, rule.category, *rule.aliases) for word in words)


def _settings_of(rule: Rule, settings: Mapping[str, RuleSettings]) -> RuleSettings | None:
    return next((settings[name] for name in (rule.id, *rule.aliases) if name in settings), None)


def _adjust(rule: Rule, settings: RuleSettings) -> Rule:
    return rule._replace(
        severity=settings.severity or rule.severity,
        options={**rule.options, **settings.options},
        unless=(*rule.unless, *settings.allow),
    )


def list_phrases(rules: Iterable[Rule], allow: Iterable[str]) -> Mapping[str, list[Tag]]:
    """Every phrase that some rule wants found, and what for."""
    phrases: dict[str, list[Tag]] = {}
    for rule in rules:
        roles = (
            (TERM, get_kind(rule.kind).phrases(rule)),
            (UNLESS, (*rule.unless, *allow)),
            (UNLESS_IN_SENTENCE, rule.unless_in_sentence),
            (UNLESS_IN_POSTING, rule.unless_in_posting),
        )
        for role, wanted in roles:
            for phrase in wanted:
                phrases.setdefault(phrase.lower(), []).append((rule.id, phrase, role))
    return phrases


class Found(NamedTuple):
    """The matches of one rule in a document, by their role."""

    terms: list[Match]
    unless: list[Match]
    unless_in_sentence: list[Match]
    unless_in_posting: list[Match]


def explain_silence(rule: Rule, posting: Posting) -> str:
    """Why the rule makes no sense for such a posting, or ""."""
    if posting.kind not in rule.reads:
        return NOT_READ[posting.kind]
    if rule.languages and posting.language not in rule.languages and posting.language != "und":
        theirs = LANGUAGES.get(posting.language, posting.language)
        ours = " and ".join(LANGUAGES.get(language, language) for language in rule.languages)
        return f"the posting is in {theirs}; this rule reads {ours}"
    return ""


def judge(judge: Judge, posting: Posting, found: Found | None, notices: Sequence[Notice]) -> Judgement:
    """Hold one posting against one rule that is made for it."""
    if found is None:
        return judge(posting, Evidence(notices=notices))
    if _within(found.unless_in_posting, posting):
        return ()
    return judge(posting, Evidence(_within(found.terms, posting), found.unless, found.unless_in_sentence, notices))


def _within(matches: Sequence[Match], posting: Posting) -> Sequence[Match]:
    if not matches:
        return NO_MATCHES
    return [match for match in matches if posting.start <= match.start < posting.end]
