"""Two languages: numbers, days and addresses are compared in either notation, and words never are."""

from __future__ import annotations

import pytest

from .comparing import grave, hold

ENGLISH = """\
# Data Analyst

We are looking for a data analyst for our team in Munich, Germany. The job is full-time (40 hours per week).

## What you bring

- At least 3 years of experience with SQL.
- A university degree.

## Pay

€55,000 to €62,000 per year.

Apply by March 31, 2027 to jobs@acme.example. We are an equal opportunity employer.
"""
GERMAN = """\
<!doctype html><html lang="de"><body><nav>Start</nav><h1>Datenanalyst (m/w/d)</h1>
<p>Wir suchen für unser Team in München eine Datenanalystin oder einen Datenanalysten. Die Stelle ist in Vollzeit (40 Stunden pro Woche).</p>
<h2>Ihr Profil</h2><ul><li>Mindestens drei Jahre Erfahrung mit SQL.</li><li>Ein abgeschlossenes Studium.</li></ul>
<p>Wir zahlen 55.000 bis 62.000 € brutto pro Jahr. Bewerben Sie sich bis zum 31.03.2027 an jobs@acme.example.</p>
<h2>Weitere Stellen</h2><p>Buchhalter in Hamburg, 40.000 € pro Jahr</p></body></html>
"""
FRENCH = """\
Analyste de données

Nous recherchons un analyste pour notre équipe à Munich. Le poste est à temps plein, 40 heures par semaine.

Votre profil : au moins trois ans d'expérience avec SQL et un diplôme universitaire.

Salaire : 55 000 € à 62 000 € par an.

Envoyez votre candidature avant le 31 mars 2027 à jobs@acme.example.
"""


@pytest.mark.parametrize(("live", "name"), [(GERMAN, "live.html"), (FRENCH, "live.txt")])
def test_what_is_the_same_in_another_language(live: str, name: str) -> None:
    # Whoever approves a page approves all that stands on it.
    page = live.replace("<h2>Weitere Stellen</h2><p>Buchhalter in Hamburg, 40.000 € pro Jahr</p>", "")
    for comparison in (hold(ENGLISH, live, live_name=name), hold(page, ENGLISH, name=name)):
        assert grave(comparison) == []
        same = {fact.name for fact in comparison.facts}
        assert {"pay", "deadline", "hours", "experience"} <= same


def test_what_cannot_be_compared_is_told() -> None:
    comparison = hold(ENGLISH, GERMAN, live_name="live.html")
    assert {"title", "requirements", "eeo_statement"} <= {one.name for one in comparison.uncompared}
    assert len({one.name for one in comparison.uncompared}) == len(comparison.uncompared)


@pytest.mark.parametrize(
    ("live", "old", "new", "name", "severity"),
    [
        (GERMAN, "55.000", "52.000", "pay", "error"),
        (GERMAN, "31.03.2027", "15.03.2027", "deadline", "error"),
        (GERMAN, "bis zum 31.03.2027 ", "", "deadline", "error"),
        (GERMAN, "drei Jahre", "fünf Jahre", "experience", "warning"),
        (GERMAN, "40 Stunden", "37,5 Stunden", "hours", "warning"),
        (GERMAN, "jobs@acme", "jobs@other", "application", "error"),
        (FRENCH, "62 000", "60 000", "pay", "error"),
        (FRENCH, "31 mars", "15 avril", "deadline", "error"),
        (FRENCH, "trois ans", "5 ans", "experience", "warning"),
        (FRENCH, "40 heures", "35 heures", "hours", "warning"),
    ],
)
def test_a_number_that_departs(live: str, old: str, new: str, name: str, severity: str) -> None:
    assert old in live
    told = grave(hold(ENGLISH, live.replace(old, new), live_name="live.html" if live is GERMAN else "live.txt"))
    assert {(fact.name, fact.severity) for fact in told} == {(name, severity)}


def test_one_language_that_is_not_english() -> None:
    other = FRENCH.replace("55 000", "52 000").replace("trois ans", "deux ans").replace("31 mars", "30 mars")
    told = {(fact.name, fact.severity) for fact in grave(hold(FRENCH, other, "approved.txt", "live.txt"))}
    assert told == {("pay", "error"), ("deadline", "error"), ("text", "warning")}
    assert grave(hold(FRENCH, FRENCH, "approved.txt", "live.txt")) == []
