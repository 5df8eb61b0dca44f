"""Which of several places of one name is meant, in the light of the whole posting; what stays open is told, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from jdlint.model.later import later
from jdlint.model.posting import Pay, Place
from jdlint.understanding.gazetteer import LONGEST, Bearer, look_up
from jdlint.understanding.jurisdictions import FAR_LARGER, find_jurisdiction, read_region
from jdlint.understanding.part import Part
from jdlint.understanding.place_cues import GENERIC, NOUNS
from jdlint.understanding.place_evidence import Evidence

_LEAST = 15  # thousand people of a town that is known by its bare name alone
_LARGE = 100  # thousand people of a town that needs no word of its country; quarters of large cities bear names of small towns
_WORTH = 25  # a namesake that is smaller than a city by more than this is no rival, whatever else the posting says
_OFTEN = 3  # times as many other places in one state as in another speak for it alone
_MOST = 8  # rivals that are told
_ENGLISH = frozenset(("US", "CA", "GB", "IE", "AU", "NZ"))
_AROUND = later(
    r"^(?:downtown|greater|central|lower|midtown|the|city of|remote|hybrid|on-?site|in-office|virtual)[ ,:(–—-]+|[ ,(–—-]+(?:area|metro|metro area|metropolitan area|office|offices|hq|campus|region|"
    r"remote|hybrid|on-?site|in-office|in-person|based|only)\)?$"
)
_WESTERN = frozenset(("US-WA", "US-OR"))
_CAPITAL = frozenset(("US-DC", "US-VA", "US-MD"))


def settle(part: Part, groups: Sequence[Sequence[Place]], pay: Sequence[Pay]) -> list[tuple[Place, ...]]:
    """The places of each group, with the jurisdiction that their words have in this posting, and those that they may have as well."""
    every = [place for group in groups for place in group]
    open_ones = {place: bearers for place in every if (bearers := _bearers(place))}
    if not open_ones:
        return [tuple(group) for group in groups]
    sure = [place for place in every if place.jurisdiction and place not in open_ones]
    evidence = Evidence(part, pay, sure)
    large = [place for place, bearers in open_ones.items() if _dominates(bearers)]
    settled = {place: _settle_large(place, open_ones[place], evidence) for place in large}
    evidence = Evidence(part, pay, [*sure, *settled.values()])
    settled |= {place: _settle(part, place, bearers, evidence) for place, bearers in open_ones.items() if place not in settled}
    return [tuple(settled.get(place, place) for place in group) for group in groups]


@lru_cache(maxsize=1024)
def bare_name(words: str) -> str:
    """The name in the words of a place, without what stands about it: "Downtown Portland (hybrid)"."""
    name = words.lower().strip(" .")
    while (bare := _AROUND.sub("", name).strip(" .()")) != name:
        name = bare
    return name


def _bearers(place: Place) -> tuple[Bearer, ...]:
    """The places that the words may mean, the likeliest first; none where they leave no doubt, or name nothing that we know."""
    if place.text in ("Ontario, CA", "Ontario CA"):
        return _ONTARIO
    name = bare_name(place.text) if len(place.text) <= LONGEST else ","
    own = place.jurisdiction
    if "," in name or (own is not None and own != find_jurisdiction(place.text)):
        return ()  # other words or fields of its address tell
    if name in _TWO:
        return _TWO[name] if len(name) > 2 or name.upper() in place.text else ()
    if name in NOUNS or name in GENERIC or read_region(name) or (len(name) < 4 and place.jurisdiction is None):
        return ()
    bearers = look_up(name)
    if not bearers:
        return ()
    if own is not None:
        first = [one for one in bearers if one.code == own]
        return bearers if first else ()
    return bearers if bearers[0].people >= _LEAST or bearers[0].people == 0 else ()


_ONTARIO = (Bearer("US-CA", 2), Bearer("CA-ON", 1))  # the city in California; where the posting speaks of Canada, the province
_TWO: dict[str, tuple[Bearer, ...]] = {
    "georgia": (Bearer("US-GA", 2), Bearer("GE", 1)),
    "washington": (Bearer("US-WA", 2), Bearer("US-DC", 1)),
    "la": (Bearer("US-CA", 2), Bearer("US-LA", 1)),
    "ca": (Bearer("US-CA", 2), Bearer("CA", 1)),
}


def _is_two(bearers: Sequence[Bearer]) -> bool:
    """Whether they are two states or countries, not towns of so many people."""
    return bearers[0].people == len(_ONTARIO) == len(bearers)


def _dominates(bearers: Sequence[Bearer]) -> bool:
    """Whether the first of several places is meant by the bare name."""
    return len(bearers) == 1 or (bearers[0].people >= FAR_LARGER * bearers[1].people and bearers[0].people > 0)


def _settle(part: Part, place: Place, bearers: tuple[Bearer, ...], evidence: Evidence) -> Place:
    if place.jurisdiction is not None and not _is_two(bearers):
        # A city that everybody knows has rivals abroad only where the posting speaks of there.
        known = (one for one in bearers if one.code == place.jurisdiction or one.code[:2] in _ENGLISH or evidence.named(one.code))
        bearers = tuple(known)
    if _dominates(bearers):
        return _settle_large(place, bearers, evidence)
    near: Sequence[Bearer] = _beside(part, place, bearers) or _near(bearers, evidence)
    if len(near) != 1:
        near = _narrow(place, bearers, near, evidence)
    codes = [one.code for one in near if near[0].people <= FAR_LARGER * one.people]
    if len(codes) == 1:
        return place._replace(jurisdiction=codes[0])
    own = codes[0] if _is_two(bearers) else place.jurisdiction if place.jurisdiction in codes else None
    return place._replace(jurisdiction=own, rivals=tuple(code for code in codes if code != own)[:_MOST])


def _beside(part: Part, place: Place, bearers: Sequence[Bearer]) -> list[Bearer]:
    """The place whose state stands behind the words, be it glued to what follows: "Reno, NVWe bake"."""
    behind = part.document.text.string[place.end : place.end + 5].lstrip(" ,\n")
    return [one for one in bearers if len(one.code) > 2 and behind.startswith(one.code[3:])] if behind[:2].isupper() else []


def _near(bearers: Sequence[Bearer], evidence: Evidence) -> list[Bearer]:
    """Those in a state or country in which other places of the posting lie: "Cambridge" beside "Boston, MA"."""
    near = [one for one in bearers if evidence.codes[one.code]]
    most = max((evidence.codes[one.code] for one in near), default=0)
    return [one for one in near if evidence.codes[one.code] * _OFTEN > most]


def _narrow(place: Place, bearers: Sequence[Bearer], near: Sequence[Bearer], evidence: Evidence) -> Sequence[Bearer]:
    """Those of several places for which the posting speaks; all where it speaks for none."""
    if bearers is _TWO["washington"]:
        if evidence.states or not _WESTERN.isdisjoint(evidence.codes) or "seattle" in evidence.text:
            return bearers[:1]
        return bearers[1:] if not _CAPITAL.isdisjoint(evidence.codes) else bearers
    if bearers is _ONTARIO and not evidence.named("CA"):
        return bearers[:1]
    countries = {one.code[:2] for one in bearers}
    told: Iterable[str] = ()
    for ask in (evidence.plain, evidence.places, evidence.named):
        told = [country for country in countries if ask(country)]
        if told:
            break
    within = near or [one for one in bearers if one.code[:2] in told] or list(bearers)
    if len(within) > 1:
        named = [one for one in within if len(one.code) > 2 and evidence.named(one.code, bare_name(place.text))]
        if len(named) == 1:
            return named
    return within


def _settle_large(place: Place, bearers: Sequence[Bearer], evidence: Evidence) -> Place:
    """A city that is far larger than its namesakes, unless the posting speaks against it: "London" where it pays in Canadian dollars."""
    first, *others = bearers
    country = first.code[:2]
    if not evidence.named(country):
        if place.jurisdiction is None and first.people < _LARGE:
            return place
        if place.jurisdiction is None and any(
            evidence.places(other) or evidence.plain(other) for other in _ENGLISH if other != country
        ):
            return place  # a name that we do not know there
        worthy = [one for one in others if one.people * _WORTH >= first.people and one.code[:2] != country]
        told = [one for one in worthy if evidence.plain(one.code[:2])]
        if len(told) == 1:
            return place._replace(jurisdiction=told[0].code)
        told = told or [one for one in worthy if one.code in evidence.codes]
        if told:
            return place._replace(jurisdiction=place.jurisdiction or first.code, rivals=tuple(one.code for one in told))
    return place._replace(jurisdiction=first.code)
