"""The traps that real feeds hold: escapes, encodings, places, pay, flags, dates, lists without texts."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from jdlint.engine import Linter
from jdlint.model.report import PostingReport
from jdlint.reading.feeds.records import find_fault
from jdlint.settings import Config

LINTER = Linter(Config(), as_of=datetime.date(2026, 11, 26), many=False)
TEXT = (
    "<p>We are looking for a baker for our shop. You report to the shop manager.</p><h3>What you will do</h3><ul><li>Bake bread and rolls every "
    "morning.</li><li>Keep the ovens clean.</li></ul><h3>What you bring</h3><ul><li>You know rye and wheat.</li></ul>"
)


def read(feed: str | bytes) -> list[PostingReport]:
    return LINTER.lint(feed if isinstance(feed, bytes) else feed.encode(), "feed", format="feed")


def tell(record: dict[str, Any]) -> PostingReport:
    (report,) = read(json.dumps({"id": "1", "title": "Baker", "description": TEXT, **record}))
    return report


def tell_xml(inner: str, **more: str) -> PostingReport:
    (report,) = read(f"<jobs><job><id>1</id><title>Baker</title>{inner}</job></jobs>")
    return report


def broken(report: PostingReport) -> set[str]:
    return {finding.rule for finding in report.findings}


def pay(report: PostingReport) -> list[tuple[object, object, object, object]]:
    return [(one["min"], one["max"], one["currency"], one["period"]) for one in report.record["pay"]]  # type: ignore[union-attr]


def test_a_greenhouse_board_escapes_once() -> None:
    escaped = TEXT.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    for text in (TEXT, escaped, escaped.replace("&", "&amp;")):
        (report,) = read(
            json.dumps(
                {
                    "jobs": [
                        {
                            "id": 7,
                            "title": "Baker",
                            "content": text,
                            "location": {"name": "Reno, NV"},
                            "absolute_url": "https://b.co/7",
                        }
                    ],
                    "meta": {},
                }
            )
        )
        assert report.record["responsibilities"]["text"].startswith("Bake bread")
        assert "leftover-markup" not in broken(report)


def test_a_sign_that_is_text_stays_text() -> None:
    report = tell_xml(
        "<description><![CDATA[<p>You bake for &lt; 50 guests a day, so a &lt;b&gt; is no tag. You clean the ovens and help our cooks.</p>]]></description>"
    )
    assert "feed-markup-escaped" not in broken(report)


def test_cdata_and_escapes_say_the_same() -> None:
    one = tell_xml(f"<description><![CDATA[{TEXT}]]></description><city>Reno</city><state>NV</state><country>US</country>")
    two = tell_xml(
        f"<description>{TEXT.replace('<', '&lt;')}</description><city>Reno</city><state>NV</state><country>US</country>"
    )
    assert one.record == two.record
    split = tell_xml(
        f"<description><![CDATA[{TEXT[:50]}]]><![CDATA[{TEXT[50:]}]]></description><city>Reno</city><state>NV</state><country>US</country>"
    )
    assert split.record == one.record


def test_blanks_around_cdata_are_no_part_of_a_value() -> None:
    report = tell_xml(f"<url>\n  <![CDATA[ https://b.co/1?a=2&b=3 ]]>\n</url><description><![CDATA[{TEXT}]]></description>")
    assert "feed-url-broken" not in broken(report)
    assert report.record["application"]["url"] == "https://b.co/1?a=2&b=3"


def test_literal_cdata_is_told_and_read() -> None:
    inner = "".join(
        f"<salary><lowEnd><amount>![CDATA[{low}]]</amount><currencyCode>USD</currencyCode></lowEnd><highEnd><amount>![CDATA[{high}]]</amount>"
        f"<currencyCode>USD</currencyCode></highEnd><period>![CDATA[yearly]]</period><type>{kind}</type></salary>"
        for low, high, kind in ((50000, 60000, "BASE_SALARY"), (2000, 3000, "TOTAL_ADDITIONAL"))
    )
    report = tell_xml(f"<salaries>{inner}</salaries><description><![CDATA[{TEXT}]]></description>")
    assert "feed-cdata-literal" in broken(report)
    assert pay(report) == [(50000, 60000, "USD", "year")]


@pytest.mark.parametrize("form", ["xml", "csv", "jsonl"])
def test_windows_letters_in_a_feed_that_says_utf8(form: str) -> None:
    feeds = {
        "xml": f'<?xml version="1.0" encoding="UTF-8"?><jobs><job><id>1</id><title>Café baker’s help</title><description><![CDATA[{TEXT}]]></description></job></jobs>',
        "csv": 'id,title,description\r\n1,Café baker’s help,"' + TEXT.replace('"', '""') + '"\r\n',
        "jsonl": json.dumps({"id": 1, "title": "Café baker’s help", "description": TEXT}, ensure_ascii=False) + "\n",
    }
    (report,) = read(feeds[form].encode("cp1252"))
    assert report.title == "Café baker’s help"
    assert "feed-encoding-wrong" in broken(report)
    (report,) = read(feeds[form])
    assert "feed-encoding-wrong" not in broken(report)


def test_mojibake_is_told() -> None:
    assert "encoding-damaged" in broken(
        tell({"title": "Baker", "description": TEXT.replace("our shop", "our customersâ€™ shop")})
    )


def test_invisible_letters_hide_nothing() -> None:
    hidden = TEXT.replace("our shop", "our shop, a nin\u200bja of the oven and a rock\u00adstar")
    assert "ninja-title" in broken(tell({"description": hidden}))


@pytest.mark.parametrize(
    ("record", "places"),
    [
        ({"location": "Reno, NV"}, ["US-NV"]),
        ({"location": {"city": "Reno", "region": "NV", "country": "us"}}, ["US-NV"]),
        ({"city": "Reno", "state": "NV", "country": "US"}, ["US-NV"]),
        ({"locations": [{"name": "Reno, NV"}, {"name": "Elko, NV"}]}, ["US-NV", "US-NV"]),
        ({"jobLocation": [{"@type": "Place", "address": {"addressLocality": "Leeds", "addressCountry": "GB"}}]}, ["GB"]),
        ({"locationsText": "3 Locations"}, []),
        ({"office": "Munich", "additionalOffices": {"office": ["Berlin", "Hamburg"]}}, ["DE", "DE", "DE"]),
    ],
)
def test_places(record: dict[str, Any], places: list[str]) -> None:
    assert [one["jurisdiction"] for one in tell(record).record["locations"]] == places  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"pay_input_ranges": [{"min_cents": 5000000, "max_cents": 6050050, "currency_type": "USD", "title": "Reno"}]}, [(50000, 60500.5, "USD", None)]),
        (
            {"pay_input_ranges": [{"min_cents": 5000000, "max_cents": 6000000, "currency_type": "USD"}, {"min_cents": 4000000, "max_cents": 4500000, "currency_type": "GBP"}]},
            [(50000, 60000, "USD", None), (40000, 45000, "GBP", None)],
        ),
        ({"salary": {"min": "60000", "max": "75000", "currency": "EUR", "period": "year"}}, [(60000, 75000, "EUR", "year")]),
        ({"salaryRange": {"min": 60000, "max": 75000, "currency": "USD", "interval": "per-year-salary"}}, [(60000, 75000, "USD", "year")]),
        ({"salary": "$50K per year"}, [(50000, 50000, "USD", "year")]),
        ({"salary": "£30000 - 33000"}, [(30000, 33000, "GBP", None)]),
        ({"salary_min": "20.5", "salary_max": "25", "salary_currency": "USD", "salary_frequency": "hour"}, [(20.5, 25, "USD", "hour")]),
        ({"compensation_minimum": 70, "compensation_maximum": 90, "compensation_currency": "USD", "compensation_frequency": "hour"}, [(70, 90, "USD", "hour")]),
        ({"salary": "PT/EPT + TLR 2B"}, []),
        ({"salary": {"min": 0, "max": 0, "currency": "USD"}}, []),
    ],
)  # fmt: skip
def test_pay(record: dict[str, Any], expected: list[object]) -> None:
    assert pay(tell(record)) == expected


def test_pay_in_attributes() -> None:
    report = tell_xml(f'<salary periodicity="year" currency="EUR">90 000</salary><description><![CDATA[{TEXT}]]></description>')
    assert pay(report) == [(90000, 90000, "EUR", "year")]


@pytest.mark.parametrize(
    ("record", "workplace", "conflict"),
    [
        ({"isRemote": True, "workplaceType": "Hybrid"}, None, True),
        ({"isRemote": True, "workplaceType": "Remote"}, "remote", False),
        ({"isRemote": None, "workplaceType": None}, "unstated", False),
        ({"remotetype": "Hybrid remote"}, "hybrid", False),
        ({"jobLocationType": "TELECOMMUTE"}, "remote", False),
        ({"telecommuting": True}, "remote", False),
    ],
)
def test_remote_flags(record: dict[str, Any], workplace: str | None, conflict: bool) -> None:
    report = tell(record)
    assert workplace is None or report.record["workplace"] == workplace
    assert ("workplace-conflict" in broken(report)) == conflict


@pytest.mark.parametrize(
    ("record", "date"),
    [
        ({"expirationdate": "Mon, 08 Nov 2027"}, "2027-11-08"),
        ({"expirationdate": "Fri, 19 Dec 2027 22:49:39 GMT"}, "2027-12-19"),
        ({"application_deadline": "2027-02-10T23:59:00+00:00"}, "2027-02-10"),
        ({"validThrough": "2027-02-10"}, "2027-02-10"),
        ({"expires_at": "2027-08-05 10:10:39 UTC"}, "2027-08-05"),
        ({"deadline": "28.02.2027"}, "2027-02-28"),
    ],
)
def test_dates(record: dict[str, Any], date: str) -> None:
    assert tell(record).record["deadline"]["date"] == date  # type: ignore[index]


@pytest.mark.parametrize(
    "record",
    [
        {
            "title": "Baker",
            "externalPath": "/job/Reno/Baker_JR1",
            "locationsText": "3 Locations",
            "postedOn": "Posted 3 Days Ago",
            "bulletFields": ["JR1"],
        },
        {
            "id": "86",
            "jobOpeningName": "Baker",
            "departmentLabel": "Shop",
            "location": {"city": "Reno", "state": "Nevada"},
            "locationType": "0",
        },
        {
            "id": "86",
            "name": "Baker",
            "refNumber": "R1",
            "company": {"name": "Rye"},
            "location": {"city": "Reno", "country": "us", "remote": False},
            "department": {},
        },
    ],
)
def test_a_list_without_texts_is_no_list_of_bad_postings(record: dict[str, Any]) -> None:
    (report,) = read(json.dumps([record]))
    assert report.record["kind"] == "partial"
    assert "feed-description-absent" in broken(report)
    assert not {"section-missing", "pay-range-missing", "eeo-statement-missing"} & broken(report)
    (outcome,) = [outcome for outcome in report.outcomes if outcome.rule == "section-missing"]
    assert outcome.result == "undetermined"
    assert "not in this payload" in outcome.why


def test_levers_lists_have_items_without_a_list() -> None:
    record = {
        "id": "a", "text": "Baker", "categories": {"location": "Reno, NV", "commitment": "Full-time"}, "description": "<div>We are looking for a baker.</div>",
        "lists": [{"text": "What you will do", "content": "<li>Bake bread every morning.</li><li>Clean the ovens.</li>"}],
        "additional": "<div>We are an equal opportunity employer.</div>", "createdAt": 1760000000000, "applyUrl": "https://b.co/a",
    }  # fmt: skip
    (report,) = read(json.dumps([record]))
    assert report.title == "Baker"
    assert report.record["responsibilities"]["text"].startswith("Bake bread every morning.")
    assert report.record["eeo_statement"]
    assert report.key == "0:a"


def test_hr_xml() -> None:
    (report,) = read(
        "<PositionOpening xmlns='http://ns.hr-xml.org'><PositionRecordInfo><Id><IdValue>9</IdValue></Id></PositionRecordInfo><PositionProfile xml:lang='EN'>"
        "<PositionDetail><Company><Name>Rye</Name></Company><PhysicalLocation><PostalAddress><CountryCode>US</CountryCode><Region>NV</Region>"
        "<Municipality>Reno</Municipality></PostalAddress></PhysicalLocation><PositionTitle>Baker</PositionTitle></PositionDetail>"
        "<FormattedPositionDescription><Name>Mode</Name><Value>premium</Value></FormattedPositionDescription>"
        f"<FormattedPositionDescription><Name>Description</Name><Value><![CDATA[{TEXT}]]></Value></FormattedPositionDescription>"
        "<FormattedPositionDescription><Name>Qualifications</Name><Value><![CDATA[<ul><li>You know rye and wheat.</li></ul>]]></Value></FormattedPositionDescription>"
        "</PositionProfile></PositionOpening>"
    )
    assert (report.title, report.key, [one["jurisdiction"] for one in report.record["locations"]]) == ("Baker", "0:9", ["US-NV"])
    assert report.record["requirements"]


def test_a_finding_names_its_field_and_the_range_in_it() -> None:
    from jdlint.reporting.json import describe_posting

    (report,) = read(
        json.dumps(
            {
                "id": 1,
                "title": "Bread ninja",
                "city": "Reno",
                "state": "NV",
                "description": TEXT + "<p>We want a rock<b>star</b>.</p>",
            }
        )
    )
    found = {finding["pointer"]: finding for finding in describe_posting(report)["findings"] if finding["rule"] == "ninja-title"}
    assert found["/title"]["start"]["offset"] == 6
    assert found["/title"]["in"] == "field"
    inside = found["/description"]
    assert (TEXT + "<p>We want a rock<b>star</b>.</p>")[inside["start"]["offset"] : inside["end"]["offset"]] == "rock<b>star"


@pytest.mark.parametrize(
    ("address", "sound"),
    [
        ("https://b.co/jobs?id=1&x=2", True), ("http://b.co:8080/x", True), ("", True), ("jobs@b.co", True), ("mailto:jobs@b.co", True),
        ("/jobs/1", False), ("b.co/jobs", False), ("https://b.co/a b", False), ("javascript:alert(1)", False), ("https://localhost/1", False),
        ("https://intranet/1", False), ("https://jobs.example.com/1", True), ("https://example.com/1", False), ("http://[::1/x", False), ("ftp://b.co/x", False),
    ],
)  # fmt: skip
def test_addresses(address: str, sound: bool) -> None:
    assert (find_fault(address) == "") == sound
