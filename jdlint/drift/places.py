"""Places of work on both sides, where remote work may be done, and whether the work is remote at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdlint.drift.side import Side
from jdlint.model.drift import Fact
from jdlint.model.posting import Place, Told
from jdlint.understanding.fold import fold
from jdlint.understanding.jurisdictions import name_country, name_region, read_region

_SAINT = re.compile(r"\bst\.? ")
_ANYWHERE = re.compile(r"(?:fully |100% )?(?:remote|work from|anywhere|home|hybrid)")
"""Words of a workplace, which is a fact of its own."""
_MARK = re.compile(r"[,;/|()\n\u2013\u2014]| - ")
_LEAD = re.compile(
    r"(?:(?:based|located|onsite|on-site|hybrid|remote|office) )?(?:in|at|from|near) |the |city of |downtown |greater "
)


class Site(NamedTuple):
    """A place as written: the town's name as it is compared, "" where the words name a whole region, and its jurisdiction."""

    town: str
    code: str
    told: Told
    start: int


def list_sites(side: Side) -> list[Site]:
    """The places that the text and its fields tell, and those that only the page's JSON-LD tells."""
    places = [place for place in side.posting.locations if place.jurisdiction or not _ANYWHERE.match(fold(place.text))]
    sites = [_make_site(place, side) for place in places]
    if side.markup is not None:
        for code, told in side.markup.places:
            town = name_town(told.text)
            if not any(town == site.town and _fits(code, site.code) for site in sites):
                sites.append(Site(town, code, told, 0))
    return sites


def _make_site(place: Place, side: Side) -> Site:
    return Site(name_town(place.text), place.jurisdiction or "", side.tell(place.start, place.end), place.start)


def name_town(words: str) -> str:
    """The name of the town in the words of a place, as it is compared; "" where they name a region or a country alone."""
    first = _MARK.split(words.strip(" ,;/|()\n"))[0].strip()
    if read_region(first) is not None and "," not in words:
        return ""
    return simplify(first)


def simplify(words: str) -> str:
    """The words of a place as they are compared."""
    name = _SAINT.sub("saint ", fold(words)).replace("-", " ").replace(".", "")
    while (lead := _LEAD.match(name)) is not None:
        name = name[lead.end() :]
    return " ".join(name.split())


def _fits(one: str, other: str) -> bool:
    """Whether a jurisdiction may be the other, or lie in it; one that is not known may be any."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def compare_places(approved: Side, live: Side, page: Side) -> Iterator[Fact]:
    """Each approved place with what the copy tells for it, or the ``page`` about it does; then those that the copy alone tells."""
    ours, theirs = list_sites(approved), list_sites(live)
    lost = []
    for site in ours:
        other = next((other for other in theirs if _is_same(site, other)), None)
        if other is None and not site.town:
            other = next((other for other in theirs if other.code.startswith(site.code or "?")), None)
        written = other.told if other else _find_written(site, page, theirs)
        if written is None:
            lost.append(site)
        else:
            yield Fact("place", "same", None, "", site.told, written)
    new = [
        site
        for site in theirs
        if not any(_is_same(other, site) for other in ours)
        and not (not site.town and any(other.code.startswith(site.code or "?") for other in ours))
        and _find_written(site, approved, ours) is None
    ]
    for site in lost:
        if new:
            other = min(new, key=lambda other: (not _fits(other.code, site.code), new.index(other)))
            new.remove(other)
            yield Fact("place", "changed", "error", _tell_change(site, other), site.told, other.told)
        else:
            why = "The published copy does not name this place: people apply for work elsewhere, and the law of the place is held against it."
            yield Fact("place", "missing", "error", why, site.told)
    if new and not ours:
        count = f"{len(new)} places" if len(new) > 1 else "a place"
        why = f"The published copy names {count} of work; the approved document names none."
        yield Fact("place", "added", "warning", why, None, new[0].told)
        return
    for site in new:
        if any(_fits(site.code, other.code) and site.code for other in ours):
            why = "The published copy names a place of work that is not among the approved ones."
            yield Fact("place", "added", "warning", why, None, site.told)
        elif site.code:
            why = f"The published copy offers the work in {_name(site.code)} too, which nobody approved: the law there applies as well."
            yield Fact("place", "added", "error", why, None, site.told)


def _is_same(one: Site, other: Site) -> bool:
    return one.town == other.town and _fits(one.code, other.code)


def _find_written(site: Site, side: Side, told: list[Site]) -> Told | None:
    """Where a side names the town or region in its words, and not as one of another state."""
    name = site.town or (name_region(site.code) if site.code else "") or simplify(site.told.text)
    name = fold(name)
    if not name:
        return None
    posting = side.posting
    for match in re.finditer(rf"(?<!\w){_flexible(name)}(?!\w)", side.folded[posting.start : posting.end]):
        start = posting.start + match.start()
        if not any(other.start == start and not _fits(other.code, site.code) for other in told):
            return side.tell(start, posting.start + match.end())
    return None


def _flexible(name: str) -> str:
    """A pattern of a name of which words may be parted by a hyphen or dot as well."""
    return r"[\s.-]{1,3}".join(re.escape(word) if word != "saint" else r"(?:saint|st)" for word in name.split())


def _name(code: str) -> str:
    return name_region(code) or name_country(code[:2]) or code


def _tell_change(site: Site, other: Site) -> str:
    if site.code and other.code and not _fits(site.code, other.code):
        return (
            f"The published place of work is in {_name(other.code)}, the approved one in {_name(site.code)}: another law applies."
        )
    return "The published place of work is not the approved one: people apply for work elsewhere."


def compare_areas(approved: Side, live: Side, page: Side) -> Iterator[Fact]:
    """Where remote work may and may not be done, of jobs that both sides call remote."""
    if approved.posting.workplace != "remote" or live.posting.workplace != "remote":
        return
    for attribute, allowed in (("remote_in", True), ("remote_not_in", False)):
        ours: tuple[Place, ...] = getattr(approved.posting, attribute)
        theirs: tuple[Place, ...] = getattr(live.posting, attribute)
        codes = {place.jurisdiction for place in theirs}
        for place in ours:
            told = approved.tell(place.start, place.end)
            if place.jurisdiction in codes:
                yield Fact("remote_area", "same", None, "", told, live.tell(theirs[0].start, theirs[0].end))
            elif (written := _find_written(_make_site(place, approved), page, [])) is None:
                how = "that the work may be done from there" if allowed else "that the work may not be done from there"
                why = f"The published copy does not say {how}: people apply whom nobody may hire, or do not apply."
                yield Fact("remote_area", "missing", "error", why, told)
            else:
                yield Fact("remote_area", "same", None, "", told, written)
        known = {place.jurisdiction for place in ours}
        for place in theirs:
            if place.jurisdiction not in known and _find_written(_make_site(place, live), approved, []) is None:
                how = "may" if allowed else "may not"
                why = f"The published copy says that the work {how} be done from there; the approved document does not."
                yield Fact("remote_area", "added", "error" if ours else "warning", why, None, live.tell(place.start, place.end))
