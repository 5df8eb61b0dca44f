"""Where a job is done, as the law sees it, from the words of a posting."""

from __future__ import annotations

import pytest

from jdlint.checking.law.scene import Scene, set_scene
from jdlint.checking.law.table import load_table
from jdlint.reading import read
from jdlint.understanding.fold import fold
from jdlint.understanding.lexicon import all_cues, group
from jdlint.understanding.matcher import build_finder
from jdlint.understanding.understand import understand

_FIND = build_finder(all_cues(), many=True)


def _scene(text: str) -> Scene:
    document = read(text.encode(), "page.txt")[0]
    folded = fold(document.text.string)
    return set_scene(understand(document, folded, group(_FIND(folded)), kind="posting")[0], load_table()).scene


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("A remote job. Residents of Colorado are not eligible.", ("US-CO",)),
        ("A remote job. We cannot hire in CA or New York City.", ("US-CA", "US-NY-NYC")),
        ("A remote job. We cannot hire in Pueblo, CO.", ()),
        ("A remote job. Residents of New York are not eligible.", ("US-NY",)),
        ("A remote job in the US.", ()),
    ],
)
def test_a_city_whose_people_are_not_hired_is_not_its_state(text: str, excluded: tuple[str, ...]) -> None:
    assert _scene(text).excluded == set(excluded)


def test_states_where_nobody_is_hired_make_no_job_remote() -> None:
    scene = _scene("Location: Reno, NV\n\nYou bake on site. Bakers cannot be located in Alaska or Ohio.")
    assert [(where.role, where.codes[0]) for where in scene.wheres] == [("work", "US-NV")]
    scene = _scene("A remote job. Bakers cannot be located in Alaska or Ohio.")
    assert [(where.role, where.codes[0]) for where in scene.wheres] == [("remote", "US")]


def test_a_location_that_is_of_remote_work_counts_once() -> None:
    scene = _scene("Location: Remote (CO, TX)")
    assert [(where.role, where.codes[0]) for where in scene.wheres] == [("remote", "US-CO"), ("remote", "US-TX")]
