"""The gate as people run it: every record in exactly one place, good ones byte for byte, and an exit code that a scheduler can trust."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli
from jdlint.settings import SettingsError
from tests.gate.feeds import FORMS, Made, make_feed
from tests.reading.feeds.test_splitting import join, read_keys, split
from tests.reading.feeds.test_traps import TEXT

DAY = "2026-11-26"


def gate(*args: object, code: int | None = None) -> Result:
    result = CliRunner().invoke(cli, ["gate", *map(str, args), "--as-of", DAY], standalone_mode=False)
    assert result.exception is None or isinstance(result.exception, click.ClickException | SettingsError), result.exception
    if code is not None:
        assert result.return_value == code, result.output + result.stderr
    return result


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def run(folder: Path, feed: Path, *args: object, code: int | None = None) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    gate(
        feed,
        "--accepted",
        folder / "accepted",
        "--rejected",
        folder / "rejected.jsonl",
        "--results",
        folder / "results.jsonl",
        "--summary",
        folder / "summary.json",
        *args,
        code=code,
    )
    summary: dict[str, Any] = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return summary


def write(path: Path, made: Made | bytes) -> Path:
    path.write_bytes(made.data if isinstance(made, Made) else made)
    return path


@pytest.fixture(name="house", autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration that makes every seventh record fail: those that state no pay."""
    (tmp_path / ".jdlint.yaml").write_text(
        "profile: feed\nrules: {pay-range-missing: error}\nselect: [feed, pay-range-missing, pay, structure]\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(name="plain")
def _plain(tmp_path: Path) -> tuple[Path, Made]:
    made = make_feed("jsonl", 60)
    return write(tmp_path / "feed.jsonl", made), made


@pytest.mark.parametrize("form", FORMS)
def test_every_record_is_in_one_place_and_good_ones_leave_as_they_came(tmp_path: Path, form: str) -> None:
    made = make_feed(form, 200, damaged=0.1)
    summary = run(tmp_path / "out", write(tmp_path / "feed", made), "--max-rejected", "100%", code=0)
    counts = summary["counts"]
    assert counts["received"] == 200 == counts["accepted"] + counts["held"] + counts["rejected"] + counts["unreadable"]
    assert counts["unreadable"] == len(made.damages)
    assert counts["rejected"] > 5
    rows = read_lines(tmp_path / "out" / "results.jsonl")
    assert [row["position"] for row in rows] == list(range(200))
    assert [row["key"] for row in rows] == made.keys
    assert {row["position"] for row in rows if row["outcome"] == "unreadable"} == set(made.damages)
    assert all(row["why"] for row in rows if row["outcome"] == "unreadable")
    accepted = [row["position"] for row in rows if row["outcome"] == "accepted"]
    # The accepted feed is sound, holds what was accepted in order, and each record byte for byte.
    feed = (tmp_path / "out" / "accepted").read_bytes()
    assert read_keys(feed) == [made.keys[position] for position in accepted]
    records = [segment for segment in split(made.data)[1] if segment.kind != "envelope"]
    assert [segment.raw for segment in split(feed)[1] if segment.kind == "record"] == [
        records[position].raw for position in accepted
    ]
    if form == "json":
        assert len(json.loads(feed)["jobs"]) == len(accepted)
    if form == "xml":
        from xml.etree import ElementTree

        assert len(ElementTree.fromstring(feed)) == len(accepted) + 1
    # The others are set aside with their reasons and their own bytes.
    others = read_lines(tmp_path / "out" / "rejected.jsonl")
    assert [row["position"] for row in others] == [position for position in range(200) if position not in accepted]
    for row in others:
        assert row["record"].encode() == made.data[row["start"] : row["end"]]
        assert row["reasons"] or row["why"]
        assert {finding["rule"] for finding in row["findings"]} >= set(row["reasons"])


def test_a_sound_feed_comes_out_as_it_went_in(tmp_path: Path) -> None:
    for form in FORMS:
        made = make_feed(form, 30)
        run(tmp_path / form, write(tmp_path / f"{form}.feed", made), "--select", "feed", code=0)
        assert (tmp_path / form / "accepted").read_bytes() == made.data


@pytest.mark.parametrize("packing", ["gzip", "zip", "zstd", "stdin"])
def test_packed_feeds(tmp_path: Path, packing: str, plain: tuple[Path, Made]) -> None:
    _, made = plain
    feed = tmp_path / "packed"
    if packing == "gzip":
        feed.write_bytes(gzip.compress(made.data[:5000]) + gzip.compress(made.data[5000:]))
    elif packing == "zstd":
        feed.write_bytes(zstandard.compress(made.data))
    elif packing == "zip":
        with zipfile.ZipFile(feed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("feed.jsonl", made.data)
    else:
        result = CliRunner().invoke(
            cli,
            ["gate", "-", "--accepted", "a", "--max-rejected", "100%", "--select", "feed"],
            input=made.data,
            standalone_mode=False,
        )
        assert result.return_value == 0
        assert Path("a").read_bytes() == made.data
        return
    run(tmp_path / "out", feed, "--select", "feed", code=0)
    assert (tmp_path / "out" / "accepted").read_bytes() == made.data


def test_parquet_in_and_out(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    _, made = plain
    rows = [json.loads(line) for line in made.data.splitlines()]
    feed = tmp_path / "feed.parquet"
    pq.write_table(pa.Table.from_pylist(rows), feed)
    gate(feed, "--accepted", "accepted.parquet", "--results", "results.parquet", "--max-rejected", "100%", code=0)
    results = pq.read_table("results.parquet").to_pylist()
    assert [row["key"] for row in results] == made.keys
    passed = [row for row, result in zip(rows, results, strict=True) if result["outcome"] == "accepted"]
    assert 0 < len(passed) < 60
    assert pq.read_table("accepted.parquet").to_pylist() == passed
    assert any(result["findings"] for result in results)


def test_the_exit_code_is_the_gate(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, _ = plain
    assert "The gate is closed" in gate(feed, code=1).output
    assert gate(feed, "--max-rejected", "20%", code=0).output.startswith("The gate is open: 60 records, 51 accepted")
    gate(feed, "--max-rejected", "14.9%", code=1)
    gate(feed, "--max-rejected", "0.15", code=0)
    for wrong in ("2", "200%", "-1%", "many"):
        assert "is no share" in str(gate(feed, "--max-rejected", wrong).exception)


def test_what_is_wrong_with_the_command_is_said(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, _ = plain
    for args, said in (
        (["--hold"], "--hold needs --state"),
        (["--accepted", feed], "the feed itself"),
        (["--accepted", "x", "--rejected", "x"], "the same name"),
        (["--accepted", tmp_path / "no" / "x"], "no such folder"),
        (["--results", "x.txt"], ".jsonl or .parquet"),
    ):
        assert said in str(gate(feed, *args).exception)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>", "web page"),
        (b'<?xml version="1.0"?><!DOCTYPE jobs [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><jobs><job><id>&b;</id></job></jobs>', "entities are not expanded"),
        (gzip.compress(b'{"id": 1, "title": "A", "description": "You bake."}\n' * 5000)[:-200], "cut off"),
        (b"PK\x03\x04 no zip", "cannot be opened"),
        (b"\xff\xfe<\0j\0", "UTF-16"),
        (b"\x7fELF" + b"\0" * 100, "binary"),
        (b"only one column\n1\n", "does not name the columns"),
        (b"PAR1 broken", "Parquet"),
        (b"<a><b/></a>", "holds no records"),
    ],
)  # fmt: skip
def test_a_feed_that_is_none(tmp_path: Path, data: bytes, said: str) -> None:
    feed = write(tmp_path / "feed", data)
    Path("accepted").write_bytes(b"the last good feed")
    result = gate(feed, "--accepted", "accepted", code=3)
    assert said in result.output
    assert Path("accepted").read_bytes() == b"the last good feed"


def test_a_missing_feed() -> None:
    assert "could not be opened" in gate("nowhere.xml", code=3).output


def test_an_empty_list_closes_the_gate(tmp_path: Path) -> None:
    result = gate(write(tmp_path / "feed", b'{"jobs": []}'), code=3)
    assert "holds no records" in result.output


def test_hold_keeps_the_last_good_version(tmp_path: Path) -> None:
    good, bad = make_feed("xml", 20), make_feed("xml", 20)
    state = tmp_path / "state.sqlite"
    first = write(tmp_path / "first.xml", good.data)
    run(tmp_path / "one", first, "--select", "feed", "--state", state, "--hold", code=0)
    records = [segment.raw for segment in split(bad.data)[1] if segment.kind == "record"]
    spoiled = records[3].replace(b"https://jobs.works.net/view?id=3&amp;from=feed", b"/view")
    changed = records[5].replace(b"Baker", b"Confectioner").replace(b"posting 5", b"posting five")
    second = write(
        tmp_path / "second.xml",
        bad.data.replace(records[3], spoiled).replace(records[5], changed).replace(records[8] + b"\n", b""),
    )
    summary = run(tmp_path / "two", second, "--select", "feed", "--state", state, "--hold", "--max-rejected", "100%", code=0)
    assert summary["counts"] == {"received": 19, "accepted": 18, "held": 1, "rejected": 0, "unreadable": 0}
    assert {name: summary["changes"][name] for name in ("new", "changed", "unchanged", "disappeared")} == {
        "new": 0,
        "changed": 2,
        "unchanged": 17,
        "disappeared": 1,
    }
    assert summary["changes"]["disappeared_keys"] == ["job-8"]
    accepted = [segment.raw for segment in split((tmp_path / "two" / "accepted").read_bytes())[1] if segment.kind == "record"]
    assert accepted[3] == records[3]
    assert accepted[5] == changed
    # A third run of the same: the good version is still there.
    summary = run(tmp_path / "three", second, "--select", "feed", "--state", state, "--hold", "--max-rejected", "100%", code=0)
    assert summary["counts"]["held"] == 1
    assert summary["changes"]["unchanged"] == 19


def test_what_is_unchanged_is_not_judged_again(tmp_path: Path, plain: tuple[Path, Made], monkeypatch: pytest.MonkeyPatch) -> None:
    from jdlint.gate import rows

    feed, _ = plain
    asked: list[int] = []
    judge = rows.Clerk.judge
    monkeypatch.setattr(
        rows.Clerk, "judge", lambda self, position, *more: (asked.append(position), judge(self, position, *more))[1]
    )
    args = ("--state", "state.sqlite", "--max-rejected", "100%")
    one = run(tmp_path / "one", feed, *args, code=0)
    assert len(asked) == 60
    two = run(tmp_path / "two", feed, *args, code=0)
    assert len(asked) == 60
    assert two["rules"] == one["rules"]
    assert two["previous_run"] == one["run"]
    assert (tmp_path / "one" / "results.jsonl").read_bytes() == (tmp_path / "two" / "results.jsonl").read_bytes()
    # Other rules, or a day on which a verdict may change: judged again.
    run(tmp_path / "three", feed, *args, "--ignore", "pay", code=0)
    assert len(asked) == 120
    result = CliRunner().invoke(
        cli, ["gate", str(feed), *args, "--ignore", "pay", "--as-of", "2029-01-01"], standalone_mode=False
    )
    assert result.return_value in (0, 1)
    assert len(asked) == 180


def test_a_feed_that_shrank_replaces_nothing(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, made = plain
    args = ("--state", "state.sqlite", "--max-rejected", "100%")
    run(tmp_path / "out", feed, *args, code=0)
    before = (tmp_path / "out" / "accepted").read_bytes()
    short = write(tmp_path / "short.jsonl", b"".join(line + b"\n" for line in made.data.splitlines()[:20]))
    summary = run(tmp_path / "out", short, *args, code=1)
    assert "has shrunk" in summary["gate"]["reasons"][0]
    assert (tmp_path / "out" / "accepted").read_bytes() == before
    summary = run(tmp_path / "out", short, *args, "--max-shrink", "70%", code=0)
    assert summary["counts"]["received"] == 20
    assert summary["changes"]["received_last"] == 60


def test_policy_by_vendor_and_rule(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, _ = plain
    policy = tmp_path / "policy.yaml"
    policy.write_text("rules: {pay-range-missing: shadow}\n", encoding="utf-8")
    summary = run(tmp_path / "out", feed, "--policy", policy, code=0)
    assert summary["rules"]["pay-range-missing"]["shadowed"] == 9
    assert summary["rules"]["pay-range-missing"]["rejected"] == 0
    assert not any(
        finding["rule"] == "pay-range-missing"
        for row in read_lines(tmp_path / "out" / "results.jsonl")
        for finding in row["findings"]
    )
    policy.write_text("action: annotate\n", encoding="utf-8")
    run(tmp_path / "out", feed, "--policy", policy, code=0)
    assert any(
        finding["rule"] == "pay-range-missing"
        for row in read_lines(tmp_path / "out" / "results.jsonl")
        for finding in row["findings"]
    )
    policy.write_text(
        'vendor-field: company\nmax-rejected: 100%\nvendors:\n  "works 7": {max-rejected: 5%}\n  "Works 1*": {rules: {pay-range-missing: annotate}}\n',
        encoding="utf-8",
    )
    summary = run(tmp_path / "out", feed, "--policy", policy, code=1)
    assert len(summary["gate"]["reasons"]) == 1
    assert "Works 7" in summary["gate"]["reasons"][0]
    assert summary["vendors"]["Works 1"].get("rejected", 0) == 0
    for text, said in (
        ("rules: {no-rule: shadow}", "there is no rule"), ("rules: {pay-range-missing: off}", "is one of"), ("max-rejected: lots", "no share"),
        ("vendor: {}", "has no key"), ("- a", "names and values"), ("a: [", "no YAML"),
    ):  # fmt: skip
        policy.write_text(text, encoding="utf-8")
        assert said in str(gate(feed, "--policy", policy).exception)


def test_nothing_undetermined_rejects(tmp_path: Path) -> None:
    record = {"id": "1", "title": "Baker", "location": "Spokane, WA", "url": "https://b.co/1", "description": TEXT}
    (tmp_path / ".jdlint.yaml").write_text("profile: law-only\n", encoding="utf-8")
    feed = write(tmp_path / "feed.jsonl", json.dumps(record).encode() + b"\n")
    summary = run(tmp_path / "out", feed, "--fail-on", "warning", "--profile", "law-only", code=0)
    assert summary["counts"]["accepted"] == 1
    (row,) = read_lines(tmp_path / "out" / "results.jsonl")
    assert row["undetermined"]
    summary = run(tmp_path / "out", feed, "--fail-on", "warning", "--profile", "law-only", "--employer", "staff=500", code=1)
    assert summary["counts"]["rejected"] == 1


def test_two_packs_on_one_feed(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, _ = plain
    other = tmp_path / "other.yaml"
    other.write_text(
        "profile: feed\nignore: [pay-range-missing]\nrules: {title-too-long: {severity: error, max: 0}}\n", encoding="utf-8"
    )
    summary = run(tmp_path / "out", feed, "--shadow", other, code=1)
    shadow = summary["shadow"]
    assert shadow["only_here"]["pay-range-missing"] == 9
    assert shadow["newly_rejected"] + 60 - shadow["no_longer_rejected"] >= 0
    assert summary["counts"]["rejected"] == 9


def test_targets_ask_for_their_fields(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, made = plain
    lines = made.data.splitlines()
    lines[2] = lines[2].replace(b'"company"', b'"firm"')
    write(feed, b"\n".join(lines) + b"\n")
    summary = run(tmp_path / "out", feed, "--select", "feed", "--target", "ziprecruiter", "--max-rejected", "100%", code=0)
    assert summary["rules"]["feed-ziprecruiter-fields"]["rejected"] == 1
    assert "feed-adzuna-fields" not in summary["rules"]


def test_ids_and_texts_that_come_twice(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, made = plain
    lines = made.data.splitlines()
    lines.append(lines[4])
    lines.append(lines[6].replace(b'"job-6"', b'"job-600"'))
    write(feed, b"\n".join(lines) + b"\n")
    summary = run(tmp_path / "out", feed, "--select", "feed", "--max-rejected", "100%", "--workers", "2", code=0)
    assert summary["rules"]["feed-id-repeated"]["rejected"] == 1
    assert summary["rules"]["feed-text-repeated"]["fail"] == 1
    rows = read_lines(tmp_path / "out" / "results.jsonl")
    assert "Record 4 of this feed" in rows[60]["findings"][0]["message"]


@pytest.mark.parametrize("form", FORMS)
def test_workers_change_nothing(tmp_path: Path, form: str) -> None:
    made = make_feed(form, 300, damaged=0.05)
    feed = write(tmp_path / "feed", made)
    one = run(tmp_path / "one", feed, "--max-rejected", "100%", code=0)
    two = run(tmp_path / "two", feed, "--max-rejected", "100%", "--workers", "2", code=0)
    assert one == two
    for name in ("accepted", "rejected.jsonl", "results.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_metrics_are_read_by_a_parser(tmp_path: Path, plain: tuple[Path, Made]) -> None:
    feed, _ = plain
    gate(feed, "--metrics", "m.prom", "--vendor", 'Acme "Jobs"\\', code=1)
    text = Path("m.prom").read_text(encoding="utf-8")
    assert 'jdlint_gate_records{feed="' in text
    assert 'vendor="Acme \\"Jobs\\"\\\\"' in text
    for line in text.splitlines():
        assert line.startswith("# ") or line.rpartition(" ")[2].isdigit()


def test_a_page_is_a_feed_of_one(tmp_path: Path) -> None:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Baker",
        "identifier": "b-1",
        "description": "<p>You bake bread.</p>",
    }
    page = (
        f'<!doctype html><html><head><script type="application/ld+json">{json.dumps(posting)}</script></head><body></body></html>'
    )
    summary = run(tmp_path / "out", write(tmp_path / "page.html", page.encode()), "--select", "feed", code=0)
    assert summary["feed"]["form"] == "page"
    assert (tmp_path / "out" / "accepted").read_bytes() == page.encode()


def test_bytes_of_the_whole_feed_are_kept(tmp_path: Path) -> None:
    made = make_feed("xml", 10)
    assert join(split(made.data)[1]) == made.data


@pytest.mark.parametrize(
    "text",
    [
        "# Baker\n\nBake bread at night.\n",
        "We bake, we sell, and we have done so by our own hands for a hundred years in this very town of ours, day and night.\nJoin us.\n",
    ],
)
def test_a_posting_is_no_feed_and_the_message_names_what_checks_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "posting").write_text(text, encoding="utf-8")
    result = gate(tmp_path / "posting", "--accepted", tmp_path / "out", code=3)
    assert "jdlint check" in result.stderr and not (tmp_path / "out").exists()
