"""The command that holds jdlint beside its peers."""

from __future__ import annotations

import json
from pathlib import Path

from tests.corpus import peers

ROOT = Path(__file__).parents[2]


def test_the_readme_shows_what_the_verdicts_say() -> None:
    table = "\n".join(peers.judge(Path(peers.__file__).parent / "verdicts.jsonl"))
    assert table in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ours_has_the_fewest_wrong_for_each_right() -> None:
    lines = [line.split(" | ") for line in list(peers.judge(Path(peers.__file__).parent / "verdicts.jsonl"))[2:]]
    share = {line[0].strip("| "): int(line[4]) / max(int(line[2]), 1) for line in lines}
    assert min(share, key=lambda tool: share[tool]) == "jdlint"


def test_a_draw_is_always_the_same_and_leaves_out_what_was_labelled(tmp_path: Path) -> None:
    texts = [f"{number} " + "We bake bread every day in our shop. " * 20 for number in range(9)]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    (tmp_path / "labelled").mkdir()
    (tmp_path / "labelled" / "postings.jsonl").write_text(json.dumps({"text": texts[4]}) + "\n", encoding="utf-8")
    drawn = peers.draw(tmp_path, 5)
    assert drawn == peers.draw(tmp_path, 5)
    assert len(drawn) == 5
    assert texts[4] not in peers.draw(tmp_path, 9).values()


def test_what_is_said_twice_of_the_same_words_counts_once() -> None:
    one = peers.Told("alex", "a:1", "he-she", "He", 3)
    assert peers.once([one, one._replace(words="he", start=9), one._replace(words="his")]) == [one, one._replace(words="his")]
