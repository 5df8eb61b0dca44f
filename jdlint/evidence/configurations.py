"""A configuration as JSON and back: the settings that counted, with the files that it names in the places where they are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.checking.law.counsel import find_law_files
from jdlint.checking.law.loading import find_data
from jdlint.checking.pack import PREFIX
from jdlint.checking.packages import list_rule_files
from jdlint.config.digesting import seal
from jdlint.model.waiver import Waiver
from jdlint.settings import Choice, Config, Override, RuleSettings

FILES = ("rule_paths", "schema", "law_data", "law_paths")
"""The settings that name files."""
ROLES = ("configuration", *FILES, "waiver_file")
"""Why a file is in play: it is the configuration, or the setting of this name names it."""
UNTOLD = (*FILES, "waiver_file", "baseline", "waivers", "root", "digest")
"""Settings that are not told as they are: where files lie, and what is told beside them."""


class InPlay(NamedTuple):
    """A file that a run went by: the setting that names it, where it lies, and its name from the current folder."""

    role: str
    path: str
    name: str


def list_in_play(config: Config, origin: str | None) -> Iterator[InPlay]:
    """All files that a configuration is made of, in the order in which they count; ``origin`` is the configuration file, if there is one.

    Raises SettingsError where a package that holds the law is gone.
    """
    if origin is not None:
        yield InPlay("configuration", origin, _name(origin))
    for place in config.rule_paths:
        yield from (InPlay("rule_paths", str(path), _name(str(path))) for path in list_rule_files(place))
    if config.schema is not None:
        yield InPlay("schema", config.schema, _name(config.schema))
    if config.law_data is not None:
        path = find_data(config.law_data)
        yield InPlay("law_data", path, config.law_data if config.law_data.startswith(PREFIX) else _name(path))
    yield from (InPlay("law_paths", str(path), _name(str(path))) for path in find_law_files(config.law_paths))
    if config.waiver_file is not None:
        yield InPlay("waiver_file", config.waiver_file, _name(config.waiver_file))


def _name(path: str) -> str:
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:  # another drive
        return path


def describe(config: Config, kept: Mapping[str, list[str]]) -> dict[str, Any]:
    """A configuration as JSON has it; ``kept`` are the places of its files by the setting that names them."""
    files = {role: kept.get(role, []) for role in FILES}
    return {"digest": config.digest, "configuration": next(iter(kept.get("configuration", ())), None), "files": files} | {
        "settings": {key: _plain(value) for key, value in config._asdict().items() if key not in UNTOLD},
        "waivers": [_plain(_move(waiver, config.root)) for waiver in config.waivers],
    }


def _move(waiver: Waiver, root: str) -> Waiver:
    """A waiver whose file is told from the configuration's folder on, as the places of inputs are."""
    try:
        place = os.path.relpath(waiver.root or os.curdir, root or os.curdir).replace(os.sep, "/")
    except ValueError:  # another drive
        place = waiver.root
    return waiver._replace(root="" if place == os.curdir else place, entry=os.path.basename(waiver.entry))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def restore(said: Mapping[str, Any], folder: str) -> Config:
    """The configuration that `describe` told, its files below ``folder``. Raises TypeError for a setting that is not known."""
    settings = {key: _tuple(value) for key, value in said["settings"].items()}
    settings["rules"] = _restore_rules(said["settings"].get("rules", {}))
    settings["overrides"] = tuple(
        Override(**{key: _tuple(value) for key, value in one.items()} | {"rules": _restore_rules(one.get("rules", {}))})
        for one in said["settings"].get("overrides", ())
    )
    choice = said["settings"].get("choice", {})
    settings["choice"] = Choice(**{key: _tuple(value) for key, value in choice.items()})
    settings["waivers"] = tuple(Waiver(**one) for one in said.get("waivers", ()))
    files = {role: tuple(os.path.join(folder, *path.split("/")) for path in said["files"][role]) for role in FILES}
    return seal(
        Config(
            **settings,
            rule_paths=files["rule_paths"],
            law_paths=files["law_paths"],
            schema=next(iter(files["schema"]), None),
            law_data=next(iter(files["law_data"]), None),
        )
    )


def _restore_rules(said: Mapping[str, Any]) -> dict[str, RuleSettings]:
    return {name: RuleSettings(**{key: _tuple(value) for key, value in one.items()}) for name, one in said.items()}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
