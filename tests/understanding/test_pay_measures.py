"""Pay by the hour, how far a range spreads, and the salary of exempt jobs."""

from __future__ import annotations

import datetime

import pytest

from jdlint.engine import Linter
from jdlint.model.posting import Posting
from jdlint.reading import read
from jdlint.understanding.measures import MEASURES

LINTER = Linter(as_of=datetime.date(2026, 11, 22), many=False)
HEAD = "# Baker\n\nWe are looking for a baker.\n\n"


def understand(text: str) -> Posting:
    (posting,) = LINTER.understand(read((HEAD + text).encode(), "a.md")[0])
    return posting


def measure(name: str, text: str) -> list[tuple[float, str | None]] | str:
    measured = MEASURES[name](understand(text))
    return measured if isinstance(measured, str) else [(one.value, one.currency) for one in measured]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Pay: $18 to $24 per hour", [(18.0, "USD")]),
        ("Pay: up to $24 per hour", [(24.0, "USD")]),
        ("Full-time. Salary: $41,600 per year", [(22.86, "USD")]),
        ("Full-time. Salary: £2,600 per month", [(17.14, "GBP")]),
        ("Full-time. Pay: $800 per week", [(22.86, "USD")]),
        ("Salary: $41,600 per year", []),
        ("Part-time. Salary: $9,000 per year", []),
        ("Full-time or part-time. Salary: $9,000 per year", []),
        ("Full-time. Salary: $41,600", []),
        ("Pay: $140 per shift", []),
        ("Pay: $1.50 per hour", []),
        ("Pay: $18 per hour. A stipend of $50 per month for the phone.", [(18.0, "USD")]),
    ],
)
def test_hourly_equivalents(text: str, values: list[tuple[float, str]]) -> None:
    assert measure("pay.hourly", text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Pay: $50,000 to $70,000 per year", [(20000.0, "USD")]),
        ("Pay: CAD 30 to 40 per hour", [(20800.0, "CAD")]),
        ("Pay: $4,000 to $5,000 per month", [(12000.0, "USD")]),
        ("Pay: $50,000 per year", [(0.0, "USD")]),
        ("Pay: up to $50,000 per year", []),
        ("Pay: $80-$130,000 per year", [(50000.0, "USD")]),
        ("Pay: $1-$130,000 per year", []),
        ("Pay: $50,000 to $70,000", []),
    ],
)
def test_spreads(text: str, values: list[tuple[float, str]]) -> None:
    assert measure("pay.spread", text) == values


@pytest.mark.parametrize(
    "words",
    ["FLSA: Exempt", "FLSA status: Exempt", "FLSA Status: Full-time, Exempt", "Status: Exempt", "Classification: exempt from the FLSA", "This is an exempt position.", "This is a full-time, exempt role.", "The job is exempt from overtime."],
)  # fmt: skip
def test_exempt_salaries(words: str) -> None:
    assert measure("pay.exempt_salary", f"{words}\n\nSalary: $31,000 to $40,000 per year") == [(31000.0, "USD")]
    assert measure("pay.exempt_salary", f"{words}\n\nSalary: $600 per week") == [(31200.0, "USD")]
    assert measure("pay.exempt_salary", f"{words}\n\nPay: $14 per hour") == []


@pytest.mark.parametrize(
    "words",
    [
        "FLSA: Non-exempt",
        "FLSA: exempt or non-exempt",
        "We are a tax-exempt organization.",
        "The office is exempt from Civil Service.",
        "Tax status: exempt organization under 501(c)(3)",
        "Status: exempt organization",
        "Status: exempt from jury duty",
        "Tax classification: exempt",
        "Exempt employees get leave.",
        "",
    ],
)
def test_other_words_with_exempt(words: str) -> None:
    assert isinstance(measure("pay.exempt_salary", f"{words}\n\nSalary: $31,000 per year"), str)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This is a commission-only job.", {"commission"}),
        ("Pay is based on commission.", {"commission"}),
        ("This is not a commission-only job.", set()),
        ("You serve on the planning commission.", set()),
        ("See the salary range at https://example.com/pay.", {"link"}),
        ("Visit https://example.com/jobs for salary information.", {"link"}),
        ("Scan the QR code for pay details.", {"link"}),
        ("Read about us at www.example.com/work The salary range is $40,000 to $50,000 per year.", set()),
        ("The salary range is fair. Apply at https://example.com/jobs.", set()),
        ("We pay $20 per hour.", set()),
    ],
)
def test_what_tells_pay_without_an_amount(text: str, told: set[str]) -> None:
    assert understand(text).pay_told_by == told
