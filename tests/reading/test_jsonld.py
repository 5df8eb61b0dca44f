"""The JobPosting of a page's JSON-LD, as pages really hold it."""

from __future__ import annotations

import pytest

from jdlint.model.source import Unreadable
from jdlint.reading.jsonld import read_jsonld

POSTING = '{"@context": "https://schema.org", "@type": "JobPosting", "title": "Pilot", "baseSalary": {"value": {"minValue": 3}}}'


@pytest.mark.parametrize(
    "script",
    [
        POSTING,
        f"[{POSTING}]",
        f'{{"@graph": [{{"@type": "WebPage"}}, {POSTING}]}}',
        f'{{"@type": "WebPage", "mainEntity": {{"about": {POSTING}}}}}',
        POSTING.replace('"JobPosting"', '["Thing", "JobPosting"]'),
        POSTING.replace('"JobPosting"', '"http://schema.org/JobPosting"'),
        f"\n<![CDATA[\n{POSTING}\n]]>\n",
        f"//<![CDATA[\n{POSTING}\n//]]>",
        f"/* <![CDATA[ */ {POSTING} /* ]]> */",
        f"<!-- {POSTING} -->",
        POSTING + ";",
        POSTING.replace('"', "&quot;"),
    ],
)
def test_the_posting_is_found_wherever_it_is(script: str) -> None:
    fields = read_jsonld(script, 1000)
    assert fields is not None
    assert fields.origin == "json-ld"
    assert fields.value["title"] == "Pilot"
    low, high = fields.spans["/title"]
    assert script[low - 1000 : high - 1000].replace("&quot;", '"') == '"Pilot"'
    low, high = fields.spans["/baseSalary/value/minValue"]
    assert script[low - 1000 : high - 1000] == "3"


def test_line_ends_and_odd_escapes_in_strings_are_tolerated() -> None:
    fields = read_jsonld('{"@type": "JobPosting", "description": "one\n\ttwo \\$5"}', 0)
    assert fields is not None
    assert fields.value["description"] == "one\n\ttwo $5"


@pytest.mark.parametrize("script", ["", "{}", '{"@type": "Organization"}', '{"a": "JobPosting"}', "not json at all"])
def test_other_things_are_none(script: str) -> None:
    assert read_jsonld(script, 0) is None


def test_a_broken_script_says_where() -> None:
    with pytest.raises(Unreadable) as caught:
        read_jsonld('{"@type": "JobPosting"\n "title": "Pilot"}', 0)
    assert caught.value.position == "2:2"
    assert "a comma was expected" in caught.value.message
