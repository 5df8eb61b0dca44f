"""A run of the gate as one page that needs nothing beside it: is the gate open and why not, what fails, where, how often, and what changed.

There is no script in it and nothing is fetched. What a feed says can only be text, and long lists are cut, since a feed may hold any
number of names of any length.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

import jdlint.reporting
from jdlint.checking.law.table import load_table
from jdlint.gate.plots import Bar, Part, draw_bars, draw_strip, shorten
from jdlint.model.digest import digest
from jdlint.reporting.html_tables import make_table
from jdlint.reporting.markup import Html, join, tag
from jdlint.reporting.plain import count, one_line
from jdlint.reporting.verdict import NO_ADVICE, URGENCY, tell_day

MOST_BARS = 10
MOST_ROWS = 15
MOST_IDS = 60
_LONGEST = 90
_OUTCOMES = {
    "accepted": "Passed on",
    "held": "At fault, and the last good version was passed on",
    "rejected": "Set aside, with what is wrong",
    "unreadable": "Could not be read as records",
}
_VERDICTS = {
    "HOLD": "Something has to be mended",
    "DECIDE": "A person has to judge something",
    "READY": "No rule found a fault",
    "NOT CHECKED": "No posting, only part of one, or a language without rules",
}
_GROUPS = {"vendors": "vendor", "companies": "company", "places": "place"}
_PLURALS = {"vendor": "vendors", "company": "companies", "place": "places"}
_CHANGES = {
    "new": "Not in the last feed",
    "changed": "In the last feed with other words",
    "unchanged": "In the last feed, byte for byte",
    "disappeared": "In the last feed and not in this one",
}
