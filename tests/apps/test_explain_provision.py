"""A provision explained by its id, and the laws that require a rule."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.apps.law_house import COUNSEL, flat, run, tell

pytestmark = pytest.mark.usefixtures("house")


def test_a_provision_is_explained_by_its_id() -> None:
    told = flat(tell("us-co-pay-2024", command="explain"))
    assert "Colorado (US-CO), from 2024-01-01" in told
    assert "Something has to stand in the posting; it is broken by: The posting states no pay (pay-range-missing)" in told
    assert "A pay range with one end (pay-range-open-ended)" in told
    assert "Remote work is reached if the employer has somebody there." in told
    assert '"Not open to people in Colorado" does not take a posting out.' in told
    assert "last looked up on 2026-11-25" in told
    assert told.endswith("Not legal advice.")


def test_every_provision_can_be_explained() -> None:
    from jdlint.apps.explain_page import Markdown, Text
    from jdlint.apps.explain_provision import explain_provision
    from jdlint.checking.law.sheets import list_all
    from jdlint.checking.law.table import load_table

    for provision in list_all(load_table()):
        for page in (Text(), Markdown()):
            told = "".join(explain_provision(provision, {}, page))
            assert provision.title.split()[0] in told
            assert "None" not in told.split()


def test_a_rule_lists_the_laws_that_require_it_counsels_too(house: Path) -> None:
    told = flat(tell("salary-history-asked", command="explain"))
    assert "Colorado: C.R.S. 8-5-102(2), from 2021-01-01 (us-co-salary-history)" in told
    changed = COUNSEL + '    cite: "C.R.S. 8-5-102(2), as read by us"\n'
    (house / "counsel.yaml").write_text(changed, encoding="utf-8")
    (house / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    assert "as read by us, from 2021-01-01" in flat(tell("salary-history-asked", command="explain"))


def test_a_name_that_is_neither_is_told_with_the_nearest() -> None:
    assert "us-co-pay-2024" in str(run("us-co-pay-2O24", command="explain").exception)


def test_a_provision_is_told_in_the_same_words_by_explain_and_by_law() -> None:
    rows = list(csv.DictReader(io.StringIO(tell("--format", "csv"))))
    for id in ("us-az-flagstaff-wage-2026", "us-co-pay-2024", "ca-on-width", "us-il-pay"):
        mine = [row for row in rows if row["id"] == id]
        told = flat(tell(id, command="explain"))
        assert mine, id
        for said in mine[0]["for whom"].split("; "):
            assert f"{said[0].upper()}{said[1:]}." in told
        for row in mine:
            limit = f" [{row['limit']}]" if row["limit"] else ""
            assert f"({row['rule']}){limit}" in told
