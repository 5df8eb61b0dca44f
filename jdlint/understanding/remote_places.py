"""Where remote work may be done, and where it may not: "Remote (CO, CA or TX only)", "we cannot hire in New York"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jdlint.model.later import later
from jdlint.model.posting import Place
from jdlint.understanding.jurisdictions import read_region
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.place_lists import list_places
from jdlint.understanding.remote_work import read_remote
from jdlint.understanding.words import Words, has_any, list_words

CUES: dict[str, tuple[str, ...]] = {
    "remote.reside": (
        "must reside in", "must live in", "must be located in", "must be based in", "must be located within", "must reside within", "must be residing in", "must be a resident of", "must be residents of",
        "must currently reside in", "must currently live in", "should be based in", "should reside in", "should be located in", "should live in", "need to be based in", "need to be located in", "need to live in",
        "need to reside in", "required to reside in", "required to live in", "required to be based in", "have to be based in", "have to live in", "must physically reside in", "must be physically located in",
        "must work from", "must be living in", "must be currently based in", "must be currently located in", "must permanently reside in", "must be domiciled in", "residence is in", "residence in", "whose home is in", "whose residence is in", "home must be in",
        "can be based anywhere in", "can be located anywhere in", "can live anywhere in", "can be based in", "can be located in",
        "based anywhere in", "located anywhere in", "live anywhere in", "from anywhere in", "from anywhere within", "anywhere within", "anywhere in", "anywhere across",
    ),
    "remote.open": (
        "open to candidates", "open to anyone", "open to applicants", "open to residents of", "open to people", "open to those", "open to remote candidates", "eligible to candidates", "eligible to applicants", "only open to", "considering candidates", "considering applicants",
        "accepting applications from", "accept applications from", "accepting candidates", "accepting applicants", "available to candidates", "available to applicants", "available to residents of",
        "limited to candidates", "limited to applicants", "limited to residents of", "restricted to candidates", "restricted to residents of", "only hire in", "only hiring in", "hire only in", "hiring only in",
        "able to hire in", "able to employ in", "currently hire in", "currently hiring in", "we hire in", "eligible to hire in", "can hire in", "eligible to work from", "eligible states", "approved states",
        "eligible locations", "following states", "offer is available from", "available in",
    ),
    "remote.not": (
        "except", "excluding", "excludes", "with the exception of", "exception of", "exceptions", "not including", "other than",
        "cannot hire", "can not hire", "can't hire", "unable to hire", "not able to hire", "do not hire", "don't hire", "not hire", "not hiring", "not currently hiring", "unable to employ", "cannot employ", "not employ",
        "unable to consider", "cannot consider", "not consider", "not considering", "not accepting", "cannot accept", "unable to accept", "not accept", "not open to", "not available to", "not available in", "not available for",
        "not eligible for", "not be performed in", "cannot be performed in", "cannot be performed from", "cannot be located in", "cannot be based in", "cannot be done from", "cannot reside in", "cannot live in", "but not in", "but not from", "not be performed from", "not be located in", "not be based in", "not reside in", "not be a resident of", "not be filled in", "not be done from", "must not live in", "may not live in", "can not live in", "can't live in", "can't reside in", "can't be based in", "can't be located in", "cannot work from", "can't work from", "must not work from", "may not work from",
        "not be worked from", "not support", "not registered to do business in",
    ),
    "remote.barred": (
        "not eligible", "ineligible", "are excluded", "is excluded", "not be considered", "cannot be considered", "not accepted", "not available", "not be accepted", "not able to apply", "should not apply", "cannot apply",
        "may not apply", "need not apply", "not qualify",
    ),
}  # fmt: skip


class Limits(NamedTuple):
    """Where remote work may be done, and where it may not, in order of place."""

    within: tuple[Place, ...] = ()
    without: tuple[Place, ...] = ()


_FAR = 60  # characters from "remote" to the places
_BEFORE = 140  # characters before words that exclude, in which it is said what they are about
# From "remote" to where it is: kinds of work, a mark, and words that lead to a place.
_TO_PLACES = later(
    r"(?:[ -](?:first|friendly|eligible|flexible|based|only|ok|work|working|job|role|position|opportunity|optional|option|available|delivery|locations?(?:\(s\))?|located|full[- ]time|part[- ]time|contract))"
    r"{0,5}(?P<mark>[ ,:(\[*–—-]{0,6})(?:(?:you|that|which|may|performed|done|worked|candidates?|applicants?|must|should|can|be|based|located|available|anywhere|from|in|within|inside|across|throughout|the|currently|reside|residing|living|"
    r"live|people|only)\b[ :(]{1,3}){0,8}"
)
_TO_OPEN = later(
    r"[ :(]{0,3}(?:(?:who|that|only|currently|are|be|to|based|located|residing|reside|living|live|working|work|physically|legally|in|within|from|of|for|the|our|hire|employ|include|are|is|people|candidates?|"
    r"applicants?|applications?|residents?|individuals|employees|workers|those|anyone|remote|any)\b[ :(]{1,3}){0,10}"
)
_ANYWHERE = later(
    r"(?:work(?:ing)? (?:remotely )?from anywhere(?: in the world)?|(?:100% |fully )?remote,? (?:from )?anywhere(?: in the world)?|remote (?:-|–|—|\() ?(?:anywhere|worldwide|global))\b(?! (?:in|within|across|for|up to|\d)\b)"
)
_WORK = (
    "remote* telework* home anywhere work* based located location* locations hire* hiring employ* candidate* applicant* resid* live living position* role* job* states state us u s united nationwide virtual* "
    "opportunity"
)
_ABOUT_WORK, _ABOUT_WORK_ALONE = Words(_WORK), Words(f"{_WORK} available eligible open")
_NOT_WORK = Words(
    "pay paid salary salaries compensation wage wages rate range ranges holiday* vacation pto leave insurance benefit* tax taxes bonus* commission* customers clients market markets sales territory territories "
    "travel* ship* visa* sponsor* discriminat* law laws statute* disclosure* licens* notice app apps plan plans products services discount* 401 401k"
)
_PERKS = Words("relocat* stipend* option options equity stock reimburs* allowance* referral* program programs overtime")
_THE_JOB = Words("position* role* job* opportunit* hire* hiring employ* work* consider* opening* post posts")
_CITIES = frozenset(("New York", "NY", "Washington", "DC", "D.C", "D.C."))  # rather the city than the state of that name
_OR_REMOTE = (" or remote", ", or remote")  # behind a place, which is that of the office then
_ONLY_BESIDE = (
    "or remote",
    "not remote",
    "no remote",
    "remote until",
    "remote during",
    "temporar",
)  # an office, and remote work beside it
_LONG = 40  # characters; a location that is longer holds more than a place
_TOWN_MARKS = frozenset("-–—(:[")  # behind "remote", the marks after which a town is where the work is


def find_limits(part: Part, workplace: str, places: Sequence[Place]) -> Limits:
    """Where remote work may and may not be done, as told.

    Where a posting is remote or hybrid and names a state or country as its place, or a town beside "remote", it is done there; the place
    has its range in ``places`` then.
    """
    without = _list_excluded(part)
    places = list_outside(places, without)
    if workplace not in ("remote", "hybrid"):
        return Limits((), tuple(_each_once(part, without)))
    found = _behind_remote(part)
    found += _behind_cue(part, "remote.open")
    reside = _behind_cue(part, "remote.reside")
    found += [place for place in reside if workplace == "remote" or _is_wide(place)]
    excluded = {(place.start, place.end) for place in without}
    found = [place for place in found if (place.start, place.end) not in excluded]
    found = _join_locations(found, [place for place in places if _is_of_remote(part, place)])
    if not found:
        found = _anywhere(part)
    return Limits(tuple(_each_once(part, found)), tuple(_each_once(part, without)))


def list_outside(places: Sequence[Place], without: Sequence[Place]) -> Sequence[Place]:
    """The places without those where nobody is hired."""
    if not without:
        return places
    return [place for place in places if not any(place.start < other.end and other.start < place.end for other in without)]


def _is_wide(place: Place) -> bool:
    """Whether a place is a state, a province, a country or more, not a town."""
    if place.text in _CITIES:
        return False
    return place.jurisdiction in (None, "EU") or read_region(place.text) is not None


def _is_of_remote(part: Part, place: Place) -> bool:
    """Whether a place of the posting is where its remote work is done."""
    if place.jurisdiction is None or part.folded.startswith(_OR_REMOTE, place.end):
        return False
    low = place.text.lower()
    if "remote" in low:
        return not has_any(low, _ONLY_BESIDE)
    return _is_wide(place)


def _join_locations(found: list[Place], locations: list[Place]) -> list[Place]:
    """Each place once: a location in its own words, unless they hold a list of several or more than a place."""
    joined: list[Place] = []
    for location in locations:
        inside = [place for place in found if location.start < place.end and place.start < location.end]
        if not inside or (len(inside) == 1 and len(location.text) <= _LONG):
            found = [place for place in found if place not in inside]
            joined.append(location)
    return joined + found


def _each_once(part: Part, found: list[Place]) -> list[Place]:
    seen: set[str] = set()
    places: list[Place] = []
    for place in sorted(found, key=lambda one: (one.start, -one.end)):
        key = part.folded[place.start : place.end]
        if key not in seen and not (places and place.start < places[-1].end):
            seen.add(key)
            places.append(place)
    return places


def _behind_remote(part: Part) -> list[Place]:
    """The places behind "remote": "Remote - US", "remote within Canada", "Remote (CO, TX)"."""
    found: list[Place] = []
    for start, end in part.find("work.remote")[:MOST]:
        block = part.block(start)
        match = _TO_PLACES.match(part.folded, end, min(block.end, end + _FAR))
        if match is None or match.end() == end:
            continue
        places = list_places(part, match.end(), block.end)
        if not places:
            continue
        bare = match.end() == match.end("mark")
        if bare and not _TOWN_MARKS.intersection(match["mark"]):
            wide = [place for place in places if _is_wide(place)]
            places = wide if wide[:1] == places[:1] else []
        section = part.section(start)
        duty = section is not None and section.kind in ("responsibilities", "skills", "about_company")
        told = block.field or ":" in match["mark"]
        if places and (told or read_remote(part, start, end, duty=duty) in ("remote", "hybrid")):
            found += places
    return found


def _behind_cue(part: Part, cue: str) -> list[Place]:
    """The places to which those who do the job are bound: "must reside in Ohio", "open to candidates in BC"."""
    found: list[Place] = []
    for start, end in part.find(cue)[:MOST]:
        block = part.block(start)
        section = part.section(start)
        anywhere = "anywhere" in part.folded[start:end]
        if section is not None and section.kind in ("about_company", "eeo", "benefits") and not anywhere:
            continue
        before = part.folded[max(block.start, part.sentence(start).start, start - 60) : start]
        if before.endswith("not ") or _NOT_WORK.inside(before):
            continue
        match = _TO_OPEN.match(part.folded, end, min(block.end, end + _FAR))
        offset = match.end() if match else end
        if cue == "remote.open" and " outside" in part.folded[end : offset + 8]:
            continue
        found += list_places(part, offset, block.end, items=True)
    return found


def _list_excluded(part: Part) -> list[Place]:
    """The places where nobody is hired."""
    found: list[Place] = []
    for start, end in part.find("remote.not")[:MOST]:
        block = part.block(start)
        low = max(block.start, part.sentence(start).start, start - _BEFORE)
        match = _TO_OPEN.match(part.folded, end, min(block.end, end + _FAR))
        places = list_places(part, match.end() if match else end, block.end, items=True)
        if not places:
            continue
        before, cue = part.folded[low:start], part.folded[start : places[0].start]
        # "Not available in Ohio" speaks of the job where nothing else stands before it.
        told = _ABOUT_WORK if before.strip(" *-(") else _ABOUT_WORK_ALONE
        if (_ABOUT_WORK.inside(before) or told.inside(cue)) and not _NOT_WORK.inside(before + cue):
            found += places
    for start, end in part.find("remote.barred")[:MOST]:
        block, sentence = part.block(start), part.sentence(start)
        if not _is_barred_from_perk(part.folded[end : min(block.end, sentence.end, end + _FAR)]):
            found += _subject(part, max(block.start, sentence.start, start - _BEFORE), start)
    return found


def _is_barred_from_perk(after: str) -> bool:
    """Whether the words behind "not eligible" name something else than the job: "for relocation", "from the stipend"."""
    for word in list_words(after):
        if word in _THE_JOB:
            return False
        if word in _PERKS or word in _NOT_WORK:
            return True
    return False


def _subject(part: Part, low: int, high: int) -> list[Place]:
    """The places of those of whom something is said: "Residents of Colorado are"."""
    for match in _SUBJECTS.finditer(part.folded, low, high):
        places = list_places(part, match.end(), high)
        if places and len(part.folded[places[-1].end : high].split()) <= 4:
            return places
    return []


_SUBJECTS = later(
    r"\b(?:residents of|(?:candidates|applicants|individuals|people|those|employees)(?: \w+){0,3}? (?:in|from|of|within)|(?:residing|living|located|based) in)(?= )"
)


def _anywhere(part: Part) -> list[Place]:
    """Where the job may be done from anywhere: the word, without a jurisdiction."""
    for start, _ in part.find("work.remote")[:MOST]:
        match = _ANYWHERE.match(part.folded, start, min(part.block(start).end, start + 80))
        if match is not None:
            at = next(
                (at for word in ("anywhere", "worldwide", "global") if (at := part.folded.find(word, start, match.end())) >= 0),
                -1,
            )
            after = part.folded[match.end() : match.end() + 40]
            if at >= 0 and not any(word in after for word in ("week", "days", "month")):
                return [Place(part.document.text.string[at : match.end()], at, match.end(), None)]
    return []
