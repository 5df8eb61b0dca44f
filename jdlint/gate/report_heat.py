"""The heat map of a run's page: which rules fail in whose records, as a picture and as a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.gate.plots import MOST_ROWS, Cell, draw_heat, name_row, say_share, shorten
from jdlint.gate.report_rules import Told
from jdlint.gate.tally import OTHERS
from jdlint.reporting.html_tables import make_table
from jdlint.reporting.markup import Html, tag
from jdlint.reporting.plain import one_line

MOST_COLUMNS = 8
STEPS = (0.02, 0.1, 0.25, 0.5, 1.0)
"""Up to which share of somebody's records each shade goes. Most rules fail in few records, so that even steps would all look the same."""

UNKNOWN = "?"


def show_heat(group: str, noun: str, named: Sequence[tuple[str, Told]], rules: Told) -> Html | None:
    """Those with most records that were stopped, and the rules that reject most, then those that fail most; None where nothing fails.

    ``named`` are what each vendor, company or place is called, and its counts.
    """
    failing = [one for one in named if one[1]["fails"]]
    shown = failing[:MOST_ROWS]
    ranked = sorted(rules, key=lambda rule: (-rules[rule]["rejected"], -rules[rule]["fail"], rule))
    columns = [rule for rule in ranked if any(rule in counts["fails"] for _, counts in shown)][:MOST_COLUMNS]
    if not columns:
        return None
    title = f"Which rules fail in the records of which {noun}"
    note = (
        f"In what share of the records of the {noun} a rule fails, whether that stops them or not; the stronger the color, the larger. "
        "Rules that reject most come first."
    )
    if any(_is_unknown(rule, counts) for _, counts in shown for rule in columns):
        note += f" {UNKNOWN} is where the feed has too many names to count each rule for each of them."
    shades = {"none": "none", **{f"heat{number}": f"up to {step:.0%}" for number, step in enumerate(STEPS, 1)}}
    keys = (tag("li", tag("span", class_=f"key {shade}", aria_hidden="true"), words) for shade, words in shades.items())
    heads = (
        tag("li", one_line(rules[rule]["title"] or rule), " ", tag("span", one_line(rule), class_="rule")) for rule in columns
    )
    numbers = [str(number) for number in range(1, len(columns) + 1)]
    told = "; ".join(_tell_most(called, counts, columns) for called, counts in shown)
    picture = draw_heat(
        f"{group}-rules",
        title,
        told,
        numbers,
        [(called, [_draw(rule, counts) for rule in columns]) for called, counts in shown],
    )
    rejecting = {rule for rule in columns if rules[rule]["rejected"]}
    rows = (
        tag("tr", name_row(called), *(_write(rule, counts, rejects=rule in rejecting) for rule in columns))
        for called, counts in shown
    )
    names = (f"{number}. {one_line(rule)}" for number, rule in zip(numbers, columns, strict=True))
    table = make_table(title, (noun.capitalize(), *names), [tag("tbody", *rows)])
    left = len(failing) - len(shown)
    more = tag("p", f"and {left:,} more {group if left > 1 else noun}", class_="more") if left else None
    drawn = tag("div", tag("ol", *heads, class_="heads"), tag("ul", *keys, class_="legend"), picture)
    pair = tag("div", drawn, tag("div", table, more), class_="pair")
    return tag("div", tag("h3", title), tag("p", note, class_="more"), pair, class_="block heat")


def _is_unknown(rule: str, counts: Told) -> bool:
    return rule not in counts["fails"] and OTHERS in counts["fails"]


def _draw(rule: str, counts: Told) -> Cell:
    if rule not in counts["fails"]:
        return Cell("none", UNKNOWN if _is_unknown(rule, counts) else "")
    number, received = counts["fails"][rule], counts["received"]
    shade = next((shade for shade, step in enumerate(STEPS, 1) if number <= step * received), len(STEPS))
    return Cell(f"heat{shade}", say_share(number, received))


def _write(rule: str, counts: Told, *, rejects: bool) -> Html:
    """The same as a cell of the table, with the numbers; of a rule that rejects, how many it stops is said where it is not all of them."""
    if rule not in counts["fails"]:
        return tag("td", UNKNOWN if _is_unknown(rule, counts) else "\u2013", class_="number")
    number, stopped = counts["fails"][rule], counts["rules"].get(rule, 0)
    share = tag("div", say_share(number, counts["received"]), class_="rule")
    stops = tag("div", f"stops {stopped:,}", class_="rule") if rejects and stopped != number else None
    return tag("td", f"{number:,}", share, stops, class_="number")


def _tell_most(called: str, counts: Told, columns: Sequence[str]) -> str:
    """The rule that fails most for one name, in words."""
    rule = max(columns, key=lambda rule: counts["fails"].get(rule, 0))
    number = counts["fails"].get(rule, 0)
    said = f"most often {rule}, {say_share(number, counts['received'])}" if number else "none of these rules"
    return f"{shorten(called, 80)}: {said}"
