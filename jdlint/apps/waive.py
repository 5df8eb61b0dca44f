"""``jdlint waive``: write an exception that somebody answers for."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator

import click

from jdlint.apps.check import lint_all, make_linters
from jdlint.apps.cli import UNREAD, WRONG, tell
from jdlint.apps.gathering import STDIN
from jdlint.apps.options import Choices, Houses, complete_rule, parse_date
from jdlint.baseline import find_id
from jdlint.config.loading import show_path
from jdlint.config.names import Known, know, suggest
from jdlint.config.waivers import parse_waivers
from jdlint.config.writing import add_waiver
from jdlint.model.finding import Finding
from jdlint.model.report import PostingReport
from jdlint.model.waiver import Waiver
from jdlint.reading.files import FoundFile
from jdlint.reporting.citations import tell_citations
from jdlint.reporting.plain import count, one_line, show
from jdlint.settings import Config
from jdlint.waiving import is_meant, waives
from jdlint.writing import print_all, replace_file

FILE = "waivers.yaml"
SHORTEST = 6
"""So much of a fingerprint is enough where no other begins alike."""


@click.command(
    "waive",
    short_help="Write an exception that somebody answers for.",
    epilog="Example: jdlint waive posting.md pay-range-open-ended --approver 'A. Keller' --reason 'Tariff B 3' --until 2027-03-31",
)
@click.argument("file", type=click.Path(readable=False))
@click.argument("finding", metavar="FINGERPRINT|RULE", shell_complete=complete_rule)
@click.option("--approver", required=True, metavar="NAME", help="Who answers for it.")
@click.option("--reason", required=True, metavar="TEXT", help="Why it may stand.")
@click.option(
    "--until", required=True, metavar="DATE", callback=parse_date, help="The last day on which it holds, such as 2027-03-31."
)
@click.option(
    "--posting", metavar="TITLE", help="The title or the key of the posting that is meant, where the file holds several."
)
@click.option(
    "--waivers",
    metavar="FILE",
    type=click.Path(),
    help="The file to write to [default: that of the configuration, else waivers.yaml].",
)
@click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file.")
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
def command(
    *,
    file: str,
    finding: str,
    approver: str,
    reason: str,
    until: datetime.date,
    posting: str | None,
    waivers: str | None,
    config: str | None,
    no_config: bool,
) -> int:
    """Waive a finding in a file until a day.

    It is named by its fingerprint, which jdlint check --verbose and the format json show. A rule instead waives all that it finds in the file, and what
    it cannot decide. Every report goes on telling what is waived, by whom, why, and until when.
    """
    if file == STDIN:
        raise click.UsageError("a waiver is for a file; name it")
    if not approver.strip() or not reason.strip():
        raise click.UsageError("a waiver needs somebody who answers for it, and a reason")
    today = datetime.date.today()
    if until < today:
        raise click.BadParameter(f"{until} is over", param_hint="--until")
    houses = Houses(Choices(config=config, no_config=no_config))
    house = houses.find(file)
    linters = make_linters({file: house}, houses.settle, today)
    linted = lint_all(linters, [FoundFile(file)], None)
    if linted.errors:
        tell(f"{show(file)}: {linted.errors[0].message}")
        return UNREAD
    target = waivers or house.waiver_file or FILE
    names = know(house.rule_paths)
    waiver = make_waiver(linted.postings, finding, posting, names)._replace(
        file=name_file(file, target), approver=approver.strip(), reason=reason.strip(), expires=until.isoformat()
    )
    data = b""
    try:
        if os.path.lexists(target):
            with open(target, "rb") as stream:
                data = stream.read()
        before = parse_waivers(data, show_path(target), "", names)
        text = add_waiver(data, show_path(target), waiver, len(before), names)
        replace_file(target, [text])
    except OSError as error:
        tell(f"{target}: the waivers cannot be written: {error.strerror or error}")
        return WRONG
    print_all(list(_say(waiver, list_meant(linted.postings, waiver), target, house, waivers)))
    return 0


def make_waiver(postings: list[PostingReport], named: str, posting: str | None, names: Known) -> Waiver:
    """The waiver of what is named, without file, approver, reason and day. Raises click.UsageError where nothing is so called, or several are."""
    meant = [one for one in postings if is_meant(posting or "", one.key, one.title)]
    if not meant:
        there = "; ".join(f'"{one_line(_name(one))}"' for one in postings)
        raise click.UsageError(f'there is no posting "{posting}" in the file; there are {there or "none at all"}')
    whole = names.aliases.get(named, named)
    if whole in names.kinds:
        found = [one for one in meant if any(finding.rule == whole for finding in (*one.findings, *one.suppressed))]
        open_ = [
            one for one in meant if any((outcome.rule, outcome.result) == (whole, "undetermined") for outcome in one.outcomes)
        ]
        if not found and not open_:
            raise click.UsageError(f"{whole} finds nothing here that could be waived")
        return Waiver("", "", "", "", rule=whole, posting=posting or "")
    fitting = [
        (one, finding)
        for one in meant
        for finding in (*one.findings, *one.suppressed)
        if finding.fingerprint == named or (len(named) >= SHORTEST and finding.fingerprint.startswith(named))
    ]
    if not fitting:
        near = suggest(named, names.kinds) if not named.isalnum() else ""
        raise click.UsageError(f'there is no finding "{named}" here{near}; jdlint check --verbose shows the fingerprints')
    if len({finding.fingerprint for _, finding in fitting}) > 1:
        raise click.UsageError(f'the fingerprints of several findings begin with "{named}"; give one in full')
    owners = {_name(one) for one, _ in fitting}
    if len(fitting) > 1:
        several = "; ".join(f'--posting "{one_line(name)}"' for name in sorted(owners))
        raise click.UsageError(f"{count(len(fitting), 'posting')} of the file have it; say which: {several}")
    one, finding = fitting[0]
    words = " ".join((finding.text or "").split())
    which = _name(one) if len(postings) > 1 else ""
    return Waiver("", "", "", "", rule=finding.rule, fingerprint=finding.fingerprint, words=words, posting=which)


def _name(posting: PostingReport) -> str:
    """What tells a posting from the others of its file: an id or a key, else the title."""
    return find_id(posting) or posting.title or posting.key


def list_meant(postings: list[PostingReport], waiver: Waiver) -> Iterator[Finding]:
    """The findings that a new waiver speaks of."""
    for posting in postings:
        if is_meant(waiver.posting, posting.key, posting.title):
            yield from (one for one in (*posting.findings, *posting.suppressed) if waives(waiver, one))


def name_file(file: str, target: str) -> str:
    """A file as it is called in the waivers beside or above it. Raises click.UsageError where it lies elsewhere."""
    root = os.path.dirname(os.path.abspath(target))
    try:
        below = os.path.relpath(file, root)
    except ValueError:  # another drive
        below = os.pardir
    if below.split(os.sep, 1)[0] == os.pardir:
        raise click.UsageError(
            f"{file} does not lie below the folder of {show_path(target)}; name waivers beside or above it: --waivers FILE"
        )
    return below.replace(os.sep, "/")


def _say(waiver: Waiver, meant: Iterator[Finding], target: str, house: Config, waivers: str | None) -> Iterator[str]:
    by = f"by {one_line(waiver.approver)} until {waiver.expires}"
    findings = list(meant)
    what = f'"{one_line(waiver.words)}" ({waiver.rule})' if waiver.words else waiver.rule
    yield f"Waived {by}: {what} in {show(waiver.file)}.\n"
    law = tell_citations(citation for finding in findings for citation in finding.law)
    if law:
        yield f"The law asks for it all the same: {law}.\n"
    if house.waiver_file is None or os.path.abspath(house.waiver_file) != os.path.abspath(target):
        name = show_path(target)
        yield f'Next: put "waivers: {name}" into the configuration, or: jdlint check --waivers {name}\n'
