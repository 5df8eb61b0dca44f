"""The help of every command ends with an example, and every example works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from jdlint.apps.cli import COMMANDS
from jdlint.apps.docs.command_pages import Shown, list_commands, show_commands
from jdlint.reporting.markup import join
from tests.reading.word import make
from tests.shown import ROOT, list_blocks, run

EVERY = {one.name: one for one in list_commands()}
ENDLESS = ("jdlint serve", "jdlint lsp")
"""What runs until it is stopped; its examples are read, and not run."""
EXAMPLES = [(one, example) for one in EVERY.values() for example in one.examples]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as people have it: postings, a feed, a configuration, rules of their own."""
    (tmp_path / "postings").mkdir()
    for name in ("exemplary.md", "needs-work.md", "night-nurse.html"):
        (tmp_path / "postings" / name).write_bytes((ROOT / "samples" / name).read_bytes())
    (tmp_path / "posting.md").write_bytes((ROOT / "samples" / "needs-work.md").read_bytes())
    (tmp_path / "feed.xml").write_bytes((ROOT / "samples" / "feed.xml").read_bytes())
    lines = [line for line in (ROOT / "samples" / "exemplary.md").read_text(encoding="utf-8").splitlines() if line]
    for folder in ("approved", "live", "our-rules"):
        (tmp_path / folder).mkdir()
    (tmp_path / "approved" / "analyst.docx").write_bytes(make(*lines))
    (tmp_path / "live" / "analyst.html").write_text("".join(f"<p>{line}</p>\n" for line in lines), encoding="utf-8")
    shown = next(
        block for block in list_blocks("yaml", (ROOT / "README.md").read_text(encoding="utf-8")) if block.startswith("id:")
    )
    (tmp_path / "our-rules" / "humor-demanded.yaml").write_text(shown, encoding="utf-8")
    run("jdlint check posting.md --evidence evidence", tmp_path)
    return tmp_path


def test_all_commands_are_walked() -> None:
    assert {f"jdlint {name}" for name in COMMANDS} <= set(EVERY)


@pytest.mark.parametrize(
    "one", [one for one in EVERY.values() if not isinstance(one.command, click.Group)], ids=lambda one: one.name
)
def test_every_command_has_an_example_and_help_for_each_option(one: Shown) -> None:
    assert one.examples
    assert all(one.name in example for example in one.examples)
    assert one.command.help
    assert one.command.get_short_help_str(200).endswith(".")
    assert [param.name for param in one.command.params if isinstance(param, click.Option) and not param.help] == []


@pytest.mark.parametrize(("one", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_works(one: Shown, example: str, desk: Path) -> None:
    if one.name in ENDLESS:
        words = shlex.split(example)[len(one.name.split()) :]
        one.command.make_context(one.name, words).close()
        return
    example = re.sub(r'^eval "\$\((.*)\)".*', r"\1", example)  # what it prints is for shells that may not be here
    done = run(f"HOME=$PWD; mkdir -p .config/fish/completions; {example}", desk)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert "Usage:" not in done.stderr


def test_the_page_of_commands_says_what_help_says() -> None:
    page = join(show_commands())
    for one in EVERY.values():
        assert f'id="{one.anchor}"' in page
        for param in one.command.params:
            if isinstance(param, click.Option):
                assert param.opts[0] in page
