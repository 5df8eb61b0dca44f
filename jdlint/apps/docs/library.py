"""The rules and the law of a house, and what of each belongs together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from jdlint.checking.law.loading import load_law
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.sheets import list_all
from jdlint.checking.law.table import LawTable
from jdlint.checking.loading import load_own_rules, load_rules
from jdlint.checking.pack import load_pack
from jdlint.checking.rule import Rule, make_rule
from jdlint.settings import Config

STATES = ("in force", "ahead", "ended", "undated")
"""How a provision may stand, what counts first."""


class Library:
    """The rules and the law of a house, loaded when somebody asks for them. Each raises SettingsError for an own file that is wrong."""

    def __init__(self, settings: Config) -> None:
        self.settings = settings

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """All rules that can run, by id, those in preview as well."""
        rules, _ = load_rules(self.settings, every=True)
        return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}

    @cached_property
    def explained(self) -> dict[str, Rule]:
        """All rules by id; one that needs something of the house's own, such as a schema, is explained before there is any."""
        every = {rule.id: rule for rule in map(make_rule, load_pack()["rules"])} | self.rules
        return dict(sorted(every.items()))

    @cached_property
    def own(self) -> frozenset[str]:
        """The ids of the house's own rules."""
        return frozenset(str(raw["id"]) for _, raw in load_own_rules(self.settings.rule_paths))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of rules by their ids."""
        return {rule.id: rule.title for rule in self.explained.values()}

    @cached_property
    def law(self) -> LawTable:
        """The table of the law, with what the house's own counsel says."""
        return load_law(self.settings)

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """All provisions by id, in order of jurisdiction."""
        return {one.id: one for one in list_all(self.law)}

    @cached_property
    def places(self) -> dict[str, tuple[Provision, ...]]:
        """The provisions of each jurisdiction by its code; those that have none are left out."""
        found: dict[str, list[Provision]] = {}
        for one in self.provisions.values():
            found.setdefault(one.jurisdiction, []).append(one)
        return {code: tuple(some) for code, some in sorted(found.items())}

    def tell_state(self, provision: Provision) -> str:
        """How a provision stands on the day up to which the law was gone through, one of `STATES`."""
        if not provision.since:
            return "undated"
        day = self.law.read_up_to
        return "in force" if provision.holds_on(day) else "ahead" if day < provision.since else "ended"
