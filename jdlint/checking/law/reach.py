"""Whether a provision reaches a posting: yes, no, or it depends on facts."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jdlint.checking.law.facts import QUESTIONS, Facts
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.scene import Scene, Where
from jdlint.checking.law.table import LawTable

Answer = Literal["yes", "no", "depends"]


class Reach(NamedTuple):
    """``where`` is the index of the place in the scene that led to the provision, None if none did; ``why`` says why it does not apply."""

    answer: Answer
    where: int | None = None
    needs: tuple[str, ...] = ()
    why: str = ""


NOWHERE = Reach("no")
"""Of a provision that no place of the posting has to do with."""


def decide(provision: Provision, scene: Scene, facts: Facts, table: LawTable) -> Reach:
    """Whether a provision that is in force applies."""
    reach = _find_place(provision, scene, facts, table)
    if reach.where is None or reach.answer == "no":
        return reach
    role = scene.wheres[reach.where].role
    shut = role == "remote" and not scene.excluded.isdisjoint(table.list_around(provision.jurisdiction))
    if shut and provision.applies.exclusion_helps:
        return Reach("no", reach.where, (), f"the posting is not open to people in {provision.place}")
    told = facts.is_true("federal_employer")
    if provision.jurisdiction.startswith("US-") and (scene.federal if told is None else told):
        return Reach(
            "no", reach.where, (), "the employer is the government of the United States, which the law of a state does not bind"
        )
    applies = provision.applies
    if "qualifications" in applies.if_posting and not scene.listing:
        return Reach("no", reach.where, (), "the posting lists no qualifications, so it is none in the sense of this law")
    needs = list(reach.needs)
    for fact in applies.unless:
        if facts.is_true(fact):
            return Reach("no", reach.where, (), f"the law leaves such employers out ({fact})")
        if fact == "public_employer" and scene.public and facts.is_true(fact) is None:
            needs.append(QUESTIONS[fact])
    for fact in applies.facts:
        holds = facts.is_true(fact)
        if holds is None and fact == "federal_contractor" and scene.federal:
            return Reach("no", reach.where, (), "the employer is the government of the United States, and no contractor of it")
        if holds is False:
            return Reach("no", reach.where, (), f"it asks this of some employers only ({fact})")
        if holds is None:
            needs.append(QUESTIONS[fact])
    enough = facts.reaches(applies.staff, provision.jurisdiction, applies.counted)
    if enough is False:
        return Reach("no", reach.where, (), f"it begins at {applies.staff} people employed{_counted(provision)}")
    if enough is None:
        needs.append(_ask_staff(provision, applies.staff, facts))
    if applies.staff_there and role == "remote" and facts.count_inside(provision.jurisdiction) < applies.staff_there:
        if facts.count_there(provision.jurisdiction) is not None:
            return Reach("no", reach.where, (), f"you employ nobody in {provision.place}")
        if not needs:
            needs.append(_ask_somebody(provision))
    return Reach("depends" if needs else "yes", reach.where, tuple(dict.fromkeys(needs)))


def _counted(provision: Provision) -> str:
    return f" in {provision.place}" if provision.applies.counted == "there" else ""


def _ask_staff(provision: Provision, least: int, facts: Facts) -> str:
    if provision.applies.counted == "unclear" and facts.count_there(provision.jurisdiction) is not None:
        return f"whether people employed elsewhere count; the law of {provision.place} does not say, and begins at {least}"
    # Where the law does not say who counts, those who work there do for certain.
    where = f" in {provision.place}" if provision.applies.counted != "anywhere" else ""
    key = f"staff_in: {provision.jurisdiction}" if where else "staff"
    return f"how many people you employ{where} ({key}; {provision.place} asks this from {least} on)"


def _ask_somebody(provision: Provision) -> str:
    return f"whether anybody works for you in {provision.place} (staff_in: {provision.jurisdiction})"


def _find_place(provision: Provision, scene: Scene, facts: Facts, table: LawTable) -> Reach:
    """The first place that settles it, else the first on which it depends."""
    best = NOWHERE
    alone = [where.role for where in scene.wheres].count("remote") == 1 and all(
        where.role != "work" or provision.jurisdiction in where.codes for where in scene.wheres
    )
    for index, where in enumerate(scene.wheres):
        found = _hold(provision, where, facts, table, alone=alone)
        if found is None:
            continue
        answer, need = found
        if answer == "yes":
            return Reach("yes", index)
        if best.where is None or best.answer == "no":
            best = Reach(answer, index, (need,) if answer == "depends" else (), need if answer == "no" else "")
    return best


def _hold(provision: Provision, where: Where, facts: Facts, table: LawTable, *, alone: bool) -> tuple[Answer, str] | None:
    """What one place says, with the fact that is needed or the reason why not; None if it has nothing to do with the provision."""
    code = provision.jurisdiction
    inside = code in where.codes
    if where.role == "reports":
        return ("yes", "") if inside and (provision.applies.reports_there or provision.applies.remote == "office_there") else None
    if inside and (where.role == "work" or alone or _covers(code, where)):
        if where.rivals:
            return "depends", f"which place is meant: {_list_names(table, (where.codes[0], *where.rivals))}"
        return "yes", ""
    if where.role == "work":
        if code in where.within:
            return "depends", f"whether the work is done in {provision.place} (name the town)"
        for rival in where.rivals:
            if code in table.list_around(rival):
                return (
                    "depends",
                    f"which place is meant: {_list_names(table, (where.codes[0], *where.rivals) if where.codes else where.rivals)}",
                )
        return None
    if inside or (where.codes and code in table.list_within(where.codes[0])):
        return _reach_remote(provision, facts)
    return None


def _covers(code: str, where: Where) -> bool:
    """Whether a place of remote work lies in a country: then so does the work, wherever in it."""
    return "-" not in code and code in where.codes


def _list_names(table: LawTable, codes: tuple[str, ...]) -> str:
    return " or ".join(dict.fromkeys(table.name(code) for code in codes))


def _reach_remote(provision: Provision, facts: Facts) -> tuple[Answer, str]:
    """Whether a provision reaches work that may, but need not, be done in its place."""
    remote, place, code = provision.applies.remote, provision.place, provision.jurisdiction
    if remote in ("always", "open_there"):
        return "yes", ""
    if remote == "employee_there":
        count = facts.count_inside(code) or facts.count_there(code)
        if count is None and facts.has_base(code):
            return "yes", ""
        if count is None:
            return "depends", _ask_somebody(provision)
        return ("yes", "") if count else ("no", f"you employ nobody in {place}")
    if remote == "based_there":
        base = facts.has_base(code)
        if base is None:
            return "depends", f"whether you are based in {place} (based_in)"
        return ("yes", "") if base else ("no", f"you are not based in {place}")
    if remote == "performed_there":
        return "depends", f"whether the work will in fact be done from {place} (name the places with --hiring-in)"
    if remote == "office_there":
        return "depends", f"whether the job belongs to an office in {place}"
    if remote == "never":
        return "no", "it does not reach remote work that may also be done elsewhere"
    return "depends", f"whether the law of {place} reaches remote work; its text does not say"
