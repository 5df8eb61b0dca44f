"""``jdlint gate``: hold a feed against the rules, pass on what is good, set aside what is not."""

from __future__ import annotations

import datetime
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from jdlint.apps.cli import FOUND, UNREAD, WRONG, tell
from jdlint.apps.options import Choices, Houses, configurable, parse_date, placed
from jdlint.model.finding import SEVERITIES, Severity
from jdlint.reporting.plain import count
from jdlint.settings import PROFILES
from jdlint.writing import print_all

if TYPE_CHECKING:
    from jdlint.gate.policy import Policy

RESUMABLE = 4
"""The exit code of a run that was interrupted and can be resumed."""

TARGETS = ("adzuna", "google", "indeed", "jooble", "linkedin", "talent", "trovit", "whatjobs", "ziprecruiter")
MOST_SHOWN = 8


def parse_share(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """A share such as 2% or 0.02."""
    if value is None:
        return None
    from jdlint.gate.policy import read_share

    try:
        return read_share(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(
    "gate",
    short_help="Hold a feed of postings against the rules.",
    epilog="Example: jdlint gate feed.xml --accepted good.xml --rejected bad.jsonl --max-rejected 2%",
)
@click.argument("feed", metavar="FEED", type=click.Path(readable=False))
@click.option("--accepted", metavar="FILE", type=click.Path(), help="Write the feed with the accepted records, as they came.")
@click.option("--rejected", metavar="FILE", type=click.Path(), help="Write the other records with their findings, as JSON lines.")
@click.option("--results", metavar="FILE", type=click.Path(), help="Write a row for each record: .jsonl, or .parquet.")
@click.option("--summary", metavar="FILE", type=click.Path(), help="Write the counts of the run as JSON.")
@click.option("--metrics", metavar="FILE", type=click.Path(), help="Write the counts for Prometheus.")
@click.option("--report", metavar="FILE", type=click.Path(), help="Write a page with plots of what fails, where and how often.")
@click.option(
    "--max-rejected",
    metavar="SHARE",
    callback=parse_share,
    help="Close the gate if more than this share is stopped, such as 2% [default: 0%].",
)
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="The least severity that rejects a record [default: error].")
@click.option(
    "--target", "targets", multiple=True, type=click.Choice(TARGETS), help="Also ask for the fields that this board requires."
)
@click.option(
    "--policy", "policy_path", metavar="FILE", type=click.Path(), help="Thresholds and actions by vendor and rule, in YAML."
)
@click.option("--vendor", default="", metavar="NAME", help="Whom the feed is from.")
@click.option("--state", metavar="FILE", type=click.Path(), help="Remember the records in this file from one run to the next.")
@click.option("--hold", is_flag=True, help="Keep the last good version of a rejected record in the accepted feed; needs --state.")
@click.option(
    "--max-shrink",
    metavar="SHARE",
    callback=parse_share,
    help="How much smaller than the last feed this one may be [default: 50%]; needs --state.",
)
@click.option("--shadow", metavar="FILE", type=click.Path(), help="Compare with this other configuration; it decides nothing.")
@click.option("--shadow-profile", type=click.Choice(PROFILES), help="Compare with this other profile; it decides nothing.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, metavar="N", help="Judge in so many processes [default: 1].")
@click.option(
    "--work", metavar="FOLDER", type=click.Path(), help="Where to keep what is not finished [default: beside the first output]."
)
@click.option(
    "--checkpoint",
    type=click.FloatRange(0),
    default=5.0,
    metavar="SECONDS",
    help="How often to note how far the run is [default: 5].",
)
@click.option("--resume", is_flag=True, help="Go on where an interrupted run stopped.")
@click.option(
    "--as-of", metavar="DATE", callback=parse_date, help="Judge as if on this day, such as 2026-11-30 [default: today]."
)
@placed
@configurable
@click.option("--quiet", "-q", is_flag=True, help="Say nothing if the gate is open, and else only why it is not.")
def command(
    *,
    choices: Choices,
    feed: str,
    accepted: str | None,
    rejected: str | None,
    results: str | None,
    summary: str | None,
    metrics: str | None,
    report: str | None,
    max_rejected: float | None,
    fail_on: Severity | None,
    targets: tuple[str, ...],
    policy_path: str | None,
    vendor: str,
    state: str | None,
    hold: bool,
    max_shrink: float | None,
    shadow: str | None,
    shadow_profile: str | None,
    workers: int,
    work: str | None,
    checkpoint: float,
    resume: bool,
    as_of: datetime.date | None,
    quiet: bool,
) -> int:
    """Hold a feed of postings against the rules, record by record: XML, JSON, JSON Lines, CSV, Parquet or a page with JSON-LD, also packed by gzip, zip or zstd; - is standard input.

    A record is rejected if a finding is at least as severe as --fail-on. The exit code is 0 if the gate is open, 1 if it is closed, 2 if the command or the configuration
    is wrong, 3 if the feed as a whole cannot be read, and 4 if the run was interrupted and can be resumed by the same command with --resume.
    """
    from jdlint.gate.ledger import Busy
    from jdlint.gate.outputs import Paths
    from jdlint.gate.run import Interrupted, Order, run
    from jdlint.model.source import Unreadable

    if hold and not state:
        raise click.UsageError("--hold needs --state, which remembers the last good version of each record")
    paths = Paths(accepted, rejected, results, summary, metrics, report)
    check_paths(feed, paths, state)
    houses = Houses(choices)
    base = houses.find_beside(feed if feed != "-" else "feed")
    if choices.profile is None and base.profile == "recommended":
        choices = choices._replace(profile="feed")
    (settled,) = houses.settle([base], choices._replace(fail_on=fail_on))
    settled = settled._replace(rules={**settled.rules, **turn_on(targets)})
    other = None
    if shadow or shadow_profile:
        others = Houses(Choices(config=shadow)) if shadow else houses
        (other,) = others.settle([others.find_beside(feed)], choices._replace(profile=shadow_profile or choices.profile))
        other = other._replace(rules={**other.rules, **turn_on(targets)})
    policy = make_policy(policy_path, settled.fail_on, max_rejected, max_shrink)
    order = Order(
        feed, settled, as_of or datetime.date.today(), paths, policy, workers=workers, vendor=vendor, work=work or name_work(paths), state=state,
        hold=hold, resume=resume, shadow=other, checkpoint=checkpoint,
    )  # fmt: skip
    started = time.monotonic()
    try:
        with listen() as stopped, draw(not quiet) as progress:
            outcome = run(order, lambda: bool(stopped), progress)
    except Interrupted:
        return say_resumable("The run was stopped", order.work)
    except Busy:
        tell(
            f"Another run is at work in {order.work or 'the same folder'} or with the same --state. Wait for it, or name another."
        )
        return WRONG
    except Unreadable as error:
        tell(f"{feed}: {error.message}")
        return UNREAD
    except OSError as error:
        return say_resumable(f"The run could not go on ({describe(error)})", order.work)
    if not quiet:
        print_all(f"{line}\n" for line in list_summary(outcome.summary, time.monotonic() - started))
    if not outcome.open:
        tell("\n".join(f"The gate is closed: {reason}." for reason in outcome.summary["gate"]["reasons"]))
    return 0 if outcome.open else FOUND


def check_paths(feed: str, paths: Any, state: str | None) -> None:
    """Refuse outputs that would overwrite the feed or each other, or that nothing can be written to."""
    named = [path for path in (*paths, state) if path is not None]
    places = [os.path.realpath(path) for path in named]
    if len(set(places)) < len(places):
        raise click.UsageError("two outputs have the same name; each needs a file of its own")
    if feed != "-" and os.path.realpath(feed) in places:
        raise click.UsageError("an output has the name of the feed itself; it would be overwritten")
    for path in named:
        folder = os.path.dirname(path) or os.curdir
        if os.path.isdir(path) or not os.path.isdir(folder) or not os.access(folder, os.W_OK):
            raise click.UsageError(f"{path} cannot be written: there is no such folder, or it may not be written to")
    if paths.results is not None and not paths.results.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".parquet")):
        raise click.UsageError("--results ends with .jsonl or .parquet")
    if (paths.results or "").endswith(".parquet"):
        need("pyarrow", "arrow", "results in Parquet")
    if paths.report is not None:
        need("matplotlib", "plots", "a report with plots")


def need(library: str, extra: str, what: str) -> None:
    """Refuse what needs a part that is not installed."""
    from jdlint.reading.papers import is_installed

    if not is_installed(library):
        raise click.UsageError(f"{what} need one more part. Install it: pip install 'jdlint[{extra}]'")


def turn_on(targets: tuple[str, ...]) -> Mapping[str, Any]:
    """The settings that ask for what these boards require."""
    from jdlint.settings import RuleSettings

    return {f"feed-{target}-fields": RuleSettings(on=True) for target in targets}


def make_policy(path: str | None, fail_on: Severity, max_rejected: float | None, max_shrink: float | None) -> Policy:
    """What the command and the file say of when to reject and when to close; the command outranks the file's general part."""
    from jdlint.checking.pack import load_pack
    from jdlint.gate.policy import Policy, Terms, load_policy

    policy = Policy(Terms(fail_on=fail_on))
    if path is not None:
        policy = load_policy(path, {str(rule["id"]) for rule in load_pack()["rules"]}, policy)
    if max_rejected is not None:
        policy = policy._replace(terms=policy.terms._replace(max_rejected=max_rejected))
    return policy if max_shrink is None else policy._replace(max_shrink=max_shrink)


def name_work(paths: Any) -> str | None:
    """The folder for what is not finished: beside the first output."""
    first = next((path for path in paths if path is not None), None)
    return f"{first}.work" if first else None


@contextmanager
def listen() -> Iterator[list[int]]:
    """Take note of the signals that end a run, so that it ends between two records; a second one ends it at once."""
    caught: list[int] = []

    def note(number: int, _: object) -> None:
        if caught:
            raise KeyboardInterrupt
        caught.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield caught
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def draw(wanted: bool) -> Iterator[Any]:
    """A bar with rate and remaining time, on a terminal; elsewhere nothing."""
    if not wanted or not sys.stderr.isatty():
        yield lambda share, done: None
        return
    started = time.monotonic()
    bar: Any = click.progressbar(
        length=1000, label="Judging", file=sys.stderr, show_eta=True, item_show_func=lambda item: str(item or "")
    )
    with bar:

        def progress(share: float | None, done: int) -> None:
            rate = done / max(time.monotonic() - started, 0.001)
            step = int(1000 * share) - bar.pos if share is not None else 0
            bar.update(max(step, 0), f"{done:,} records, {rate:,.0f}/s")

        yield progress


def say_resumable(what: str, work: str | None) -> int:
    """Say how to go on, where there is something to go on with."""
    tell(
        f"{what}. "
        + ("Run the same command with --resume to go on." if work else "It wrote no outputs, so it begins anew next time.")
    )
    return RESUMABLE


def describe(error: OSError) -> str:
    """What the system says is wrong, and with what."""
    said = (error.strerror or str(error)).rstrip(".")
    return f"{said}: {error.filename}" if error.filename and error.strerror else said


def list_summary(summary: Mapping[str, Any], seconds: float) -> Iterator[str]:
    """The run in a few lines."""
    counts = summary["counts"]
    received = counts["received"]
    state = "open" if summary["gate"]["open"] else "closed"
    yield f"The gate is {state}: {count(received, 'record')}, {counts['accepted']:,} accepted, {counts['held']:,} held, {counts['rejected']:,} rejected, {counts['unreadable']:,} unreadable."
    rejecting = sorted(((told["rejected"], rule) for rule, told in summary["rules"].items() if told["rejected"]), reverse=True)
    for number, rule in rejecting[:MOST_SHOWN]:
        samples = ", ".join(str(one["key"] or one["position"]) for one in summary["rules"][rule]["rejected_samples"][:3])
        yield f"  {number:>8,}  {rule}  (for example {samples})"
    if len(rejecting) > MOST_SHOWN:
        yield f"            and {count(len(rejecting) - MOST_SHOWN, 'more rule')}"
    for told in summary["unreadable"][:MOST_SHOWN]:
        yield f"  {told['records']:>8,}  cannot be read: {told['why']} (for example position {told['samples'][0]['position']:,})"
    for name, what in (("vendors", "Vendor"), ("companies", "Company")):
        stopped = [(one, told) for one, told in summary[name].items() if one and told["received"] > told.get("accepted", 0)]
        for one, told in stopped[:3]:
            yield f"{what} {one}: {told['received'] - told.get('accepted', 0):,} of {told['received']:,} stopped."
    changes = summary["changes"]
    if changes:
        yield f"Since the last run: {changes['new']:,} new, {changes['changed']:,} changed, {changes['unchanged']:,} unchanged, {changes['disappeared']:,} gone."
    shadow = summary["shadow"]
    if shadow:
        yield f"The other configuration would reject {shadow['would_reject']:,}: {shadow['newly_rejected']:,} more, {shadow['no_longer_rejected']:,} fewer."
    yield f"Run {summary['run']}, {seconds:.1f} s, {received / max(seconds, 0.001):,.0f} records a second."
