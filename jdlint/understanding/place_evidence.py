"""What a posting says beside its places of the country or state it is in: its money, postcodes, telephone numbers, and names of countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jdlint.model.later import later
from jdlint.model.posting import Pay, Place
from jdlint.understanding.jurisdictions import name_region, read_region
from jdlint.understanding.part import Part
from jdlint.understanding.words import has_any

_MONEY = {
    "CAD": "CA",
    "GBP": "GB",
    "AUD": "AU",
    "NZD": "NZ",
    "INR": "IN",
    "CRC": "CR",
    "SGD": "SG",
    "MXN": "MX",
    "ZAR": "ZA",
    "CHF": "CH",
}
# What only one country's postings say, and what names a country.
_PLAIN = {
    "GB": ("right to work in the uk", "right to work in the united kingdom", "+44 ", "+44(", "national insurance number", "£"),
    "CA": ("work in canada", "cad ", " cad", "c$", "rrsp", "social insurance number"),
    "US": ("work in the united states", "work in the us", "work in the u.s", "401(k", "401k", "usd", "us$", "u.s. citizen", "us citizen", "e-verify", "w-2", "w2 "),
    "AU": ("work in australia", "superannuation"),
    "NZ": ("work in new zealand", "kiwisaver"),
    "IE": ("work in ireland", "+353"),
    "GE": ("tbilisi", "batumi", "georgian lari"),
}  # fmt: skip
_NAMED = {
    "GB": ("united kingdom", " uk ", " uk.", " uk,", "england", "scotland", "britain"), "CA": ("canada", "canadian"),
    "US": ("united states", " usa", "u.s.", "america"), "AU": ("australia",), "NZ": ("new zealand",), "IE": ("ireland",), "IN": ("india ", "india,", "india."),
    "GE": ("caucasus",), "FR": ("france",), "DE": ("germany",), "ES": ("spain",), "IT": ("italy",), "PK": ("pakistan",), "ZA": ("south africa",), "CR": ("costa rica",),
    "PH": ("philippines",), "MX": ("mexico city", "méxico"), "VE": ("venezuela",), "AR": ("argentina",), "HK": ("hong kong",),
}  # fmt: skip
_POSTCODE = later(
    r"(?P<CA>\b[a-ceghj-npr-tvxy]\d[a-ceghj-npr-tv-z] \d[a-ceghj-npr-tv-z]\d\b)|(?P<GB>\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b)"
)
_TOWNS = {
    "US-GA": ("atlanta",),
    "US-DC": ("washington, d", "washington d", " d.c", " dc ", " dc,", " dc."),
    "US-LA": ("new orleans", "baton rouge"),
}


class Evidence:
    """What speaks for each country; looked up when asked for."""

    def __init__(self, part: Part, pay: Sequence[Pay], sure: Sequence[Place]) -> None:
        self.text = part.folded[part.start : part.end]
        self._pay = pay
        self.codes = Counter(place.jurisdiction for place in sure if place.jurisdiction)
        """How often the posting's other places lie where, those of which nobody doubts what they are."""
        self.states = any(read_region(place.text) for place in sure if (place.jurisdiction or "").startswith("US-"))
        """Whether the posting tells states of the United States beside."""
        self._plain: dict[str, bool] = {}

    def places(self, country: str) -> bool:
        """Whether another place of the posting lies in a country."""
        return any(code[:2] == country for code in self.codes)

    def plain(self, country: str) -> bool:
        """Whether the posting pays, writes addresses or asks for permits as those of a country do."""
        if country not in self._plain:
            text = self.text
            self._plain[country] = (
                any(_MONEY.get(pay.currency or "") == country for pay in self._pay)
                or has_any(text, _PLAIN.get(country, ()))
                or (country in ("CA", "GB") and any(match.lastgroup == country for match in _POSTCODE.finditer(text)))
            )
        return self._plain[country]

    def named(self, code: str, beside: str = "") -> bool:
        """Whether the posting names a country, a state or a province by its code, not only as part of the name ``beside``."""
        if len(code) == 2:
            return (
                self.places(code)
                or (code == "US" and any(pay.currency == "USD" for pay in self._pay))
                or has_any(self.text, _NAMED.get(code, ()))
                or self.plain(code)
            )
        if has_any(self.text, _TOWNS.get(code, ())):
            return True
        name = name_region(code)
        return bool(name) and name not in beside and name in self.text
