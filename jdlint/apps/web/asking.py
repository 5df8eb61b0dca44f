"""What a request asks for: options on top of the house's configuration, held to the same rules as a command line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from jdlint.apps.options import Houses, choose_all
from jdlint.config.employer import read_facts
from jdlint.config.names import suggest
from jdlint.model.finding import SEVERITIES
from jdlint.settings import PROFILES, Config, SettingsError

KNOWN = ("as_of", "place", "hiring_in", "employer", "profile", "select", "ignore", "fail_on", "format", "member", "company")


class BadRequest(Exception):
    """A request that cannot be answered; ``message`` says what is wrong and what would be right, ``status`` is that of HTTP."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class Wish(NamedTuple):
    """What is to be done: the configuration and the day to judge by, and what else the options name."""

    config: Config
    as_of: datetime.date
    options: Mapping[str, Any]


def read_wish(options: Mapping[str, Any], houses: Houses) -> Wish:
    """The wish of a request. Raises `BadRequest`."""
    import click

    for key in options:
        if key not in KNOWN:
            raise BadRequest(f'options: there is no option "{key}"{suggest(key, KNOWN) or "; there are " + ", ".join(KNOWN)}')
    day = _read_day(options.get("as_of"))
    for key, choices in (("profile", PROFILES), ("fail_on", SEVERITIES)):
        said = options.get(key)
        if said is not None and said not in choices:
            raise BadRequest(f"options.{key} is one of {', '.join(choices)}, not {said!r}")
    try:
        (config,), _ = choose_all(
            [houses.find(".")],
            select=_read_words(options, "select"),
            ignore=_read_words(options, "ignore"),
            fail_on=options.get("fail_on"),
            profile=options.get("profile"),
            employer=_read_employer(options.get("employer")),
            place=_read_words(options, "place"),
            hiring_in=_read_words(options, "hiring_in"),
        )
    except (SettingsError, click.ClickException) as error:
        raise BadRequest(f"options: {getattr(error, 'message', error)}") from None
    return Wish(config, day, options)


def _read_day(said: object) -> datetime.date:
    if said in (None, ""):
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(said if isinstance(said, str) else "")
    except ValueError:
        raise BadRequest(f"options.as_of is a day such as 2026-11-30, not {said!r}") from None


def _read_words(options: Mapping[str, Any], key: str) -> tuple[str, ...]:
    said = options.get(key)
    words = [said] if isinstance(said, str) else said if said is not None else []
    if not isinstance(words, list) or not all(isinstance(word, str) and len(word) <= 200 for word in words) or len(words) > 100:
        raise BadRequest(f"options.{key} is a list of up to 100 words")
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


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
