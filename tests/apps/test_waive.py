"""Exceptions that somebody answers for: written, heeded, told, and over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdlint.apps import waive as waive_module
from jdlint.apps.cli import cli
from jdlint.config.names import know
from jdlint.config.waivers import parse_waivers
from jdlint.config.writing import add_waiver
from jdlint.model.waiver import Waiver
from tests.apps.law_house import POSTING
from tests.invariants import REPORT, SCHEMAS

KNOWN = know()
SCHEMA = Draft202012Validator(json.loads((SCHEMAS / "waivers.schema.json").read_text("utf-8")))
BY = ("--approver", "A. Keller, counsel", "--reason", "Tariff B 3", "--until", "2099-03-31")
DAY = ("--as-of", "2026-11-25")


def run(*arguments: str, code: int | None = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    if code is not None:
        assert result.exception is None, result.exception
        assert (result.return_value or 0) == code, result.output
    return result


def check(*arguments: str) -> dict[str, Any]:
    result = run("check", ".", "--format", "json", "--exit-zero", *DAY, *arguments)
    report: dict[str, Any] = json.loads(result.stdout)
    REPORT.validate(report)
    return report


@pytest.fixture
def waived(house: Path) -> Path:
    """The house with a configuration that names waivers, and a posting with two ninjas."""
    (house / ".jdlint.yaml").write_text("waivers: waivers.yaml\n", encoding="utf-8")
    (house / "baker.md").write_text(POSTING.replace("a baker for", "a ninja, a real ninja, for"), encoding="utf-8")
    return house


def find(rule: str) -> list[str]:
    (posting,) = check()["postings"]
    return [finding["fingerprint"] for finding in posting["findings"] if finding["rule"] == rule]


def test_a_waiver_is_for_one_finding_and_every_report_tells_of_it(waived: Path) -> None:
    first, second = find("ninja-title")
    said = run("waive", "baker.md", first[:8], *BY).stdout
    assert 'Waived by A. Keller, counsel until 2099-03-31: "ninja" (ninja-title) in baker.md.' in said
    assert "Next:" not in said
    SCHEMA.validate(yaml.safe_load((waived / "waivers.yaml").read_text("utf-8")))
    (posting,) = check()["postings"]
    assert [one["fingerprint"] for one in posting["findings"] if one["rule"] == "ninja-title"] == [second]
    (one,) = posting["suppressed"]
    assert one["suppressed"] == {
        "by": "waiver", "reason": "Tariff B 3", "approver": "A. Keller, counsel", "until": "2099-03-31", "entry": "waivers.yaml:3",
    }  # fmt: skip
    told = 'waived by A. Keller, counsel until 31 March 2099 because "Tariff B 3"'
    for format in ("human", "markdown", "github", "rules", "html", "csv", "sarif", "jsonl"):
        output = run("check", ".", "--format", format, "--exit-zero", *DAY).stdout
        flat = " ".join(output.split()).replace('\\"', '"').replace('""', '"').replace("&quot;", '"').replace("\\_", "_")
        assert told.lower() in flat.lower() or (format == "jsonl" and '"approver": "A. Keller, counsel"' in flat), (
            format,
            flat[-900:],
        )
    html = run("check", ".", "--format", "html", "--exit-zero", *DAY).stdout
    assert all(words in html for words in ("<h2>Waived</h2>", "Approved by", "A. Keller, counsel", "31 March 2099"))


def test_a_law_may_be_waived_and_is_told(waived: Path) -> None:
    said = run("waive", "baker.md", "pay-range-open-ended", *BY).stdout
    assert "The law asks for it all the same: Colorado" in " ".join(said.split())
    (posting,) = check()["postings"]
    (one,) = posting["suppressed"]
    assert one["law"]
    ruling = next(one for one in posting["law"] if one["rule"] == "pay-range-open-ended" and one["status"] == "not_met")
    assert ruling["jurisdiction"] == "US-CO"
    assert next(one["outcome"] for one in posting["rules"] if one["rule"] == "pay-range-open-ended") == "suppressed"
    assert "; law: Colorado" in " ".join(run("check", ".", "--exit-zero", *DAY).stdout.split())


def test_what_cannot_be_decided_may_be_waived(waived: Path) -> None:
    undecided = [one["rule"] for one in check()["postings"][0]["rules"] if one["outcome"] == "undetermined"]
    run("waive", "baker.md", undecided[0], *BY)
    (posting,) = check()["postings"]
    outcome = next(one for one in posting["rules"] if one["rule"] == undecided[0])
    assert outcome["outcome"] == "suppressed"
    assert outcome["suppressed"]["by"] == "waiver"
    assert outcome["needs"]
    assert {one["status"] for one in posting["law"] if one["rule"] == undecided[0]} <= {"depends", "not_applicable", "met"}
    assert "depends" in {one["status"] for one in posting["law"] if one["rule"] == undecided[0]}


def test_after_its_last_day_the_finding_counts_again_and_says_so(waived: Path) -> None:
    (waived / "waivers.yaml").write_text(
        "waivers:\n  - {file: '*.md', rule: ninja-title, words: NINJA, approver: A. Keller, reason: a brand, expires: 2026-12-31}\n",
        encoding="utf-8",
    )
    before = json.loads(run("check", "--format", "json", "--exit-zero", "--as-of", "2026-12-31").stdout)["postings"][0]
    assert "ninja-title" not in {one["rule"] for one in before["findings"]}
    assert before["recheck_on"] == "2027-01-01"
    after = json.loads(run("check", "--format", "json", "--exit-zero", "--as-of", "2027-01-01").stdout)["postings"][0]
    messages = [one["message"] for one in after["findings"] if one["rule"] == "ninja-title"]
    assert len(messages) == 2
    assert all(one.endswith("The waiver by A. Keller ended on 2026-12-31.") for one in messages)
    assert after["recheck_on"] is None or after["recheck_on"] > "2027-01-01"


def test_the_day_after_a_waiver_is_one_to_check_again(waived: Path) -> None:
    assert check()["postings"][0]["recheck_on"] != "2026-11-28"
    waiver = "waivers:\n  - {file: baker.md, rule: ninja-title, approver: A, reason: b, expires: 2026-11-27}\n"
    (waived / "waivers.yaml").write_text(waiver, encoding="utf-8")
    assert check()["postings"][0]["recheck_on"] == "2026-11-28"


def test_the_last_day_of_the_calendar(waived: Path) -> None:
    waiver = "waivers:\n  - {file: baker.md, rule: ninja-title, approver: A, reason: b, expires: 9999-12-31}\n"
    (waived / "waivers.yaml").write_text(waiver, encoding="utf-8")
    assert check()["summary"]["suppressed"]["waiver"] == 2


def test_a_waiver_that_waives_nothing_is_noted(waived: Path) -> None:
    (waived / "waivers.yaml").write_text(
        "waivers:\n"
        "  - {file: baker.md, rule: ninja-title, words: samurai, approver: A, reason: b, expires: 2099-01-01}\n"
        "  - {file: baker.md, rule: ninja-title, words: ninja, approver: A, reason: b, expires: 2099-01-01}\n"
        "  - {file: old/gone.md, rule: ninja-title, approver: A, reason: b, expires: 2099-01-01}\n"
        "  - {file: '*.txt', rule: ninja-title, approver: A, reason: b, expires: 2099-01-01}\n",
        encoding="utf-8",
    )
    said = run("check", "--exit-zero", *DAY).stderr
    assert "note: waivers.yaml:2: ninja-title is waived for baker.md and not found there" in said
    assert "note: waivers.yaml:4: ninja-title is waived for old/gone.md, and there is no such file" in said
    assert said.count("note: waivers.yaml") == 2


def test_faults_of_the_file_are_told_with_their_places(house: Path) -> None:
    (house / "w.yaml").write_text(
        "waivers:\n"
        "  - {file: a.md, rule: ninja-titel, approver: '', expires: 2027-02-30}\n"
        "  - {file: a.md, approver: A, reason: b, expires: 2027-02-20, until: 3}\n",
        encoding="utf-8",
    )
    said = str(run("check", "--waivers", "w.yaml", code=None).exception).splitlines()
    assert [line.partition(": ")[0] for line in said] == ["w.yaml:2:5"] * 1 + [f"w.yaml:2:{said[1].split(':')[2]}"] * 1 + [
        line.partition(": ")[0] for line in said[2:]
    ]
    assert any('needs the key "reason"' in line for line in said)
    assert any('there is no rule "ninja-titel"; did you mean "ninja-title"?' in line for line in said)
    assert any("must not hold an empty text" in line for line in said)
    assert any('"2027-02-30" is not a day' in line for line in said)
    assert any('unknown key "until"' in line for line in said)
    assert any("neither a rule nor a fingerprint" in line for line in said)
    assert "jdlint waive" in str(run("check", "--waivers", "none.yaml", code=None).exception)


def test_waivers_that_do_not_exist_yet_are_noted(waived: Path) -> None:
    assert "there is no such file yet; jdlint waive writes it" in run("check", "--exit-zero").stderr


def test_other_entries_stay_to_the_letter(waived: Path) -> None:
    before = '# ours\r\nwaivers:\r\n- file: "x.md"   # by mail\r\n  rule: ninja-title\r\n  approver: Ü\r\n  reason: c\r\n  expires: 2099-01-01'
    (waived / "waivers.yaml").write_bytes(before.encode())
    run("waive", "baker.md", "ninja-title", *BY)
    after = (waived / "waivers.yaml").read_bytes().decode()
    assert after.startswith(before + "\r\n- file: baker.md\r\n  rule: ninja-title\r\n")


def test_a_list_that_is_no_lines_is_left_alone(waived: Path) -> None:
    flow = "waivers: [{file: a.md, rule: ninja-title, approver: A, reason: b, expires: 2099-01-01}]\n"
    (waived / "waivers.yaml").write_text(flow, encoding="utf-8")
    assert "Put this there by hand:\n  - file: baker.md" in str(run("waive", "baker.md", "ninja-title", *BY, code=None).exception)
    assert (waived / "waivers.yaml").read_text("utf-8") == flow
    (waived / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    run("waive", "baker.md", "ninja-title", *BY)
    assert check()["summary"]["suppressed"]["waiver"] == 2


def test_what_cannot_be_waived_is_told(waived: Path) -> None:
    def fail(*arguments: str) -> str:
        return str(getattr(run("waive", *arguments, code=None).exception, "message", ""))

    assert "there is no finding" in fail("baker.md", "0123456789abcdef", *BY)
    assert "did you mean" in fail("baker.md", "ninja-titel", *BY)
    assert "finds nothing here" in fail("baker.md", "able-bodied", *BY)
    assert "is over" in fail("baker.md", "ninja-title", *BY[:-1], "2020-01-01")
    assert "somebody who answers" in fail("baker.md", "ninja-title", "--approver", " ", *BY[2:])
    assert "does not lie below" in fail("baker.md", "ninja-title", *BY, "--waivers", "sub/w.yaml")
    run("waive", "none.md", "ninja-title", *BY, code=3)
    assert not (waived / "waivers.yaml").exists()


def test_one_posting_of_several(house: Path) -> None:
    does = "We want a ninja for our shop in Boulder, CO. You bake bread and rolls every morning and clean the ovens at noon."
    needs = "You bring two years of work in a bakery, and you like to rise early. Send your resume to jobs@example.com."
    jobs = [f"title: {title}\ndescription: {does}\nrequirements: {needs}\n" for title in ("Baker", "Miller")]
    (house / "jobs.yaml").write_text("---\n".join(jobs), encoding="utf-8")
    (house / "baker.md").unlink()
    postings = check()["postings"]
    marks = {one["fingerprint"] for posting in postings for one in posting["findings"] if one["rule"] == "pay-range-missing"}
    (mark,) = marks
    result = run("waive", "jobs.yaml", mark, *BY, code=None)
    assert '--posting "Baker"; --posting "Miller"' in str(getattr(result.exception, "message", ""))
    assert "waivers: waivers.yaml" in run("waive", "jobs.yaml", mark, "--posting", "Miller", *BY).stdout
    after = check("--waivers", "waivers.yaml")["postings"]
    assert [[one["rule"] for one in posting["suppressed"]] for posting in after] == [[], ["pay-range-missing"]]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)


@given(TEXT, TEXT, TEXT, st.integers(0, 2))
@example("0E0", "1_000", "yes", 1)
def test_any_words_can_be_written_and_are_read_again(approver: str, reason: str, words: str, times: int) -> None:
    waiver = Waiver("a.md", approver, reason, "2099-01-01", rule="ninja-title", words=words)
    data = b""
    for number in range(times + 1):
        data = add_waiver(data, "w.yaml", waiver, number, KNOWN).encode()
    assert [one._replace(entry="") for one in parse_waivers(data, "w.yaml", "", KNOWN)] == [waiver] * (times + 1)


def test_its_example_names_what_there_is() -> None:
    assert waive_module.command.epilog is not None
    assert "--until" in waive_module.command.epilog
