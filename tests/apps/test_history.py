"""A folder of postings through ten commits: what ``check --baseline`` and ``check --changed`` say after each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from tests.apps.law_house import POSTING
from tests.apps.test_changes import OTHER, check, commit, git, repository, write

__all__ = ["repository"]
BASELINE = ("--baseline", ".jdlint-baseline.json")
DUTIES = "- Bake bread and rolls every morning.\n"
SECOND = (
    POSTING.replace("# Baker", "# Pastry chef").replace("a baker for", "a pastry chef for").replace("bread and rolls", "cakes")
)


def test_ten_commits(repository: Path) -> None:
    write(repository, "chef.md", SECOND)
    CliRunner().invoke(cli, ["baseline"], standalone_mode=False)
    commit("baseline")
    assert {name: rules for name, rules in check(*BASELINE).items() if rules} == {}

    def step(change: Callable[[], object], new: dict[str, list[str]], touched: list[str]) -> None:
        change()
        commit()
        assert {name: rules for name, rules in check(*BASELINE).items() if rules} == new
        assert sorted(check("--changed", "HEAD~1")) == touched
        both = check("--changed", "HEAD~1", *BASELINE)
        assert {name: rules for name, rules in both.items() if rules} == {
            name: rules for name, rules in new.items() if name in touched
        }

    def edit(name: str, old: str, new: str) -> None:
        text = (repository / name).read_text(encoding="utf-8")
        assert old in text
        write(repository, name, text.replace(old, new))

    step(lambda: edit("baker.md", "every morning", "evry morning"), {}, ["baker.md"])
    step(lambda: git("mv", "baker.md", "head baker.md"), {}, [])
    write(repository, "head baker.md", (repository / "head baker.md").read_text(encoding="utf-8"))
    head, rest = (repository / "head baker.md").read_text(encoding="utf-8").split("## Requirements")
    demands, pay = rest.split("## Pay")
    step(lambda: write(repository, "head baker.md", f"{head}## Pay{pay}\n## Requirements{demands}"), {}, ["head baker.md"])
    step(lambda: edit("chef.md", "$40,000", "$41,000"), {"chef.md": ["pay-range-open-ended"]}, ["chef.md"])
    step(lambda: edit("chef.md", "From $41,000 a year", "$41,000 to $45,000 a year"), {}, ["chef.md"])
    step(lambda: write(repository, "miller.md", OTHER.replace("\n", "\r\n")), {}, [])
    step(lambda: edit("miller.md", " No felons.", " We want a ninja."), {"miller.md": ["ninja-title"]}, ["miller.md"])
    step(lambda: edit("miller.md", " We want a ninja.", ""), {}, ["miller.md"])
    every = check()["chef.md"]
    step(lambda: shutil.copy("chef.md", "copy.md"), {"copy.md": every}, ["copy.md"])
    step(lambda: (repository / "copy.md").unlink(), {}, [])
    step(lambda: (repository / "chef.md").unlink(), {}, [])


@pytest.mark.parametrize("name", ["new.md", "deep/er/new.md"])
def test_a_new_posting_is_new_wherever_it_lies(repository: Path, name: str) -> None:
    CliRunner().invoke(cli, ["baseline"], standalone_mode=False)
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text(SECOND, encoding="utf-8")
    assert check(*BASELINE)[name] == check()[name] == check("--changed")[name] != []
