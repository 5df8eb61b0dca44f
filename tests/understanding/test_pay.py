"""What a posting pays, and what it only mentions."""

from __future__ import annotations

import pytest

from jdlint.model.posting import Pay
from jdlint.understanding.pay import find_pay, vague_pay
from tests.understanding.parts import make_part


def pays(text: str, name: str = "page.txt") -> list[Pay]:
    return find_pay(make_part(text, name))


PAID = {
    "The salary range for this role is $51,000 to $64,000.": ("$51,000 to $64,000", 51000, 64000, "USD", None, "base"),
    "Base pay: between $51k and $64k a year": ("$51k and $64k a year", 51000, 64000, "USD", "year", "base"),
    "The annual base salary range is £41,000 – £52,000.": ("£41,000 – £52,000", 41000, 52000, "GBP", "year", "base"),
    "Hourly rate: $19.50-$23": ("$19.50-$23", 19.5, 23, "USD", "hour", "base"),
    "You will earn 52.000 € – 61.000 € brutto": ("52.000 € – 61.000 €", 52000, 61000, "EUR", None, "base"),
    "Pay: $28-$32/hr on the books": ("$28-$32/hr", 28, 32, "USD", "hour", "base"),
    "$1,450 - $1,700/week": ("$1,450 - $1,700/week", 1450, 1700, "USD", "week", "base"),
    "€4,200 - €4,800 per month": ("€4,200 - €4,800 per month", 4200, 4800, "EUR", "month", "base"),
    "£500 a day": ("£500 a day", 500, 500, "GBP", "day", "base"),
    "You keep your tips, about £1.50 an hour": ("£1.50 an hour", 1.5, 1.5, "GBP", "hour", "other"),
    "Pay: 18.50 per hour": ("18.50 per hour", 18.5, 18.5, None, "hour", "base"),
    "Salary: 45,000 - 52,000 per annum": ("45,000 - 52,000 per annum", 45000, 52000, None, "year", "base"),
    "Compensation: 210k-260k OTE": ("210k-260k", 210000, 260000, None, None, "ote"),
    "Salary up to $90,000": ("up to $90,000", None, 90000, "USD", None, "base"),
    "Salary starting at $60,000": ("starting at $60,000", 60000, None, "USD", None, "base"),
    "Salary: $60,000+": ("$60,000+", 60000, None, "USD", None, "base"),
    "Salary of $60,000 and up": ("$60,000 and up", 60000, None, "USD", None, "base"),
    "Salary: $71,500": ("$71,500", 71500, 71500, "USD", None, "base"),
    "The base salary is $110,000 - $130,000 + equity + benefits.": ("$110,000 - $130,000", 110000, 130000, "USD", None, "base"),
    "We add a $6,000 sign-on bonus.": ("$6,000", 6000, 6000, "USD", None, "sign_on"),
    "An annual bonus of up to $8,000": ("up to $8,000", None, 8000, "USD", "year", "bonus"),
    "A meal allowance of €9.50/day": ("€9.50/day", 9.5, 9.5, "EUR", "day", "stipend"),
    "$120/month wellness credit": ("$120/month", 120, 120, "USD", "month", "stipend"),
    "Pay range: $51,000 minimum to $64,000 maximum": ("$51,000 minimum to $64,000 maximum", 51000, 64000, "USD", None, "base"),
    "The pay range is CAD $70,000 - $82,000.": ("CAD $70,000 - $82,000", 70000, 82000, "CAD", None, "base"),
    "Wages are $140 per shift": ("$140 per shift", 140, 140, "USD", "shift", "base"),
    "This grade pays GS-11: $72,553 - $94,317 Per Annum": ("$72,553 - $94,317 Per Annum", 72553, 94317, "USD", "year", "base"),
}

PAID_ODDLY = {
    "Pay: $.75-$.95 per bucket picked": ("$.75-$.95 per bucket", 0.75, 0.95, "USD", "piece", "base"),
    "Pay: $61,000-$72,000/per year": ("$61,000-$72,000/per year", 61000, 72000, "USD", "year", "base"),
    "Pay: $21,000 per year or higher": ("$21,000 per year or higher", 21000, None, "USD", "year", "base"),
}
PAID_IN_GERMAN = {
    "EUR 1.792,38 monatlich": ("EUR 1.792,38 monatlich", 1792.38, 1792.38, "EUR", "month", "base"),
    "Wir zahlen ab EUR 3.000 brutto/Monat.": ("ab EUR 3.000 brutto/Monat", 3000, None, "EUR", "month", "base"),
    "Gehalt: € 45.000 brutto jährlich": ("€ 45.000 brutto jährlich", 45000, 45000, "EUR", "year", "base"),
    "Gehalt: EUR 2.400,-- brutto pro Monat": ("EUR 2.400,-- brutto pro Monat", 2400, 2400, "EUR", "month", "base"),
    "Jahresgehalt: 50.000 bis 60.000 EUR": ("50.000 bis 60.000 EUR", 50000, 60000, "EUR", "year", "base"),
    "Gehalt zwischen 45.000 € und 55.000 € im Jahr": ("45.000 € und 55.000 € im Jahr", 45000, 55000, "EUR", "year", "base"),
    "Bis zu 16,20 € pro Stunde Lohn": ("Bis zu 16,20 € pro Stunde", None, 16.2, "EUR", "hour", "base"),
    "Stundenlohn: 14,20 Euro": ("14,20 Euro", 14.2, 14.2, "EUR", "hour", "base"),
    "Lab pay: $20/hr": ("$20/hr", 20, 20, "USD", "hour", "base"),
}
PAID |= PAID_ODDLY | PAID_IN_GERMAN


@pytest.mark.parametrize("text", PAID)
def test_pay_is_found_with_its_words_bounds_currency_period_and_kind(text: str) -> None:
    (pay,) = pays(text)
    assert (pay.text, pay.minimum, pay.maximum, pay.currency, pay.period, pay.kind) == PAID[text]
    assert text[pay.start : pay.end] == pay.text


@pytest.mark.parametrize(
    "text",
    [
        "We match 401(k) contributions up to $4,000.",
        "You own a marketing budget of $250,000 a year.",
        "Our revenue grew from $10M to $24M.",
        "We raised $31M in Series B funding.",
        "You manage accounts worth $20k-$90k ARR.",
        "A learning budget of £900 per year is yours.",
        "Tuition reimbursement up to $5,250 per year.",
        "Refer a friend and earn a $1,500 referral bonus.",
        "The average salary for a plumber in the United States is about $59,000 per year.",
        "Median annual pay in this trade: $61,200.",
        "Must be 21 to 65 years of age and lift 50 pounds.",
        "Founded in 2014, we serve 10,000 - 12,000 homes a year.",
        "Fines of up to $7,500 are collected by the clerk.",
        "Clients hold $4 billion in assets with us.",
        "The plan includes life insurance of $50,000.",
        "An MRI costs $2,900 in one place and $450 in another.",
    ],
)
def test_other_money_is_no_pay(text: str) -> None:
    assert pays(text) == []


def test_a_paragraph_about_the_market_is_no_pay_to_its_end() -> None:
    text = (
        "The average salary of a baker is near $33,000 per year. Those who run a shop of their own earn the most; salaries of more "
        "than $48,000 are not rare, and beginners are paid little more than $24,000 per year."
    )
    assert pays(text) == []


def test_a_table_of_medians_is_no_pay() -> None:
    assert pays("Trade and Median Salary\nBaker $33,000\nConfectioner $36,500\n") == []


def test_a_heading_gives_period_and_meaning_to_what_stands_under_it() -> None:
    found = pays(
        "ANNUAL SALARY\n\n$51,114 to $62,097\nThe salary in the Harbor Department is $55,979 to $68,110.\n\nDUTIES\n\nSweeps.\n"
    )
    assert [(pay.minimum, pay.maximum, pay.period) for pay in found] == [(51114, 62097, "year"), (55979, 68110, "year")]


def test_base_and_on_target_earnings_side_by_side_are_told_apart() -> None:
    found = pays("Compensation\n\n$90K–$110K Base / $180K–$220K OTE\n")
    assert [(pay.minimum, pay.kind) for pay in found] == [(90000, "base"), (180000, "ote")]


def test_a_bonus_behind_the_wage_does_not_take_it_or_its_period() -> None:
    found = pays("$1,450 - $1,700/week + $5,000 Sign-On Bonus\n")
    assert [(pay.minimum, pay.maximum, pay.period, pay.kind) for pay in found] == [
        (1450, 1700, "week", "base"),
        (5000, 5000, None, "sign_on"),
    ]


def test_a_line_of_its_own_is_not_judged_by_the_line_above() -> None:
    found = pays(
        "Preferred\n\n- You have led several projects.\n\nUSD 77,000 - 115,000 per year\n\nAbout the bakery\n", "page.md"
    )
    assert [(pay.minimum, pay.maximum) for pay in found] == [(77000, 115000)]
    assert pays("Money raised by the shop:\n\n$77,000 - $115,000 per year\n", "page.md") == []


def test_several_ranges_are_several_entries() -> None:
    found = pays("The salary depends on the place:\n\n- UK: £50,000 - £60,000\n- London: £54,000 - £66,000\n", "page.md")
    assert [(pay.minimum, pay.maximum) for pay in found] == [(50000, 60000), (54000, 66000)]


def test_a_bare_dollar_is_that_of_the_country() -> None:
    text = "Location: Toronto, ON\n\nThe salary range is $70,000 - $82,000.\n"
    assert [pay.currency for pay in pays(text)] == ["CAD"]
    assert [pay.currency for pay in pays(text.replace("Toronto, ON", "Denver, CO"))] == ["USD"]


def test_or_the_hourly_equivalent_is_no_period() -> None:
    (pay,) = pays("The salary range is $51,000 to $64,000 or the hourly equivalent.")
    assert pay.period is None


def test_bounds_in_values_of_their_own_make_one_pay() -> None:
    page = "---\ntitle: Baker\nsalary_min: '31,178'\nsalary_max: '38,300'\n---\n\nWe bake. The top of the pay system is **$38,300**.\n"
    first = pays(page, "page.md")[0]
    assert (first.minimum, first.maximum, first.currency, first.period) == (31178, 38300, "USD", None)


def test_structured_pay_keeps_its_currency_and_unit() -> None:
    page = (
        '{"@type": "JobPosting", "title": "Baker", "description": "We bake bread.", "baseSalary": {"@type": "MonetaryAmount", '
        '"currency": "EUR", "value": {"@type": "QuantitativeValue", "minValue": 14.5, "maxValue": 17, "unitText": "HOUR"}}}'
    )
    (pay,) = pays(page, "page.json")
    assert (pay.minimum, pay.maximum, pay.currency, pay.period, pay.kind) == (14.5, 17, "EUR", "hour", "base")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We offer a competitive salary.", "competitive salary"),
        ("Pay: DOE", "DOE"),
        ("Salary is commensurate with experience.", "commensurate"),
        ("Salary is based upon candidate skills and the market.", "Salary is based upon"),
    ],
)
def test_words_in_the_place_of_a_number_are_found(text: str, words: str) -> None:
    assert [passage.text for passage in vague_pay(make_part(text))] == [words]


def test_what_decides_the_place_in_a_stated_range_is_no_phrase_in_its_place() -> None:
    for text, count in (
        ("The salary is $55,000 to $60,000 a year, depending on experience.", 0),
        ("The salary depends on experience.", 1),
        ("Pay: $55,000 to $60,000 a year. Pay is based on experience, place and skills.", 0),
        ("Pay range: $55,000 to $60,000 a year\n\nSalary: Salary is based upon experience", 1),
        ("We pay a competitive salary of $55,000 to $60,000 a year.", 1),
    ):
        part = make_part(text)
        assert len(vague_pay(part, find_pay(part))) == count, text


def test_a_negotiable_schedule_is_no_pay_phrase() -> None:
    assert vague_pay(make_part("Working days are negotiable.")) == []
