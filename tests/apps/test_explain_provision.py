"""A provision explained by its id, and the laws that require a rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jdlint.apps.cli import cli

POSTING = """\
# Baker

We look for a baker for our shop in Boulder, CO.

## Responsibilities

- Bake bread and rolls every morning.

## Requirements

- Two years in a bakery. No felons.

## Pay

From $40,000 a year.
"""
COUNSEL = """\
jurisdiction: US-CO
name: Colorado
provisions:
  - id: us-co-salary-history
    confirmed_by: A. Counsel
    checked: "2026-11-20"
    note: "=HYPERLINK(1) was read again"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty house with one posting, which is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "baker.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, command: str = "law") -> Result:
    return CliRunner().invoke(cli, [command, *arguments], standalone_mode=False)


def tell(*arguments: str, command: str = "law") -> str:
    result = run(*arguments, command=command)
    assert result.exception is None, result.exception
    return result.output


def flat(text: str) -> str:
    return " ".join(text.split())


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
    from jdlint.apps.explain import Markdown, Text
    from jdlint.apps.explain_provision import explain_provision
    from jdlint.checking.law.sheets import list_all
    from jdlint.checking.law.table import load_table

    for provision in list_all(load_table()):
        for page in (Text(), Markdown()):
            told = "".join(explain_provision(provision, {}, page))
            assert provision.title.split()[0] in told
            assert "None" not in told.split()


def test_a_rule_lists_the_laws_that_require_it_counsels_too(folder: Path) -> None:
    told = flat(tell("salary-history-asked", command="explain"))
    assert "Colorado: C.R.S. 8-5-102(2), from 2021-01-01 (us-co-salary-history)" in told
    changed = COUNSEL + '    cite: "C.R.S. 8-5-102(2), as read by us"\n'
    (folder / "counsel.yaml").write_text(changed, encoding="utf-8")
    (folder / ".jdlint.yaml").write_text("law-paths: [counsel.yaml]\n", encoding="utf-8")
    assert "as read by us, from 2021-01-01" in flat(tell("salary-history-asked", command="explain"))


def test_a_name_that_is_neither_is_told_with_the_nearest() -> None:
    assert "us-co-pay-2024" in str(run("us-co-pay-2O24", command="explain").exception)
