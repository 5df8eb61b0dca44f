"""What a request asks for: options on top of the house's configuration, held to the same rules as a command line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from jdlint.apps.options import Choices, Houses, choose_all, read_day
from jdlint.checking.history import settle_release
from jdlint.checking.law.codes import split_places
from jdlint.config.employer import read_facts
from jdlint.config.names import suggest
from jdlint.model.finding import SEVERITIES
from jdlint.reading import FORMATS
from jdlint.settings import PROFILES, Config, SettingsError

KNOWN = ("as_of", "place", "hiring_in", "employer", "profile", "rules_as_of", "select", "ignore", "fail_on", "format")
_CHOICES = {"profile": PROFILES, "fail_on": SEVERITIES, "format": tuple(FORMATS)}


class BadRequest(Exception):
    """A request that cannot be answered; ``message`` says what is wrong and what would be right, ``status`` is that of HTTP."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class Wish(NamedTuple):
    """What is to be done: the configuration and the day to judge by, the options as they were given, and notes on them."""

    config: Config
    as_of: datetime.date
    options: Mapping[str, Any]
    notes: tuple[str, ...]


def read_wish(options: Mapping[str, Any], houses: Houses, more: tuple[str, ...] = ()) -> Wish:
    """The wish of a request, which may have the options ``more`` beside those of a check. Raises `BadRequest`."""
    import click

    known = (*KNOWN, *more)
    for key in options:
        if key not in known:
            raise BadRequest(f'options: there is no option "{key}"{suggest(key, known) or "; there are " + ", ".join(known)}')
    day = _read_day(options.get("as_of"))
    for key, choices in _CHOICES.items():
        said = options.get(key)
        if said is not None and said not in choices:
            raise BadRequest(f"options.{key} is one of {', '.join(choices)}, not {said!r}")
    try:
        choices = Choices(
            select=_read_words(options, "select"),
            ignore=_read_words(options, "ignore"),
            fail_on=options.get("fail_on"),
            profile=options.get("profile"),
            rules_as_of=_read_release(options.get("rules_as_of")),
            employer=_read_employer(options.get("employer")),
            place=_read_places(options, "place"),
            hiring_in=_read_places(options, "hiring_in"),
        )
        (config,), notes = choose_all([houses.find(".")], choices)
    except SettingsError as error:
        raise BadRequest(_name_options(str(error))) from None
    except click.BadParameter as error:
        raise BadRequest(_name_options(f"{error.param_hint}: {error.message}")) from None
    return Wish(config, day, options, tuple(map(_name_options, notes)))


def _name_options(said: str) -> str:
    """What is said of the options of a command line, said of those of a request."""
    return re.sub(r"--([a-z]+(?:-[a-z]+)*)", lambda option: f"options.{option[1].replace('-', '_')}", said)


def _read_day(said: object) -> datetime.date:
    if said in (None, ""):
        return datetime.date.today()
    day = read_day(said) if isinstance(said, str) else None
    if day is None:
        raise BadRequest(f"options.as_of is a day such as 2026-11-30, not {said!r}")
    return day


def _read_release(said: object) -> str | None:
    if said in (None, ""):
        return None
    if not isinstance(said, str):
        raise BadRequest('options.rules_as_of is a version such as "0.1"')
    try:
        return settle_release(said)
    except SettingsError as error:
        raise BadRequest(f"options.rules_as_of: {error}") from None


def _read_words(options: Mapping[str, Any], key: str) -> tuple[str, ...]:
    said = options.get(key)
    words = [said] if isinstance(said, str) else said if said is not None else []
    if not isinstance(words, list) or not all(isinstance(word, str) and len(word) <= 200 for word in words) or len(words) > 100:
        raise BadRequest(f"options.{key} is a list of up to 100 words")
    return tuple(words)


def _read_places(options: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(place for word in _read_words(options, key) for place in split_places(word))


def _read_employer(said: object) -> dict[str, Any]:
    if said is None:
        return {}
    if not isinstance(said, dict):
        raise BadRequest('options.employer is an object such as {"staff": 40}')
    try:
        return read_facts(_spell(said))
    except ValueError as error:
        raise BadRequest(f"options.employer: {error}") from None


def _spell(facts: Mapping[str, Any]) -> list[str]:
    """The facts as a command line spells them, so that both are read by the same rules."""
    spelled = []
    for key, value in facts.items():
        if isinstance(value, dict):
            spelled += [f"{key}.{code}={_say(number)}" for code, number in value.items()]
        else:
            spelled.append(f"{key}={_say(value)}")
    return spelled


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
