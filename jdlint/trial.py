"""One posting held against every rule, and against the law of its places: what each hit breaks, and what depends on facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from jdlint.bench import NO_PLACE, PLACE_NEEDED, Case, Hearing, Side
from jdlint.checking.judging import Hit, NotApplicable, Places, Undetermined
from jdlint.checking.kinds import get_kind
from jdlint.checking.law.charges import FRAGMENT, Charge, Trial, bring_charges, excuse, is_fragment
from jdlint.checking.law.docket import Asked, Docket, next_day
from jdlint.checking.law.facts import is_lasting
from jdlint.checking.law.table import LawTable
from jdlint.checking.ruleset import Active, Plan, Ruleset
from jdlint.findings import make_findings
from jdlint.judged import Heard, Judged
from jdlint.model.finding import Outcome
from jdlint.model.posting import Posting
from jdlint.model.silencing import READ_LANGUAGES
from jdlint.model.source import Notice
from jdlint.reading.template_comments import tell_instructions
from jdlint.settings import SettingsError
from jdlint.understanding.matcher import Match

SILENT = (NotApplicable, Undetermined)
MOST_NEEDS = 4
"""How many open questions are told in one finding."""


def judge_posting(
    posting: Posting,
    terms: Mapping[str, Sequence[Match]],
    found: Places,
    ruleset: Ruleset,
    hear: Callable[[], Hearing | None],
    *,
    apart: bool = False,
) -> Judged:
    """Hold one posting against every rule. ``terms`` are the places of each rule's own phrases in the document, ``found`` of all.

    ``apart`` is whether no rule has to do with the law, as `stands_apart` tells: then nobody need ``hear`` it before it is asked for.
    """
    document = posting.document
    notices = (*document.source.notices, *document.notices, *tell_instructions(document.comments), *tell_kind(posting))
    plan = ruleset.plan(posting)
    conflicts = posting.conflicts if plan.by_conflict else ()
    hearing = None if apart else hear()
    if hearing is None:
        judged = Judged(posting, dict(plan.outcomes), partial(hear_late, posting, plan, ruleset, hear) if apart else Heard)
        for active in plan.list_active(plan.always, terms, notices, conflicts):
            judge(judged, active, terms.get(active.rule.id, ()), notices, found)
        judged.give_way(plan.yielding)
        return judged
    case, heard = open_trial(posting, plan, ruleset, hearing)
    judged = Judged(posting, {**plan.outcomes, **case.silent}, lambda: heard)
    for active in plan.list_active(case.always, terms, notices, conflicts, case.silent):
        rule = active.rule
        own = terms.get(rule.id, ())
        sides = case.sides.get(rule.id)
        if sides is None:
            judge(judged, active, own, notices, found, unknown=rule.basis == "law")
            continue
        judge_by_law(judged, sides, own, notices, found, hearing.bench.book.day)
    judged.give_way(plan.yielding)
    told = tuple(tell_law(judged, hearing)) if plan.by_notice else ()
    names = {notice.name for notice in told}
    for active in plan.by_notice if told else ():
        if active.rule.check in names:
            judge(judged, active, (), told, {})
    return judged


def open_trial(posting: Posting, plan: Plan, ruleset: Ruleset, hearing: Hearing) -> tuple[Case, Heard]:
    """What to do with a posting under the law for it, and its trial before anything is judged."""
    docket, bench = hearing.docket, hearing.bench
    case = bench.prepare(plan, docket, ruleset.turns)
    trial = Trial(docket, hearing.words, set(), {}, bench.known, set())
    return case, Heard(trial, find_recheck(posting, case, bench.book.day))


def hear_late(posting: Posting, plan: Plan, ruleset: Ruleset, hear: Callable[[], Hearing | None]) -> Heard:
    """What the law makes of a posting that was judged without it, since no rule has to do with it."""
    hearing = hear()
    return Heard() if hearing is None else open_trial(posting, plan, ruleset, hearing)[1]


def stands_apart(ruleset: Ruleset, table: LawTable) -> bool:
    """Whether every rule speaks for words alone, and no law of the table asks for any of them or takes it back."""
    if any(rule.basis == "law" or get_kind(rule.kind).waits_for(rule) != "phrases" for rule in ruleset.rules):
        return False
    try:
        jurisdictions = [table.get(code) for code in table.codes]
    except SettingsError:
        return False  # whoever hears that law says what is wrong with it
    provisions = [one for jurisdiction in jurisdictions if jurisdiction for one in jurisdiction.provisions]
    named = {requirement.rule for one in provisions for requirement in one.requires}
    return ruleset.ids.isdisjoint(named.union(*(one.permits for one in provisions)))


def judge(
    judged: Judged, active: Active, terms: Sequence[Match], notices: Sequence[Notice], found: Places, *, unknown: bool = False
) -> None:
    """Hold the posting against one rule, and take note of how it came out; a pass is noted already.

    ``unknown`` is whether it is not known if any law asks for the rule.
    """
    rule = active.rule
    judgement = active.ask(judged.posting, terms, notices, found)
    if not judgement:
        return  # as most do
    if isinstance(judgement, SILENT):
        note(judged, active, judgement)
    elif unknown:
        note(judged, active, Undetermined(NO_PLACE, PLACE_NEEDED))
    else:
        judged.add(rule, make_findings(rule, judged.posting, [Charge(hit) for hit in judgement], ""))


def note(judged: Judged, active: Active, judgement: NotApplicable | Undetermined) -> None:
    """Take note of a rule that makes no sense here, or cannot be decided."""
    rule = active.rule
    if isinstance(judgement, NotApplicable):
        judged.outcomes[rule.id] = Outcome(rule.id, rule.category, rule.basis, "not_applicable", 0, judgement.why)
    else:
        judged.outcomes[rule.id] = Outcome(rule.id, rule.category, rule.basis, "undetermined", 0, judgement.why, judgement.needs)


def judge_by_law(
    judged: Judged, sides: Sequence[Side], terms: Sequence[Match], notices: Sequence[Notice], found: Places, day: str
) -> None:
    """Hold the posting against a rule that provisions ask for, each with its own limits; take note of what is broken."""
    kept: list[tuple[tuple[str, object], ...]] = []
    hits: list[tuple[Side, Sequence[Hit]]] = []
    silent: NotApplicable | Undetermined | None = None
    for side in sides:
        if side.limited and side.kin in kept:
            continue  # what keeps a harder limit keeps this one
        judgement = side.active.ask(judged.posting, terms, notices, found)
        if not judgement:
            kept.append(side.kin)
        elif isinstance(judgement, SILENT):
            silent = silent or judgement
        else:
            hits.append((side, judgement))
    if hits:
        charge(judged, hits, day)
    elif silent is not None:
        note(judged, sides[0].active, silent)


def charge(judged: Judged, hits: Sequence[tuple[Side, Sequence[Hit]]], day: str) -> None:
    """Take note of the requirements that are broken, and of those that something else meets."""
    trial, posting, active = judged.trial, judged.posting, hits[0][0].active
    if trial is None:
        return
    rule = active.rule
    charged: list[tuple[Sequence[Hit], Sequence[Asked]]] = []
    policy: Sequence[Hit] = ()
    unsure = False
    for side, some in hits:
        standing, met = excuse(side.asked, posting)
        trial.excused.update(met)
        trial.broken.update(one.number for one in standing)
        if standing and all(is_fragment(posting, hit) for hit in some):
            trial.unsure.update(one.number for one in standing)
            unsure = True
        elif standing:
            charged.append((some, standing))
        if not side.limited and rule.basis != "law":
            policy = some
    charges = bring_charges(charged, policy=policy)
    certain = [one for one in charges if rule.basis != "law" or any(asked.certain for asked in one.law)]
    if certain:
        judged.add(rule, make_findings(rule, posting, certain, day))
    elif unsure and not charges:
        note(
            judged,
            active,
            Undetermined("the text says nothing of what one must bring, so that it may be part of a posting", (FRAGMENT,)),
        )
    elif charges:
        needs = tuple(dict.fromkeys(need for one in charges for asked in one.law for need in asked.reach.needs))
        note(judged, active, Undetermined("whether the law asks for it depends on facts that are not known", needs))


TELLING = frozenset({"feed-record-broken", "feed-description-absent", "feed-description-empty"})
"""What says of a feed's record already why it is no whole posting."""


def tell_kind(posting: Posting) -> Iterator[Notice]:
    """A notice that the document is no whole posting, and what that rests on."""
    if any(notice.name in TELLING for notice in posting.document.notices):
        return
    if posting.kind == "other":
        yield Notice("not-a-posting", None, None, {"why": posting.why})
    elif posting.kind == "partial":
        yield Notice("posting-cut-off", None, None, {"why": posting.why})


def tell_law(judged: Judged, hearing: Hearing) -> Iterator[Notice]:
    """Notices of what keeps the law from being decided: no place, facts that are needed, a table that is too old."""
    docket = hearing.docket
    if hearing.bench.old:
        yield Notice("law-data-old", None, None, {"date": hearing.bench.table.read_up_to})
    if judged.posting.language not in READ_LANGUAGES:
        return
    if not docket.known:
        yield Notice("law-place-unknown", None, None, {})
    elif docket.uncovered:
        places = dict.fromkeys(hearing.words[index] for index in docket.uncovered)
        yield Notice("law-not-in-table", None, None, {"places": "; ".join(places)})
    needs = list(dict.fromkeys(_list_needs(judged, docket)))
    if numbers := [need for need in needs if not is_lasting(need)]:
        yield Notice("law-facts-needed", None, None, {"needs": _join(numbers)})
    if lasting := [need for need in needs if is_lasting(need)]:
        yield Notice("law-employer-unknown", None, None, {"needs": _join(lasting)})


def _join(needs: Sequence[str]) -> str:
    """The questions in one sentence, no more than one takes in at a glance."""
    more = f"; and {len(needs) - MOST_NEEDS} more" if len(needs) > MOST_NEEDS else ""
    return "; ".join(needs[:MOST_NEEDS]) + more


def _list_needs(judged: Judged, docket: Docket) -> Iterator[str]:
    """The facts on which a fault hangs that is no error already."""
    trial = judged.trial
    if trial is None:
        return
    for one in docket.all:
        if one.number not in trial.broken or one.certain or one.provision.duty == "advised" or one.provision.evidence == "memory":
            continue
        findings = judged.findings.get(one.requirement.rule, ())
        if not any(finding.severity == "error" for finding in findings):
            yield from one.reach.needs


def find_recheck(posting: Posting, case: Case, day: str) -> str | None:
    """The first day after the one judged by on which the verdict can change by itself."""
    deadline, other = posting.deadline_date, case.recheck_on
    if deadline and deadline >= day and (not other or deadline < other):
        return next_day(deadline)
    return other or None
