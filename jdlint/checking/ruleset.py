"""The rules that run: loaded, chosen and adjusted by a house's settings, and ready to judge."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jdlint.checking.judging import Evidence, Exceptions, Judge, Judgement, Places
from jdlint.checking.kinds import get_kind
from jdlint.checking.profiles import start
from jdlint.checking.rule import Rule
from jdlint.model.finding import Outcome
from jdlint.model.posting import Conflict, Posting
from jdlint.model.source import Notice
from jdlint.settings import Choice, Config, Override, RuleSettings
from jdlint.understanding.matcher import Match

LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pt": "Portuguese",
}
NOT_READ = {
    "posting": "this is a job posting",
    "role": "this is a description of a role, not an offer that one could apply to",
    "partial": "this is only part of a posting",
    "other": "this is not a job posting",
}


class Active(NamedTuple):
    """A rule to ask, its judge, its exceptions, and the date to judge by."""

    rule: Rule
    judge: Judge
    exceptions: Exceptions
    as_of: datetime.date

    def ask(self, posting: Posting, terms: Sequence[Match], notices: Sequence[Notice], found: Places) -> Judgement:
        """Hold one posting against the rule; ``terms`` are its own phrases in the document."""
        inside = sorted(match for match in terms if posting.start <= match.start < posting.end) if terms else ()
        return self.judge(posting, Evidence(inside, notices, self.exceptions, found, self.as_of))


class Plan(NamedTuple):
    """What a ruleset does with postings of one kind in one language.

    ``outcomes`` are those that stand unless a rule says otherwise, by rule id. ``always`` are the rules to ask in any case,
    ``by_phrase`` those to ask where one of their own phrases stands, by id, ``by_notice`` those to ask where anything was noticed,
    ``by_conflict`` those to ask where two statements conflict; ``by_law`` are those of all these that speak only where a law asks for them,
    ``yielding`` those that give way to others.
    """

    outcomes: Mapping[str, Outcome]
    always: tuple[Active, ...]
    by_phrase: Mapping[str, Active]
    by_notice: tuple[Active, ...]
    by_conflict: tuple[Active, ...]
    by_law: Mapping[str, Rule]
    yielding: Mapping[str, Rule]

    def list_active(
        self,
        always: Iterable[Active],
        terms: Iterable[str],
        notices: Sequence[Notice],
        conflicts: Sequence[Conflict],
        silent: Container[str] = (),
    ) -> Iterator[Active]:
        """The rules to ask about a posting with phrases of these rules, these notices and these conflicts.

        ``always`` are those to ask in any case; of the others, ``silent`` are not to be asked unless something was noticed.
        """
        yield from always
        for rule in terms:
            if rule in self.by_phrase and rule not in silent:
                yield self.by_phrase[rule]
        if notices:
            yield from self.by_notice
        if conflicts:
            yield from self.by_conflict


class Ruleset:
    """Rules with their judges, in order of id; ``as_of`` is the date by which they judge.

    ``job_family`` are the job families that a house says the postings belong to; where it says nothing, titles tell.
    """

    def __init__(
        self, rules: Iterable[Rule], allow: Iterable[str] = (), *, as_of: datetime.date, job_family: Iterable[str] = ()
    ) -> None:
        self.rules = tuple(rules)
        self._allow = tuple(allow)
        self._as_of = as_of
        self._job_family = tuple(job_family)
        self.ids = frozenset(rule.id for rule in self.rules)
        self.turns = tuple(sorted({rule.holds_from for rule in self.rules if rule.holds_from}))
        self._judges = tuple(map(_prepare, self.rules))
        self._plans: dict[tuple[str, str], Plan] = {}

    def plan(self, posting: Posting) -> Plan:
        """What to do with postings like this one."""
        key = (posting.kind, posting.language)
        if key not in self._plans:
            self._plans[key] = self._make_plan(posting)
        return self._plans[key]

    def _make_plan(self, posting: Posting) -> Plan:
        outcomes = {}
        active: dict[str, list[Active]] = {"": [], "phrases": [], "notices": [], "conflicts": []}
        for rule, judge in zip(self.rules, self._judges, strict=True):
            why = explain_silence(rule, posting, self._as_of) or self._excuse(rule)
            outcomes[rule.id] = Outcome(
                rule.id, rule.category, rule.basis, "not_applicable" if why else "pass", 0, why, unread=bool(why)
            )
            if not why:
                overlapping = _lower((*rule.unless, *self._allow))
                exceptions = Exceptions(
                    overlapping,
                    _lower(rule.unless_in_sentence),
                    _lower(rule.unless_in_posting),
                    () if self._job_family else rule.unless_family,
                )
                active[get_kind(rule.kind).waits_for(rule)].append(Active(rule, judge, exceptions, self._as_of))
        by_phrase = {one.rule.id: one for one in active["phrases"]}
        by_law = {rule.id: rule for rule in self.rules if rule.basis == "law" and outcomes[rule.id].result == "pass"}
        yielding = {rule.id: rule for rule in self.rules if rule.yields_to}
        return Plan(
            outcomes, tuple(active[""]), by_phrase, tuple(active["notices"]), tuple(active["conflicts"]), by_law, yielding
        )

    def _excuse(self, rule: Rule) -> str:
        """Why the rule makes no sense in a job family that the house named, or ""."""
        excused = [family for family in self._job_family if family in rule.unless_family]
        return f"the work is of a job family that the rule leaves out: {', '.join(excused)}" if excused else ""

    def list_exceptions(self) -> Iterator[str]:
        """Each phrase that makes an exception for a whole posting, as the scan knows it."""
        for rule in self.rules:
            yield from _lower(rule.unless_in_posting)

    def list_terms(self) -> Iterator[tuple[str, str]]:
        """Each phrase that a rule looks for, as the scan knows it, with the rule's id."""
        for rule in self.rules:
            for phrase in get_kind(rule.kind).phrases(rule):
                yield phrase.lower(), rule.id


def _prepare(rule: Rule) -> Judge:
    """The judge of a rule; of one that waits for its phrases, which stand in few postings, it is made when it is first asked."""
    kind = get_kind(rule.kind)
    if kind.waits_for(rule) != "phrases":
        return kind.prepare(rule, rule.options)
    made: list[Judge] = []

    def judge(posting: Posting, evidence: Evidence) -> Judgement:
        if not made:
            made.append(kind.prepare(rule, rule.options))
        return made[0](posting, evidence)

    return judge


def _lower(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(phrase.lower() for phrase in phrases)


def choose(rules: Iterable[Rule], config: Config, overrides: Iterable[Override] = ()) -> tuple[Rule, ...]:
    """The rules that run, each as severe and with the limits that the settings give it.

    Overrides go on top of the general settings, and the command line's choice on top of both. Within one of them a rule's own name
    outranks its category: what ``rules`` turns on runs though its category is ignored, but not what is ignored or turned off by name.
    What is held back runs where its own name asks for it, as a rule in preview does.
    """
    chosen = []
    layers: list[Config | Override] = [config, *overrides]
    for own in rules:
        rule, on = start(own, config.profile)
        for layer in layers:
            settings = _settings_of(rule, layer.rules)
            on = _is_on(rule, layer, settings, on)
            # What a house turns on by name speaks everywhere, not only where a law asks for it.
            if (settings is not None and settings.on) or _is_called(rule, layer):
                rule = rule._replace(basis=own.basis)
            if settings is not None:
                rule = _adjust(rule, settings)
        if _is_called(rule, config.choice):
            rule = rule._replace(basis=own.basis)
        if _is_on(rule, config.choice, None, on):
            chosen.append(rule)
    return tuple(chosen)


def list_left_out(rules: Sequence[Rule], config: Config) -> tuple[str, ...]:
    """The ids of the rules that would run, or would speak where no law asks for them, if nothing were held back."""
    if all(rule.held_back == "nowhere" for rule in rules):
        return ()
    running = {rule.id: rule for rule in choose(rules, config)}
    every = choose([rule._replace(held_back="nowhere") for rule in rules], config)
    return tuple(rule.id for rule in every if rule.id not in running or running[rule.id].basis != rule.basis)


def find_job_family(config: Config, overrides: Sequence[Override] = ()) -> tuple[str, ...]:
    """The job families that the settings name: those of the last override that names any, or the general ones."""
    return next((layer.job_family for layer in reversed(overrides) if layer.job_family), config.job_family)


def _is_on(rule: Rule, layer: Config | Override | Choice, settings: RuleSettings | None, before: bool) -> bool:
    """Whether the rule runs by what a layer says, ``before`` where it says nothing."""
    names = (rule.id, *rule.aliases)
    said = None if settings is None else settings.on
    if said is False or any(name in layer.ignore for name in names):
        return False
    if rule.kind == "fields" and not any(name in layer.select for name in names):
        # What one board asks for is asked by name alone: no feed goes to all of them.
        return bool(said) or before
    if layer.select:
        return any(name in layer.select for name in names) or (
            rule.category in layer.select and rule.category not in layer.ignore and (before or not rule.preview)
        )
    if said:
        return True
    return before and rule.category not in layer.ignore


def _is_called(rule: Rule, layer: Config | Override | Choice) -> bool:
    """Whether a layer selects by its name a rule that is held back."""
    return rule.held_back != "nowhere" and any(name in layer.select for name in (rule.id, *rule.aliases))


def _settings_of(rule: Rule, settings: Mapping[str, RuleSettings]) -> RuleSettings | None:
    return next((settings[name] for name in (rule.id, *rule.aliases) if name in settings), None)


def _adjust(rule: Rule, settings: RuleSettings) -> Rule:
    return rule._replace(
        severity=settings.severity or rule.severity,
        settled=rule.settled or settings.severity is not None,
        options={**rule.options, **settings.options},
        unless=(*rule.unless, *settings.allow),
    )


def explain_silence(rule: Rule, posting: Posting, as_of: datetime.date) -> str:
    """Why the rule makes no sense for such a posting on that day, or ""."""
    if as_of.isoformat() < rule.holds_from:
        return f"it holds from {rule.holds_from} on"
    if posting.kind not in rule.reads:
        return NOT_READ[posting.kind]
    # What is in no language that we know is read as English: names, numbers and keywords are much the same there.
    read_as = "en" if posting.language == "und" else posting.language
    if rule.languages and read_as not in rule.languages:
        theirs = LANGUAGES.get(posting.language, posting.language)
        ours = " and ".join(LANGUAGES.get(language, language) for language in rule.languages)
        return f"the posting is in {theirs}; this rule reads {ours}"
    return ""
