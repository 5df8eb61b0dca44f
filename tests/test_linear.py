"""Hostile input costs time in proportion to its length: what was quadratic once, or nearly was, at two lengths."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from itertools import islice, product

import pytest

from jdlint.engine import Linter
from jdlint.reading import read
from jdlint.settings import Config
from jdlint.understanding.place_patterns import make_place
from jdlint.understanding.style_measures import measure_short_forms
from tests.understanding.parts import make_part

SMALL, LARGE = 10_000, 100_000
MOST_TIMES_AS_LONG = 4 * LARGE / SMALL  # linear is a quarter of it, so that no busy machine comes near; quadratic goes far beyond
UNITS = (
    "a ", "a", "a\n", "- a\n", "> ", "- ", "[a](", "**a ", "`a ", "<!-- ", "<div>", "{{", "%", ":", "Title: ", "## Pay\n", "XX", "TBD ", "ninja ", "she/he ", "[[ninja]] ",
    "pension ", "as a cook ", "join our ", "Duties:Duties:", "## Duties\n\n- a\n\nApply now\n\n", "Keep the log. ", "we value: keep it. ", "Duties\nx\n\n", "wanted: ", "about ",
    "in the office ", "5 days a week in our ", "looking for a baker in ", "full-time or ", "remote-", "$1-$2 ", "pay range $1 ", "by May 1, ", "5/4/2027 ", "closing date\n", "apply to ", "contact 555 0101 ", "a.b@", "at a.b.", "## How to apply\n", "Denver, ", "race, color, ", "<!-- jdlint-ignore cliche -- a test -->",
    "entry-level role, 5 years of experience ", "not a remote role ", "no degree required ", "full-time or part-time ",
    "must pass a background check ", "must pass background ", "credit check ", "must have credit history, ", "race disability ", "veteran race ", "send salary history ", "resume, salary history ",
    "use ai in hiring ", "ai candidates ", "fluent in english ", "because english ", "exempt position ", "pay scale see ", "pay scale www.a ", "commission-only ", "equity ", "drug test marijuana ",
    "conviction considered ", "must take a polygraph ", "EUR 2.000,- brutto ", "ab 5 € pro ", "piece rate $1 a ", "non-compete must sign ", "class of 2007 ", "35歳 ", "固定残業 時間 円 超 ", "Verkäufer ",
    "<!-- jdlint-ignore-start cliche -- a test -->\n\n",
)  # fmt: skip
HEAD = "# Bus Driver\n\nWe are hiring a bus driver in Reno, NV. You drive two lines and help passengers.\n\n## Requirements\n\n"


@pytest.fixture(scope="module")
def linter() -> Linter:
    linter = Linter(Config(profile="strict"), as_of=datetime.date(2026, 11, 22))
    for unit in UNITS:  # what is made ready at its first use is made ready here
        linter.lint((HEAD + unit * 20).encode(), "a.md")
    return linter


# Where nobody is sought, and where the content tells the format.
OTHERS = (
    ("a.md", "a.md "), ("a.md", "1."), ("a.md", "# 1.0\n\n"), ("a.md", "# API\n\n"), ("a.md", "this license "), ("a.html", "# a\n"), ("a.html", "**a** "),
    ("a.html", "<b\n# a\n"), ("-", "a: b\n"), ("-", "a:\n"), ("-", "a-"), ("-", "# b\n"), ("-", "a: b\n \n"), ("a.txt", "# A\n"),
)  # fmt: skip


def seconds(linter: Linter, data: bytes, name: str) -> float:
    start = time.process_time()
    linter.lint(data, name)
    return time.process_time() - start


# Where each unit is another one; a number stands for {} or, in capitals, for [].
DISTINCT = (
    ("a.yaml", "title: Baker\nlocation:\n", "  street{}: Reno\n"), ("a.yaml", "title: Baker\nlocation:\n  city: Reno\n", "  state{}: Old Harbour\n"),
    ("a.yaml", "title: Baker\nlocations:\n", "- Reno {}, NV\n"), ("a.yaml", "title: Baker\nlocations:\n", "- Ely{}\n"), ("a.yaml", "title: Baker\nlocation: ", "Reno{}; "),
    ("a.md", HEAD, "you read [] daily. "), ("a.md", HEAD, "you read ([]) daily. "), ("a.md", HEAD, "you read [] (daily). "), ("a.md", HEAD, "we list reno{} and a. "),
    ("a.md", HEAD, "employees in reno{} are not eligible. "), ("a.md", HEAD, "report to our Reno{} office. "),
)  # fmt: skip
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def make_distinct(head: str, unit: str, length: int) -> bytes:
    words = map("".join, product(LETTERS, repeat=5))
    return (
        head + "".join(unit.replace("{}", word.lower()).replace("[]", word) for word in islice(words, length // (len(unit) + 3)))
    ).encode()


@pytest.mark.parametrize(("name", "head", "unit"), DISTINCT)
def test_time_grows_with_length_where_no_words_are_alike(linter: Linter, name: str, head: str, unit: str) -> None:
    check(linter, lambda length: make_distinct(head, unit, length), name, unit)


@pytest.mark.parametrize(
    ("name", "unit", "head"), [*(("a.md", unit, HEAD) for unit in UNITS), *((*other, "") for other in OTHERS)]
)
def test_time_grows_with_length(linter: Linter, name: str, unit: str, head: str) -> None:
    check(linter, lambda length: (head + unit * (length // len(unit))).encode(), name, unit)


def check(linter: Linter, make: Callable[[int], bytes], name: str, unit: str) -> None:
    small, large = make(SMALL), make(LARGE)
    for _ in range(5):  # a busy machine may be slow once; what is quadratic is slow each time
        if seconds(linter, large, name) < MOST_TIMES_AS_LONG * max(seconds(linter, small, name), 0.002):
            return
    pytest.fail(f"{LARGE:,} characters of {unit!r} take far more than {LARGE / SMALL:.0f} times as long as {SMALL:,}")


# What is quadratic so quickly that all the rest hides it.
def time_short_forms(linter: Linter, length: int) -> float:
    (posting,) = linter.understand(read(make_distinct(HEAD, "you read [] daily. ", length), "a.md")[0])
    posting.zone(0)
    start = time.process_time()
    measure_short_forms(posting)
    return time.process_time() - start


def time_places(_: Linter, length: int) -> float:
    part = make_part("Reno; " * (length // 6))
    start = time.process_time()
    for place in range(0, part.end, 6):
        make_place(part, place, place + 4)
    return time.process_time() - start


@pytest.mark.parametrize("measure", [time_short_forms, time_places])
def test_time_of_one_step_grows_with_length(linter: Linter, measure: Callable[[Linter, int], float]) -> None:
    for _ in range(5):
        if measure(linter, 4 * LARGE) < MOST_TIMES_AS_LONG * max(measure(linter, 4 * SMALL), 0.002):
            return
    pytest.fail(f"{4 * LARGE:,} characters take far more than {LARGE / SMALL:.0f} times as long as {4 * SMALL:,}")
