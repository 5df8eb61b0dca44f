"""The rules that run: loaded, chosen and adjusted by a house's settings, and ready to judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from jdlint.checking.judging import Evidence, Judge, Judgement, NotApplicable
from jdlint.checking.kinds import get_kind
from jdlint.checking.rule import Rule
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


class Ruleset(NamedTuple):
    """Rules with their judges, in order of id."""

    rules: tuple[Rule, ...]
    judges: tuple[Judge, ...]


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
    return replace(
        rule,
        severity=settings.severity or rule.severity,
        options={**rule.options, **settings.options},
        unless=(*rule.unless, *settings.allow),
    )


def prepare(rules: Iterable[Rule]) -> Ruleset:
    """Make the rules ready. Raises RuleError for one that cannot work."""
    ready = tuple(rules)
    return Ruleset(ready, tuple(get_kind(rule.kind).prepare(rule, rule.options) for rule in ready))


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


def judge(rule: Rule, judge: Judge, posting: Posting, found: Found | None, notices: Sequence[Notice]) -> Judgement:
    """Hold one posting against one rule."""
    if posting.kind not in rule.reads:
        return NotApplicable(NOT_READ[posting.kind])
    if rule.languages and posting.language not in rule.languages and posting.language != "und":
        theirs = LANGUAGES.get(posting.language, posting.language)
        ours = " and ".join(LANGUAGES.get(language, language) for language in rule.languages)
        return NotApplicable(f"the posting is in {theirs}; this rule reads {ours}")
    if found is None:
        return judge(posting, Evidence(notices=notices))
    if _within(found.unless_in_posting, posting):
        return ()
    return judge(
        posting,
        Evidence(_within(found.terms, posting), found.unless, found.unless_in_sentence, notices),
    )


def _within(matches: Sequence[Match], posting: Posting) -> Sequence[Match]:
    if not matches:
        return NO_MATCHES
    return [match for match in matches if posting.start <= match.start < posting.end]
