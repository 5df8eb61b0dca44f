"""textstat's panel, from a process that has neither network nor nltk's data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.understanding.readability import Readability
from jdlint.understanding.stats import OWN, panel

SENTENCES = [
    "You will lead a team of four technicians.",
    "Repair pumps",
    "Our responsibilities include fast-paced dispatching, e.g. of vans",
]

OFFLINE = """
import json, socket, sys
def refuse(*_arguments, **_options):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
import nltk
nltk.data.path[:] = []
nltk.download = refuse
from jdlint.understanding.stats import panel
print(json.dumps(panel(json.loads(sys.argv[1]), "en")))
"""


def test_english_without_network_and_data(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, json.dumps(SENTENCES)],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
    )
    assert json.loads(done.stdout) == panel(SENTENCES, "en")
    assert list(tmp_path.iterdir()) == []


def test_the_panel_says_what_the_rules_measure() -> None:
    measures, scores = Readability(SENTENCES), panel(SENTENCES, "en")
    shared = measures.keys() & scores.keys() - {"text_standard"}
    assert {"flesch_reading_ease", "gunning_fog", "lix", "linsear_write_formula"} <= shared
    assert {name: measures[name] for name in shared} == {name: scores[name] for name in shared}
    grade = int(measures["text_standard"])
    assert str(scores["text_standard"]).startswith(str(grade - 1)) and str(grade) in str(scores["text_standard"])


@pytest.mark.parametrize("language", [*OWN, "pt", "sv", "und", "ja"])
def test_every_language_has_its_panel(language: str) -> None:
    scores = panel(["Die Leute hier sind freundlich und gut bezahlt.", "Kom bij ons werken in de haven!"], language)
    assert scores["sentence_count"] == 2
    assert set(OWN.get(language, ())) <= scores.keys()
    assert ("syllable_count" in scores) == (language not in {"und", "ja", "ar"})


def test_languages_have_their_own_formulas() -> None:
    assert panel(SENTENCES, "de")["flesch_reading_ease"] != panel(SENTENCES, "en")["flesch_reading_ease"]
    assert "gunning_fog" not in panel(SENTENCES, "nl")


def test_nothing_to_read_is_no_error() -> None:
    assert panel([], "en")["lexicon_count"] == 0
    assert panel(["..."], "de")["flesch_reading_ease"] == 0
