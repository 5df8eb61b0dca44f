"""A configuration comes back from evidence as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.config.digesting import seal
from jdlint.evidence.configurations import describe, list_in_play, restore
from jdlint.model.waiver import Waiver
from jdlint.settings import PROFILES, Choice, Config, Override, RuleSettings
from tests.evidence.conftest import COUNSEL, RULE, write

NAMES = st.lists(st.text(max_size=8), max_size=3).map(tuple)
RULES = st.dictionaries(
    st.text(max_size=8),
    st.builds(
        RuleSettings,
        st.sampled_from([None, True, False]),
        st.sampled_from([None, "error", "info"]),
        st.dictionaries(st.sampled_from(["min", "max"]), st.integers() | st.floats(allow_nan=False)),
        NAMES,
    ),
    max_size=3,
)
FACTS = st.dictionaries(st.text(max_size=8), st.booleans() | st.integers() | st.lists(st.text(max_size=4)), max_size=3)
SETTINGS: dict[str, st.SearchStrategy[object]] = {
    "profile": st.sampled_from(PROFILES),
    "rules": RULES,
    "overrides": st.lists(st.builds(Override, NAMES, NAMES, NAMES, RULES, FACTS, NAMES, NAMES, NAMES), max_size=2).map(tuple),
    "employer": FACTS,
    "employers": st.dictionaries(st.text(max_size=8), FACTS, max_size=2),
    "fail_on": st.sampled_from(["error", "info"]),
    "choice": st.builds(Choice, NAMES, NAMES),
    "waivers": st.lists(
        st.builds(Waiver, *[st.text(max_size=8)] * 8, entry=st.just("waivers.yaml:2"), root=st.just("")), max_size=2
    ).map(tuple),
    **dict.fromkeys(("select", "ignore", "allow", "exclude", "place", "hiring_in", "job_family"), NAMES),
}
FILES = {"rule_paths", "schema", "law_data", "law_paths", "waiver_file", "baseline", "root", "digest"}


@settings(deadline=None)
@given(st.fixed_dictionaries(SETTINGS))
def test_every_setting_comes_back(told: dict[str, Any]) -> None:
    config = seal(Config(**told))
    said = json.loads(json.dumps(describe(config, {})))
    assert restore(said, "/nowhere") == config


def test_no_setting_is_forgotten() -> None:
    """A setting that is no text needs its place in `restore` and in the strategy above."""
    assert {name for name in Config._fields if not isinstance(Config._field_defaults[name], str)} <= {*SETTINGS, *FILES}


def test_an_older_configuration_that_lacks_a_setting_has_its_default() -> None:
    said = describe(Config(), {})
    del said["settings"]["hiring_in"]
    assert restore(said, "/nowhere") == Config()


def test_own_files_come_back_in_their_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write(tmp_path, f"rules/{name}.yaml", RULE.replace("crumb-praised", name))
    write(tmp_path, "law.yaml", COUNSEL)
    config = seal(Config(rule_paths=(str(tmp_path / "rules"),), law_paths=(str(tmp_path / "law.yaml"),), root=str(tmp_path)))
    listed = list(list_in_play(config, None))
    assert [Path(one.path).name for one in listed] == ["a.yaml", "b.yaml", "law.yaml"]
    kept: dict[str, list[str]] = {}
    for one in listed:
        kept.setdefault(one.role, []).append(Path(one.path).relative_to(tmp_path).as_posix())
    back = restore(describe(config, kept), str(tmp_path))
    assert back.digest == config.digest
    assert back.rule_paths == (str(tmp_path / "rules" / "a.yaml"), str(tmp_path / "rules" / "b.yaml"))
