"""Where a job is done, as the law sees it: places of work, where remote work may be done, where the job reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from jdlint.checking.law.table import LawTable
from jdlint.model.later import later
from jdlint.model.posting import Place, Posting
from jdlint.understanding.jurisdictions import find_jurisdiction, read_region

Role = Literal["work", "remote", "reports"]
_PARTS = later(r"[,;/|()\n–—•]|\s-\s|\band\b|\bor\b")
_AROUND = later(
    r"^(?:downtown|greater|lower|central|midtown|upper|the|in|near|city of|remote)\s+|\s+(?:area|metro|metro area|metropolitan area|office|hq)$|\s*\d{5}(?:-\d{4})?$"
)


class Where(NamedTuple):
    """A place that counts. ``codes`` are the jurisdictions in which it lies, from the narrowest to the widest.

    ``within`` are those inside it in one of which it may lie, since no town is told; ``rivals`` those that its words may mean as well.
    """

    role: Role
    codes: tuple[str, ...]
    within: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


class Scene(NamedTuple):
    """All places that count for a posting. ``excluded`` are jurisdictions whose people are not hired.

    ``listing`` is whether the posting lists what a candidate must bring, ``federal`` whether the employer is the government of the
    United States, and ``public`` whether it may be another public body.
    """

    wheres: tuple[Where, ...]
    excluded: frozenset[str]
    listing: bool
    federal: bool = False
    public: bool = False

    @property
    def known(self) -> bool:
        """Whether any place is known, more closely than a country whose states have laws of their own."""
        return any(where.codes and where.codes[0] not in ("US", "CA") for where in self.wheres) or any(
            where.role == "remote" and where.codes for where in self.wheres
        )


class Setting(NamedTuple):
    """A scene, and the words that led to each of its places, in the same order; the scene is the same for many postings."""

    scene: Scene
    words: tuple[str, ...]


def set_scene(posting: Posting, table: LawTable, places: Sequence[str] = (), hiring_in: Sequence[str] = ()) -> Setting:
    """Where the job is done. ``places`` and ``hiring_in`` are codes that outrank what the posting says."""
    found = list(_list_named(table, places, hiring_in) if places or hiring_in else _list_told(posting, table))
    found = [(where, said) for where, said in found if where.codes or where.rivals]
    excluded = frozenset(code for place in posting.remote_not_in for code in _exclude(table, place))
    scene = Scene(
        tuple(where for where, _ in found),
        excluded,
        posting.requirements is not None,
        posting.federal is not None,
        posting.public is not None,
    )
    return Setting(scene, tuple(said for _, said in found))


def name_scene(table: LawTable, places: Sequence[str], hiring_in: Sequence[str]) -> Setting:
    """The scene of any job in places of these codes, or done by remote work from them."""
    found = list(_list_named(table, places, hiring_in))
    return Setting(Scene(tuple(where for where, _ in found), frozenset(), True), tuple(said for _, said in found))


def _list_named(table: LawTable, places: Sequence[str], hiring_in: Sequence[str]) -> Iterator[tuple[Where, str]]:
    for code in places:
        yield _place_code(table, code), f"{table.name(code)}, which you named"
    for code in hiring_in:
        yield _place_code(table, code)._replace(role="remote"), f"{table.name(code)}, where you hire"


def _list_told(posting: Posting, table: LawTable) -> Iterator[tuple[Where, str]]:
    remote = posting.remote_in
    for place in posting.locations:
        if not any(place.start < other.end and other.start < place.end for other in remote):
            yield place_words(table, place), place.text
    for told in posting.unseen.get("locations", ()):  # what only the page's JSON-LD tells
        if told["jurisdiction"]:
            yield _locate(table, told["text"], told["jurisdiction"], ()), told["text"]
    for place in remote:
        yield place_words(table, place)._replace(role="remote"), place.text
    if posting.workplace in ("remote", "hybrid") and posting.remote_not_in and not any(place.jurisdiction for place in remote):
        # Who may be anywhere but in one state may be in all others of its country.
        for country in dict.fromkeys(place.jurisdiction[:2] for place in posting.remote_not_in if place.jurisdiction):
            yield Where("remote", table.list_around(country)), posting.remote_not_in[0].text
    for place in posting.reports_at:
        yield place_words(table, place)._replace(role="reports"), place.text


def _place_code(table: LawTable, code: str) -> Where:
    within = tuple(other for other in table.list_within(code) if other.count("-") > 1) if code.count("-") == 1 else ()
    return Where("work", table.list_around(code), within)


def _exclude(table: LawTable, place: Place) -> tuple[str, ...]:
    """The jurisdiction whose people are not hired, if the words mean all of it: those of a city are not those of its state."""
    where = place_words(table, place)
    region = read_region(place.text)  # "New York" is the state here, though a city bears its name
    if region is not None:
        return () if where.rivals else (region,)
    return where.codes[:1] if where.codes and not where.rivals and where.codes[0].count("-") > 1 else ()


def place_words(table: LawTable, place: Place) -> Where:
    """Where a place lies by the words that tell it."""
    if place.jurisdiction is None:
        return Where("work", (), (), place.rivals)
    return _locate(table, place.text, place.jurisdiction, place.rivals)


@lru_cache(maxsize=4096)
def _locate(table: LawTable, text: str, code: str, rivals: tuple[str, ...]) -> Where:
    around = table.list_around(code)
    local = [other for other in table.list_within(code) if other.count("-") > 1] if code.count("-") == 1 else []
    if not local:
        return Where("work", around, (), rivals)
    names = list(_list_names(text))
    for other in local:
        jurisdiction = table.get(other)
        if jurisdiction and not jurisdiction.places.isdisjoint(names):
            return Where("work", (other, *around), (), rivals)
    told = [name for name in names if name and find_jurisdiction(name.title() if len(name) > 3 else name.upper()) is None]
    return Where("work", around, () if told else tuple(local), rivals)


def _list_names(text: str) -> Iterable[str]:
    """The names in the words of a place, in small letters, without what stands around them."""
    for part in _PARTS.split(text.lower()):
        name = part.strip(" .:*")
        while (bare := _AROUND.sub("", name).strip(" .")) != name:
            name = bare
        yield name
        words = name.split(" ")
        if len(words) > 1 and len(words[-1]) == 2:
            yield " ".join(words[:-1])  # "brooklyn ny"
