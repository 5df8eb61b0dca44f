from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.model.finding import SILENCERS, Fix, Related, Suppressed
from jdlint.model.report import ReadError, Report
from jdlint.model.span import Span
from jdlint.reporting import render

from .building import find, judge, make_posting, make_report, make_sample, make_source

SAMPLE = r"""HOLD    jobs/roofer.md: Roofer
Mend 2 errors before this goes out; judge 1 warning.

  error: No pay is stated; nearest: 'Apply'. (pay-missing)
    jobs/roofer.md (the whole posting)
    Why: People skip postings without pay.
    Do:  State the lowest and the highest pay, and the period.

  warning: 'wizard' is not a craft. (wizard-title)
    jobs/roofer.md:3:18
      3 | We want a roof 🧙 wizard    who climbs.
        |                   ^^^^^^
    Why: Such words draw fewer women.
    Do:  Name the craft, {word} or <b>trade</b>.
    Fix: Write 'expert'

  error: '[address]' waits to be filled. (blank-left)
    jobs/roofer.md:4:10
      4 | Apply at [address]
        |          ^^^^^^^^^
    Why: Somebody forgot it.
    Do:  Fill it in.

DECIDE  C:\jobs\two, new.md (b): Second
Judge 1 warning; supply what 1 rule needs to know.

  warning: 'wizard' is not a craft. (wizard-title)
    C:\jobs\two, new.md:2:6
      2 | B: a wizard,
        |      ^^^^^^^ (to line 3)
    See: line 1, column 1: It differs here.

  undetermined: the headcount is not known (pay-missing)
    Needs: staff

READY   C:\jobs\two, new.md (a): First
Nothing that counts stands in the way.

  silenced by a comment: 1 finding (wizard-title)

READY   jobs/done 100%.md: Roofer

Could not read jobs/broken.yaml:3:7
    a quote is never closed; close it
Passed over jobs/a.docx, jobs/b.docx
    needs an optional part: pip install 'jdlint[docx]'

4 postings: 1 HOLD, 1 DECIDE, 2 READY. 2 errors, 2 warnings, 0 info.
jdlint fix mends 1 of them.

Not legal advice. READY says that no rule found a fault, not that every law is met.
Checked with jdlint 0.1.0 (rules abababab, law cdcdcdcd, configuration efefefef) as of
2026-11-22, with the law up to 2026-11-01 (21 days old).
"""


def tell(report: Report, *, color: bool = False, verbose: bool = False) -> str:
    return "".join(render(report, "human", color=color, verbose=verbose))


def tell_one(text: str, words: str | Span | None, message: str = "So.") -> list[str]:
    """The lines of the excerpt of one finding."""
    source = make_source(text, "a.md")
    finding = find(source, "long-sentence", words, message, "info")
    lines = tell(make_report(make_posting(source, "READY", (finding,)))).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("    a.md"))
    return lines[start : lines.index("", start)]


def test_sample() -> None:
    assert tell(make_sample()) == SAMPLE


def test_verbose_adds_reasons_and_what_was_passed_over() -> None:
    text = tell(make_sample(), verbose=True)
    assert "    Why: People skip postings without pay. Some places ask for it by law.\n" in text
    assert "    Not when: The pay is set by a tariff that is named.\n" in text
    quiet = '    wizard-title, line 1: "dull"\n      silenced by a comment because "our brand: {dull}" [wizard-title:dull]\n'
    assert "  silenced by a comment:\n" + quiet in text
    assert "  not applicable: no law asks for it there (pay-missing)\n" in text
    assert "Note: jobs/README.md was passed over.\n" in text


def test_colour_is_the_same_words_painted() -> None:
    painted = tell(make_sample(), color=True)
    assert painted.startswith("\x1b[1;31mHOLD  \x1b[0m  \x1b[1mjobs/roofer.md\x1b[0m: Roofer\n")
    assert "\x1b[1;33m^^^^^^\x1b[0m" in painted
    for code in ("1;31", "1;33", "1;32", "1", "2", "0"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == SAMPLE


def test_a_rule_is_explained_once_a_run() -> None:
    source = make_source("wizard and wizard")
    findings = (find(source, "wizard-title", Span(0, 6)), find(source, "wizard-title", Span(11, 17)))
    text = tell(make_report(make_posting(source, "DECIDE", findings), make_posting(source, "DECIDE", findings)))
    assert text.count("(wizard-title)") == 4
    assert text.count("Why:") == text.count("Do:") == 1


def test_tabs_and_indentation() -> None:
    assert tell_one("\t\tone\ttwo", "two")[1:] == ["      1 | one    two", "        |        ^^^"]


def test_wide_and_combining_characters_are_measured() -> None:
    assert tell_one("日本 ne\u0301e x", "x")[1:] == ["      1 | 日本 ne\u0301e x", "        |          ^"]


def test_controls_and_hidden_characters_are_made_visible() -> None:
    lines = tell_one("\x1b[2J\u202eab\u200bc", "b\u200bc", "bad\x1b[31m\nnews")
    assert lines[1:] == [r"      1 | \x1b[2J\u202eab\u200bc", "        |               ^^^^^^^^"]
    source = make_source("a", "bad\x1b]0;name\x07.md")
    finding = find(source, "long-sentence", "a", "bad\x1b[31m\nnews", "info")
    text = tell(make_report(make_posting(source, "READY", (finding,))))
    assert "  info: bad\\x1b[31m news (long-sentence)\n    bad\\x1b]0;name\\x07.md:1:1\n" in text


def test_a_long_line_is_cut_around_the_range_between_words() -> None:
    text = "first words " * 500 + "the wizard here " + "last words " * 500
    shown, carets = tell_one(text, "wizard")[1:]
    excerpt = shown.removeprefix("      1 | ")
    assert excerpt == "…first words first words the wizard here last words last words last…"
    assert carets == "        |" + " " * (shown.index("wizard") - 9) + "^^^^^^"


@pytest.mark.parametrize("at", [0, 3, 72, 5_000_000 - 1, 5_000_000])
def test_a_line_of_five_million_characters_costs_nothing(at: int) -> None:
    shown, carets = tell_one("x" * 5_000_000, Span(at, at + 1 if at < 5_000_000 else at))[1:]
    assert len(shown) <= 90
    assert carets.endswith("^")


def test_a_range_longer_than_the_excerpt() -> None:
    shown, carets = tell_one("a " * 100, Span(10, 190))[1:]
    assert shown == "      1 | …" + "a " * 36 + "…"
    assert carets == "        |  " + "^" * 72


def test_end_of_file_and_line_ends() -> None:
    assert tell_one("ab", Span(2, 2)) == ["    a.md:1:3", "      1 | ab", "        |   ^"]
    assert tell_one("ab\r\n", Span(4, 4)) == ["    a.md:2:1", "      2 |", "        | ^"]
    assert tell_one("ab\r\ncd", Span(1, 6)) == ["    a.md:1:2", "      1 | ab", "        |  ^ (to line 2)"]
    assert tell_one("ab\rcd", "cd") == ["    a.md:2:1", "      2 | cd", "        | ^^"]


def test_verdicts_in_words() -> None:
    source = make_source("So what?")
    assert "NOT CHECKED  jobs/roofer.md: Roofer\nNot judged: it is in French.\n" in tell(
        make_report(make_posting(source, "NOT CHECKED", (), (judge("pay-missing", "not_applicable", 0, "it is in French"),)))
    )
    assert "Not judged.\n" in tell(make_report(make_posting(source, "NOT CHECKED")))
    assert "\nSupply what 2 rules need to know.\n" in tell(
        make_report(
            make_posting(
                source,
                "DECIDE",
                (),
                (judge("pay-missing", "undetermined", 0, "no place"), judge("blank-left", "undetermined", 0, "no place")),
            )
        )
    )
    assert "compliant" not in tell(make_sample(), verbose=True).lower()


def test_what_stands_where_law_and_policy_are_judged() -> None:
    style = tuple(rule for rule in make_sample().rules if rule.basis == "style")
    assert "Not legal advice." not in tell(make_report(rules=style))
    assert "Not legal advice." in tell(make_report())


def test_nothing_to_judge() -> None:
    assert tell(make_report()).startswith("No posting was found.\n")
    errors = (ReadError("gone.md", None, "it does not exist"),)
    assert tell(make_report(errors=errors)).startswith("Could not read gone.md\n    it does not exist\n\nNo posting was read.\n")


def test_a_fix_that_needs_a_yes_says_so() -> None:
    source = make_source("a wizard")
    finding = find(source, "wizard-title", "wizard", fix=Fix("Write 'expert'", "review", ()))
    assert "    Fix, if you agree: Write 'expert'\n" in tell(make_report(make_posting(source, "DECIDE", (finding,))))


@given(st.data())
def test_any_text_and_range_is_told_in_harmless_characters(data: st.DataObject) -> None:
    alphabet = st.one_of(st.characters(), st.sampled_from("\t\r\n\x1b\x85\u2028\u202e\ud800 日\u0301"))
    text = data.draw(st.text(alphabet, max_size=200))
    start = data.draw(st.integers(0, len(text)))
    span = data.draw(st.one_of(st.none(), st.builds(Span, st.just(start), st.integers(start, len(text)))))
    words = st.text(alphabet, max_size=30)
    source = make_source(text, data.draw(words))
    related = (Related(span, data.draw(words)),) if span else ()
    by = data.draw(st.sampled_from(SILENCERS))
    told = Suppressed(by, text, data.draw(words), "2027-03-31", data.draw(words), "2026-11-26")
    finding = find(
        source, "wizard-title", span, data.draw(words), fix=Fix(data.draw(words), "safe", ()), related=related, suppressed=told
    )
    posting = make_posting(
        source, "DECIDE", (finding,), (judge("pay-missing", "undetermined", 0, data.draw(words), (data.draw(words),)),),
        key=data.draw(words), title=data.draw(words), suppressed=(finding,),
    )  # fmt: skip
    errors = (ReadError(data.draw(words), None, data.draw(words)), ReadError(data.draw(words), None, "so", named=False))
    report = make_report(posting, errors=errors, notes=(data.draw(words),))
    for verbose in (False, True):
        told = tell(report, verbose=verbose)
        told.encode()
        assert {unicodedata.category(char) for char in told.replace("\n", "").replace("\u200d", "")}.isdisjoint(
            {"Cc", "Cf", "Cs", "Zl", "Zp"}
        )
