"""What is known of an employer, and the questions that are open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

QUESTIONS = {
    "federal_contractor": "whether you hold contracts with the United States government (federal_contractor)",
    "public_employer": "whether you are a public employer (public_employer)",
    "uses_ai": "whether you use artificial intelligence to screen, assess or select applicants (uses_ai)",
    "temporary_help": "whether you are a temporary help firm (temporary_help)",
    "collective_agreement": "whether a collective agreement sets the pay (collective_agreement)",
}


OFFER = "whether you offer"


def is_lasting(question: str) -> bool:
    """Whether a question is about what an employer is or does, which is told once for all postings, and not about a number or a place."""
    return question.startswith(OFFER) or question in QUESTIONS.values()


class Facts(NamedTuple):
    """Facts about one employer, as the configuration tells them; what it does not tell is not known."""

    told: Mapping[str, Any]

    def is_true(self, fact: str) -> bool | None:
        """Whether a fact holds; None where nobody said."""
        return self.told.get(fact)

    def offers(self, kinds: tuple[str, ...]) -> bool | None:
        """Whether the employer offers one of some kinds of pay beside the base; None where nobody said."""
        offers = self.told.get("offers")
        return None if offers is None else any(kind in offers for kind in kinds)

    def has_base(self, code: str) -> bool | None:
        """Whether the employer is at home in a jurisdiction; None where nobody said."""
        based = self.told.get("based_in")
        return None if based is None else based == code or based.startswith(f"{code}-")

    def count_there(self, code: str) -> int | None:
        """How many people it employs in a jurisdiction: what is told, or nobody where the employer has nobody at all."""
        counts: Mapping[str, int] = self.told.get("staff_in", {})
        if code in counts:
            return counts[code]
        return 0 if self.told.get("staff") == 0 else None

    def count_inside(self, code: str) -> int:
        """How many people it employs at least in a jurisdiction, by what is told of it and of what lies in it: of New York by its city."""
        counts: Mapping[str, int] = self.told.get("staff_in", {})
        return max((number for other, number in counts.items() if other == code or other.startswith(f"{code}-")), default=0)

    def reaches(self, least: int, code: str, counted: str) -> bool | None:
        """Whether the employer has at least so many people, counted ``anywhere``, ``there`` or as is ``unclear``; None if not known."""
        if least <= 1:
            return True
        there = self.count_there(code)
        total: int | None = self.told.get("staff")
        counts: Mapping[str, int] = self.told.get("staff_in", {})
        states = sum(number for other, number in counts.items() if other.count("-") == 1)
        known = max([total or 0, states, *counts.values()])
        if counted != "anywhere" and self.count_inside(code) >= least:
            return True
        if counted == "there":
            if there is not None:
                return there >= least
            return False if total is not None and total < least else None
        if known >= least and counted == "anywhere":
            return True
        return False if total is not None and total < least else None
