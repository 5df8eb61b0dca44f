"""What an editor's settings say: the place of work, where people may work from, the profile, a configuration file, the day."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.settings import PROFILES

KEYS = ("place", "hiringIn", "profile", "config", "asOf")


class Wishes(NamedTuple):
    """Settings that outrank those of configuration files; ``config`` is an absolute path."""

    place: tuple[str, ...] = ()
    hiring_in: tuple[str, ...] = ()
    profile: str | None = None
    config: str | None = None
    as_of: datetime.date | None = None


def read_wishes(value: object, root: str) -> tuple[Wishes, list[str]]:
    """What settings say, and what is wrong with them; what is wrong does not count. A path counts from ``root``.

    Settings may stand by themselves or under ``jdlint``; those that are null or empty say nothing.
    """
    if isinstance(value, Mapping) and isinstance(value.get("jdlint"), Mapping):
        value = value["jdlint"]
    if value is None:
        return Wishes(), []
    if not isinstance(value, Mapping):
        return Wishes(), ["the settings are no object with names and values"]
    faults = list(_find_faults(value))
    sound = {key: one for key, one in value.items() if one and not any(fault.startswith(f"{key}:") for fault in faults)}
    config = sound.get("config")
    wishes = Wishes(
        _split(sound.get("place", ())),
        _split(sound.get("hiringIn", ())),
        sound.get("profile"),
        os.path.abspath(os.path.join(root, os.path.expanduser(config))) if config else None,
        datetime.date.fromisoformat(sound["asOf"]) if "asOf" in sound else None,
    )
    return wishes, faults


def _split(value: Any) -> tuple[str, ...]:
    from jdlint.checking.law.codes import split_places

    return tuple(place for one in ([value] if isinstance(value, str) else value) for place in split_places(one))


def _find_faults(value: Mapping[str, Any]) -> Iterator[str]:
    from jdlint.apps.options import read_day
    from jdlint.config.names import suggest

    for key, one in value.items():
        if key not in KEYS:
            yield f"{key}: there is no such setting{suggest(str(key), KEYS)}"
        elif not one:
            continue
        elif key in ("place", "hiringIn"):
            if not isinstance(one, str) and not (isinstance(one, list) and all(isinstance(place, str) for place in one)):
                yield f"{key}: give a code such as US-CO, or a list of them"
        elif not isinstance(one, str):
            yield f"{key}: give it as text"
        elif key == "profile" and one not in PROFILES:
            yield f'{key}: there is no profile "{one}"; there are {", ".join(PROFILES)}'
        elif key == "asOf" and read_day(one) is None:
            yield f'{key}: "{one}" is not a day of the form YYYY-MM-DD'
