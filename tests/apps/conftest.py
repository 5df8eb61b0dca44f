"""What several tests of the commands need: a house that holds one posting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apps.law_house import POSTING


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with nothing but ``baker.md``, which is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "baker.md").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
