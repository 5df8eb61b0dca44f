"""What a command line chooses, on top of the configuration file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jdlint.config.digesting import seal
from jdlint.config.meaning import suggest_name, tell_alias
from jdlint.config.names import know
from jdlint.model.finding import Severity
from jdlint.settings import Choice, Config, SettingsError, join_facts


def with_choices(
    configs: Sequence[Config],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: Severity | None = None,
    profile: str | None = None,
    rules_as_of: str | None = None,
) -> tuple[list[Config], tuple[str, ...]]:
    """Each configuration with what a command line chose for all of them, and notes.

    ``profile`` and ``rules_as_of`` take the place of each one's own. What is named in ``select`` runs and nothing else does, what is named in ``ignore`` does not, whatever a file and its overrides
    say. Raises SettingsError for a name that is no category and no rule of any of the configurations.
    """
    choice = Choice()
    notes = []
    if select or ignore:
        problems = []
        known = know(dict.fromkeys(path for config in configs for path in config.rule_paths))
        for option, names in (("--select", select), ("--ignore", ignore)):
            for name in names:
                resolved = known.resolve(name)
                if resolved is None:
                    problems.append(f'{option}: there is no rule or category "{name}"{suggest_name(name, known)}')
                elif resolved != name:
                    notes.append(f"{option}: {tell_alias(name, resolved)}")
        if problems:
            raise SettingsError("\n".join(problems))
        choice = Choice(known.rename(select), known.rename(ignore))
    settled = []
    for config in configs:
        if profile is not None:
            config = config._replace(profile=profile, fail_on="warning" if profile == "strict" else config.fail_on)
        if rules_as_of is not None:
            config = config._replace(rules_as_of=rules_as_of)
        settled.append(seal(config._replace(choice=choice, fail_on=fail_on or config.fail_on)))
    return settled, tuple(notes)


def with_places(
    configs: Sequence[Config], *, employer: Mapping[str, Any], place: Sequence[str], hiring_in: Sequence[str]
) -> list[Config]:
    """Each configuration with the facts and places that a command line gives; they outrank all that is decided for files or companies."""
    settled = []
    for config in configs:
        overrides = [
            override._replace(
                employer=join_facts(override.employer, employer),
                place=() if place or hiring_in else override.place,
                hiring_in=() if place or hiring_in else override.hiring_in,
            )
            for override in config.overrides
        ]
        config = config._replace(
            employer=join_facts(config.employer, employer),
            employers={name: join_facts(facts, employer) for name, facts in config.employers.items()},
            overrides=tuple(overrides),
        )
        if place or hiring_in:
            config = config._replace(place=tuple(place), hiring_in=tuple(hiring_in))
        settled.append(seal(config))
    return settled


def with_waivers(configs: Sequence[Config], path: str) -> list[Config]:
    """Each configuration with the waivers of a file in place of its own. Raises SettingsError."""
    from jdlint.config.waivers import load_waivers

    known = know(dict.fromkeys(path for config in configs for path in config.rule_paths))
    waivers = load_waivers(path, known)
    return [seal(config._replace(waivers=waivers, waiver_file=path)) for config in configs]
