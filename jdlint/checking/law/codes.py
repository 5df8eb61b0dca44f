"""The codes of jurisdictions, as people give them: right, in small letters, or by the name of the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jdlint.checking.law.table import LawTable
from jdlint.understanding.gazetteer import Bearer, look_up
from jdlint.understanding.jurisdictions import FAR_LARGER, find_jurisdiction, is_code, read_region

# ISO 3166-1, without the countries that `is_code` knows.
_FURTHER = frozenset(
    "AD AF AG AI AL AM AO AQ AS AW AX AZ BA BB BF BH BI BJ BL BM BN BO BQ BS BT BV BW BY BZ CC CD CF CG CI CK CM CU CV CW CX DJ DM DO DZ "
    "EC EH ER ET FJ FK FM FO GA GD GE GF GG GL GM GN GP GQ GS GT GU GW GY HM HN HT IM IO IQ IR IS JE JM JO KG KH KI KM KN KP KW KY KZ LA "
    "LB LC LI LR LS LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MZ NA NC NE NF NI NP NR NU OM PA PF PG PM PN PR PS PW PY "
    "QA RE RS RU RW SB SC SD SH SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TJ TK TL TM TN TO TT TV TZ UG UM UZ VA VC VE VG VI VU WF "
    "WS YE YT ZM ZW".split()
)
_ALSO_COUNTRIES = {"georgia": "GE"}  # the states and provinces whose name a country bears as well
_ENGLISH = frozenset(("US", "CA", "GB", "IE", "AU", "NZ"))  # where namesakes of a well-known city count
_SHAPE = re.compile(r"[A-Z]{2}-.*|[A-Za-z]{2}-\S*")
"""What is meant as a code, right or wrong."""
_MOST = 6  # places of one name that are told
EXAMPLES = "such as US-CO or CA-ON"


def split_places(value: str) -> list[str]:
    """The places in a value that may hold several with commas between; a town and its state, as in "Portland, OR", are one."""
    places: list[str] = []
    for part in filter(None, map(str.strip, value.split(","))):
        state = [code for code in (f"US-{part}", f"CA-{part}") if is_code(code)]
        if places and state and any(bearer.code in state for bearer in look_up(places[-1])):
            places[-1] += f", {part}"
        else:
            places.append(part)
    return places


def is_known(code: str, table: LawTable) -> bool:
    """Whether a code is that of a jurisdiction: one of the table, a state or province, or a country by ISO 3166.

    Of two letters that mean a state to most people and a country to few, such as GA, the code is not known.
    """
    if code in table.codes or is_code(code):
        return True
    return code in _FURTHER and not is_code(f"US-{code}") and not is_code(f"CA-{code}")


def find_codes(words: str, table: LawTable) -> tuple[str, ...]:
    """All that is meant: a code that exists, in whatever letters, or each place that bears the name; none where there is none."""
    words = words.strip()
    code = words.upper()
    if is_known(code, table):
        return (code,)
    if not words or _SHAPE.fullmatch(words):
        return ()
    name = words.lower()
    whole = [read_region(words), _ALSO_COUNTRIES.get(name), *_list_named(name, table, states=True)]
    if any(whole):
        return tuple(dict.fromkeys(one for one in whole if one))
    local = list(_list_named(name, table, states=False))
    own = find_jurisdiction(words)
    bearers = look_up(name)
    if local or bearers:
        return _choose(local, own, bearers)
    if own is None:
        return ()
    parts = {part.strip() for part in name.split(",")}
    narrow = (other for other in table.list_within(own) if (found := table.get(other)) and not found.places.isdisjoint(parts))
    return (next(narrow, own),)


def _list_named(name: str, table: LawTable, *, states: bool) -> Iterable[str]:
    """The jurisdictions of the table that bear a name: countries, states and unions, or what lies in a state."""
    for code in table.codes:
        jurisdiction = table.get(code) if (code.count("-") < 2) == states else None
        if jurisdiction and (jurisdiction.name.lower() == name or name in jurisdiction.places):
            yield code


def _choose(local: Sequence[str], own: str | None, bearers: Sequence[Bearer]) -> tuple[str, ...]:
    """Which places a bare name means: ``local`` are those of the table, ``own`` is where a well-known city of that name lies."""
    if own is not None:
        bearers = [one for one in bearers if one.code == own or one.code[:2] in _ENGLISH]
    largest = max((one.people for one in bearers), default=0)
    large = [one.code for one in bearers if one.people * FAR_LARGER > largest or not largest] or [one for one in (own,) if one]
    if len(large) == 1:
        within = [code for code in local if code.startswith(f"{large[0]}-")]
        if within or own == large[0]:
            return tuple(within or large)
        if not local:
            return ()  # a town that is not known by its name alone
    return (*local, *(code for code in large if not any(other.startswith(f"{code}-") for other in local)))


def tell_fault(words: str, found: Sequence[str], table: LawTable) -> str:
    """Why words do not name one place, where `find_codes` found none or several, with what to write."""
    if len(found) > 1:
        names = {code: table.name(code) for code in found[:_MOST]}
        named = [f"the country {code}" if name == code else f"{code} ({name})" for code, name in names.items()]
        return f'"{words}" may be {", ".join(named[:-1])} or {named[-1]}; write the code of the one that is meant'
    meant = _tell_nearest(words, table)
    return f'"{words}" is no place with a code that jdlint knows{meant or f", {EXAMPLES}"}'


def _tell_nearest(words: str, table: LawTable) -> str:
    """The jurisdiction that is spelt most like the words, with its code, or the whole in which they say to lie; "" where none is near."""
    from difflib import get_close_matches

    words = words.strip()
    code = re.sub(r"[^A-Z0-9]+", "-", words.upper())
    if not _SHAPE.fullmatch(words):
        names = {table.name(code).lower(): code for code in table.codes}
        near = get_close_matches(words.lower(), names, 1, 0.7)
        return f"; did you mean {table.name(names[near[0]])} ({names[near[0]]})?" if near else ""
    country, state = code[:2], "-".join(code.split("-")[:2])
    around = state if is_known(state, table) else country if country not in ("US", "CA") and is_known(country, table) else None
    if around is None:
        return ""
    near = get_close_matches(code, table.list_within(around), 1, 0.8)
    if near:
        return f"; did you mean {table.name(near[0])} ({near[0]})?"
    return f'; for all of {table.name(around)}, write "{around}"'


def tell_uncovered(code: str, table: LawTable) -> str:
    """That the table has no law of a code, nor of what lies around it, with the one that may be meant; "" where it has some."""
    if any(other in table.codes for other in table.list_around(code)):
        return ""
    state = next((other for other in (f"US-{code}", f"CA-{code}") if other in table.codes), None)
    name = table.name(code)
    said = f'"{code}" is {name}, of which jdlint knows no law' if name != code else f'jdlint knows no law of "{code}"'
    return f'{said}; for {table.name(state)}, write "{state}"' if state else said


def find_code_fault(words: str, table: LawTable) -> str:
    """Why a text is no code, with the one that may be meant; "" for a code."""
    if is_known(words, table):
        return ""
    found = find_codes(words, table)
    if len(found) == 1:
        return f'"{words}" is no code of a jurisdiction; did you mean "{found[0]}"?'
    if found:
        return tell_fault(words, found, table)
    return f'"{words}" is no code of a jurisdiction{_tell_nearest(words, table) or f", {EXAMPLES}"}'
