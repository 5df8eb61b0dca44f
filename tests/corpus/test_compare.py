"""The command that compares two revisions over a folder of postings."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.corpus import compare


def test_postings_come_from_files_and_from_lines(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "baker.md").write_text("# Baker\n", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"x")
    lines = [{"text": "Cook\u2028wanted"}, {"id": 1}, {"text": "Clerk", "form": "md"}]
    (tmp_path / "feed.jsonl").write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    assert list(compare.list_texts(tmp_path)) == [
        ("feed.jsonl:1", "posting.txt", "Cook\u2028wanted".encode()),
        ("feed.jsonl:3", "posting.md", b"Clerk"),
        ("inner/baker.md", "inner/baker.md", b"# Baker\n"),
    ]


def test_what_came_and_went_is_told_by_rule() -> None:
    old = Counter([("a", "hype", "ninja"), ("a", "hype", "ninja"), ("b", "age", "young")])
    new = Counter([("a", "hype", "ninja"), ("b", "age", "young"), ("b", "pay", "DOE")])
    assert list(compare.compare(old, new, only="", examples=3)) == [
        "3 findings before, 3 after: 1 gone, 1 new",
        "\nhype: 2 -> 1",
        "  - a: ninja",
        "\npay: 0 -> 1",
        "  + b: DOE",
    ]


def test_the_working_tree_agrees_with_itself(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text("# Baker\n\nWe need a bread ninja who bakes rolls every morning.\n", encoding="utf-8")
    root = str(compare.ROOT)
    done = subprocess.run(
        [sys.executable, str(Path(compare.__file__)), root, root, "--corpus", str(tmp_path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    count = done.stdout.split()[0]
    assert int(count) > 0
    assert done.stdout == f"{count} findings before, {count} after: 0 gone, 0 new\n"
