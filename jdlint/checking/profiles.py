"""Profiles: the sets of rules that a house starts from."""

from __future__ import annotations

from jdlint.checking.rule import Rule

STYLE = frozenset(("clarity", "readability"))
ASKED_BY_BOARDS = frozenset(("title-missing", "location-missing", "application-instructions-missing"))
"""What must stand in a posting that boards refuse it without (Google and Indeed: title, place, a way to apply)."""


def start(rule: Rule, profile: str) -> tuple[Rule, bool]:
    """The rule as a profile has it, and whether it runs there; one that is held back is as one in preview, and what it still says is law."""
    rule, on = _start(rule, profile)
    if rule.held_back == "nowhere":
        return rule, on
    return rule._replace(basis="law", preview=True), on and rule.held_back == "where no law asks"


def _start(rule: Rule, profile: str) -> tuple[Rule, bool]:
    """The rule as a profile has it if it is not held back.

    ``recommended`` has the rules that are on by default; ``strict`` has all, those in preview as well; ``feed`` has what a board refuses or a
    law asks for or forbids, and nothing on style; in ``law-only`` each rule speaks only where a provision asks for it, and what hides text from it still tells.
    """
    if profile == "strict":
        return rule, rule.kind != "fields"
    on = rule.default and not rule.preview
    if profile == "feed":
        if rule.kind == "present" and rule.basis == "policy" and rule.id not in ASKED_BY_BOARDS:
            # What a house wants to stand in a posting is no reason to refuse somebody else's.
            rule = rule._replace(basis="law")
        return rule, on and rule.severity != "info" and rule.category not in STYLE
    if profile == "law-only" and rule.kind not in ("notice", "fields"):
        return rule._replace(basis="law"), True
    return rule, on
