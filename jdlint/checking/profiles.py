"""Profiles: the sets of rules that a house starts from."""

from __future__ import annotations

from jdlint.checking.rule import Rule

STYLE = frozenset(("clarity", "readability"))


def start(rule: Rule, profile: str) -> tuple[Rule, bool]:
    """The rule as a profile has it, and whether it runs there.

    ``recommended`` has the rules that are on by default; ``strict`` has all, those in preview as well; ``feed`` has what a board refuses or a
    law forbids, and nothing on style; in ``law-only`` each rule speaks only where a provision asks for it, and what hides text from it still tells.
    """
    if profile == "strict":
        return rule, True
    on = rule.default and not rule.preview
    if profile == "feed":
        return rule, on and rule.severity != "info" and rule.category not in STYLE
    if profile == "law-only" and rule.kind != "notice":
        return rule._replace(basis="law"), True
    return rule, on
