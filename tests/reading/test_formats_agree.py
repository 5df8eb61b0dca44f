"""The same posting has the same findings, whatever it was written in."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import pytest

from jdlint.engine import Linter
from jdlint.reading import read
from jdlint.settings import Config
from tests.reading.converting import to_word

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.md"))
LINTER = Linter(Config(), as_of=datetime.date(2026, 11, 25))


MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def tell(data: bytes, uri: str) -> Counter[tuple[str, str]]:
    reports = LINTER.lint(data, uri)
    return Counter((finding.rule, " ".join((finding.text or "").split())) for report in reports for finding in report.findings)


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.stem != "README"], ids=lambda path: path.stem)
def test_a_word_document_has_the_findings_of_its_markdown(path: Path) -> None:
    # Front matter and comments have no place in a Word document.
    text = COMMENT.sub("", MATTER.sub("", path.read_text(encoding="utf-8"), count=1))
    (document,) = read(text.encode(), path.name)
    assert tell(to_word(document), "posting.docx") == tell(text.encode(), path.name)
