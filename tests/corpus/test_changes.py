"""The command that tells what a release does to the findings."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.corpus import changes
from tests.corpus.compare import Linted, Told

TOLD = st.builds(
    Told,
    posting=st.sampled_from("ab"),
    rule=st.sampled_from(("hype", "pay")),
    words=st.just("words"),
    severity=st.sampled_from(changes.SEVERITIES),
    category=st.just("bias"),
    fingerprint=st.sampled_from("12"),
)


def tell(posting: str, rule: str, fingerprint: str, severity: str = "info") -> Told:
    return Told(posting, rule, f"{rule} words", severity, "bias", fingerprint)


def release(*told: Told, rules: str = "hype pay", law: str = "") -> changes.Release:
    return changes.Release(Linted(list(told), 2), frozenset(rules.split()), frozenset(law.split()))


def test_what_came_went_and_was_graded_otherwise_is_told() -> None:
    old = release(tell("a", "hype", "1"), tell("a", "hype", "2"), tell("b", "pay", "1"), rules="hype pay old", law="x-1 x-2")
    new = release(
        tell("a", "hype", "2"), tell("b", "pay", "1", "error"), tell("b", "age", "3"), rules="hype pay age new", law="x-2 x-3"
    )
    found = changes.compare(old.linted.told, new.linted.told)
    assert list(changes.show_changes(old, new, found)) == [
        "On 2 real postings: 3 findings before, 3 after; 1 added, 1 removed, 1 of another severity.",
        "",
        "| rule | before | after | added | removed | other severity |",
        "|---|--:|--:|--:|--:|--:|",
        "| `age` (new) | 0 | 1 | 1 | 0 | 0 |",
        "| `hype` | 2 | 1 | 0 | 1 | 0 |",
        "| `pay` | 1 | 1 | 0 | 0 | 1 from info to error |",
        "\nNew rules that found nothing: `new`.",
        "\nRules that are gone and had found nothing: `old`.",
        "\nLaw that came: `x-3`.",
        "\nLaw that is gone: `x-1`.",
    ]
    assert list(changes.show_examples(found, 3)) == [
        "+ age (info) b: age words",
        "- hype (info) a: hype words",
        "~ pay (error) b: pay words",
    ]


@given(st.lists(TOLD), st.lists(TOLD))
def test_no_finding_is_lost_or_counted_twice(old: list[Told], new: list[Told]) -> None:
    found = changes.compare(old, new).values()
    added, removed = (sum(len(change[side]) for change in found) for side in (0, 1))
    assert len(old) - removed + added == len(new)
    assert all(before.severity != after.severity for change in found for before, after in change.regraded)
    assert not changes.compare(old, reversed(old))


def test_a_first_release_is_counted_by_category() -> None:
    told = release(tell("a", "hype", "1"), tell("a", "hype", "2", "error"), tell("b", "pay", "1"))
    assert list(changes.show_totals(told))[-1] == "| bias | 3 | 1 | 0 | 2 | 2 | 2 |"


def test_two_checkouts_are_compared(tmp_path: Path) -> None:
    root = changes.ROOT
    other = tmp_path / "later"
    other.mkdir()
    for name in ("jdlint", "schemas"):
        (other / name).symlink_to(root / name)
    shutil.copytree(root / "rules", other / "rules")
    rule = other / "rules" / "bias" / "ninja-title.yaml"
    rule.write_text(
        re.sub("^severity: .*$", "severity: error", rule.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
    )
    (other / "rules" / "clarity" / "cliche.yaml").unlink()
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = "# Baker\n\nWe need a bread ninja who thinks outside the box.\n\n## Responsibilities\n\n- Bake.\n\n## Requirements\n\n- Strong arms.\n"
    (corpus / "baker.md").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        changes.__file__,
        "--corpus",
        str(corpus),
        "--old",
        str(root),
        "--new",
        str(other),
        "--examples",
        "1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "1 real posting" in done.stdout
    assert "1 from warning to error |" in done.stdout
    assert "| `cliche` (gone) | 1 | 0 | 0 | 1 | 0 |" in done.stdout
    assert "ninja-title (error) baker.md: ninja" in done.stderr
    assert "We need" not in done.stdout


def test_a_corpus_that_is_not_there_is_told() -> None:
    done = subprocess.run([sys.executable, changes.__file__, "--corpus", "nowhere"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there is no folder nowhere" in done.stderr
