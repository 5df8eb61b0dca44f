"""``jdlint check``: judge postings and report."""

from __future__ import annotations

import datetime
import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import click

from jdlint.apps.cli import FOUND, UNREAD, WRONG, tell
from jdlint.apps.delivering import EVERY, REVIEWED, Target, complete_format, deliver, parse_address, parse_targets, plan_output
from jdlint.apps.gathering import STDIN, gather, judge_input, name_input, read_all
from jdlint.apps.keeping import list_choices, make_keeper, open_bundle
from jdlint.apps.leaving import heed_waivers, left_out, list_heirs, open_changes, tell_waivers
from jdlint.apps.options import Choices, Houses, configurable, parse_date, placed
from jdlint.engine import Linter, make_report
from jdlint.model.finding import SEVERITIES, Severity
from jdlint.model.report import PostingReport, ReadError
from jdlint.reading.files import FoundFile, PassedOver
from jdlint.reporting import WHOLE
from jdlint.reporting.plain import count
from jdlint.settings import Config

FEW = 20
"""Up to so many files the start of a finder for many costs more than it saves."""


@click.command(
    "check", short_help="Check postings and report what is wrong.", epilog="Example: jdlint check postings/ --format concise"
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--format", "targets", metavar="FORMAT[=FILE]", multiple=True, callback=parse_targets,
    shell_complete=complete_format,
    help=f"{', '.join(EVERY)}; with =FILE into a file. {REVIEWED} is the checked Word document with comments. May be given more than once.",
)  # fmt: skip
@click.option("--output", "-o", metavar="FILE", type=click.Path(), help="Write the report to a file and not to the terminal.")
@click.option(
    "--source-url", metavar="URL", callback=parse_address,
    help="Where the repository's files lie on the web, such as https://github.com/OWNER/NAME/blob/REVISION; for links in the format markdown.",
)  # fmt: skip
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="The least severity that gives exit code 1 [default: error].")
@click.option(
    "--as-of", metavar="DATE", callback=parse_date, help="Judge as if on this day, such as 2026-11-30 [default: today]."
)
@placed
@configurable
@left_out
@click.option(
    "--force-exclude", is_flag=True, help="Pass over named files as those of folders: excluded ones, README, LICENSE ..."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing if nothing fails, and else only how much does.")
@click.option("--verbose", "-v", is_flag=True, help="Also say what was passed over, and tell reasons in full.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour; auto is for terminals.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what comes in through -.")
@click.option(
    "--evidence", metavar="DIR", type=click.Path(),
    help="Keep inputs, reports, settings and versions in a new folder in DIR, for jdlint verify.",
)  # fmt: skip
def command(
    *,
    choices: Choices,
    paths: tuple[str, ...],
    targets: list[Target],
    output: str | None,
    source_url: str | None,
    fail_on: Severity | None,
    as_of: datetime.date | None,
    baseline: str | None,
    no_baseline: bool,
    waivers: str | None,
    changed: str | None,
    force_exclude: bool,
    exit_zero: bool,
    quiet: bool,
    verbose: bool,
    color: str,
    stdin_filename: str | None,
    evidence: str | None,
) -> int:
    """Check the postings in files and folders (without any: in the current folder); - is standard input.

    The exit code is 0 if nothing is wrong, 1 if a finding is at least as severe as --fail-on, 2 if the command or the configuration is
    wrong, and 3 if a file could not be read; the others are checked all the same. Each file is judged by the configuration that is
    nearest to it, beside it or above, unless --config names one.
    """
    plan = plan_output(targets, output)
    if baseline is not None and no_baseline:
        raise click.UsageError("--baseline and --no-baseline exclude each other")
    changes, paths = (None, paths or (".",)) if changed is None else open_changes(changed, paths)
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename is the name of what comes in through -, so give - as a path")
    houses = Houses(choices)

    def find_config(path: str) -> Config:
        return houses.find(name_input(path, stdin_filename))

    inputs = gather(paths, find_config, force_exclude=force_exclude, own=tuple(filter(None, (baseline, waivers))))
    if changes is not None:
        found = [one.path for one in inputs.found if isinstance(one, FoundFile)]
        inputs = changes.pick(inputs, list_heirs(found, find_config, baseline, no_baseline=no_baseline))
    files = [one.path for one in inputs.found if isinstance(one, FoundFile)]
    if any(target.format == REVIEWED for target in plan) and (len(files) != 1 or files[0] == STDIN):
        raise click.UsageError(f"--format {REVIEWED}=FILE comments one Word document; name that one alone")
    configs = {path: find_config(path) for path in files or paths[:1]}
    linters = make_linters(
        configs,
        lambda different: heed_waivers(
            houses.settle(different, choices._replace(fail_on=fail_on)),
            waivers,
        ),
        as_of or datetime.date.today(),
        whole=evidence is not None or any(target.format in WHOLE for target in plan),
    )
    if len(files) > FEW:
        # What is there by now stays to the end, and need not be looked through again; nor is there much to find in what postings
        # leave behind, so that it is looked for every few dozen of them and not a dozen times in each.
        gc.freeze()
        gc.set_threshold(100_000, 50, 100)
        gc.enable()
    different = tuple(dict.fromkeys(linters.values()))
    asked = {name_input(path, stdin_filename): linter.config for path, linter in linters.items()}
    with open_bundle(evidence) as bundle:
        keep = make_keeper(bundle, linters, different) if bundle else None
        postings, errors, foreign, failing = lint_all(linters, inputs.found, stdin_filename, keep)
        passed = [*inputs.passed, *foreign]
        notes = [f"{one.path} was passed over: {one.why}." for one in passed]
        if verbose and files:
            notes += list_configs(houses, configs)
        whole = report = make_report(different, postings, errors, notes)
        baselines = {uri: None if no_baseline else baseline or config.baseline for uri, config in asked.items()}
        if changes is not None or any(baselines.values()):
            from jdlint.apps.knowing import Scope, heed_baselines

            if any(baselines.values()):
                looked = [one.path if isinstance(one, FoundFile) else one.uri for one in inputs.found]
                report = heed_baselines(report, baselines, Scope(looked, paths))
            report = changes.mark(report, linters) if changes is not None else report
            failing = sum(posting.fails(finding) for posting in report.postings for finding in posting.findings)
        tell_waivers(report, asked.values())
        failed = [
            target
            for target in plan
            if not deliver(report, target, quiet, failing, verbose=verbose, color=color, source_url=source_url)
        ]
        if bundle:
            # Evidence is of all that was found, whatever a baseline knows and git sees unchanged.
            origins = {id(linters[path]): houses.locate(config) for path, config in configs.items()}
            settled = [(linter.config, origins[id(linter)]) for linter in different]
            kept = bundle.seal(whole, settled, list_choices(), passed_over=passed, made=datetime.datetime.now().astimezone())
            if not quiet:
                tell(f"Evidence kept in {kept.path}, sha256:{kept.digest}")
    if failed:
        return WRONG
    if any(error.named for error in errors):
        return UNREAD
    return FOUND if failing and not exit_zero else 0


def make_linters(
    configs: Mapping[str, Config], settle: Callable[[list[Config]], list[Config]], as_of: datetime.date, *, whole: bool = False
) -> dict[str, Linter]:
    """The linter of each file, one for all that have the same configuration; ``settle`` adds what the command line chose.

    With ``whole`` reports hold what was read.
    """
    different = {id(config): config for config in configs.values()}
    files = Counter(map(id, configs.values()))
    settled = settle(list(different.values()))
    linters = {
        key: Linter(one, as_of=as_of, many=files[key] > FEW, whole=whole) for key, one in zip(different, settled, strict=True)
    }
    return {path: linters[id(config)] for path, config in configs.items()}


def list_configs(houses: Houses, configs: Mapping[str, Config]) -> Iterator[str]:
    """How many files were judged by which configuration."""
    for name, number in Counter(map(houses.describe, configs.values())).items():
        yield f"{name} counts for {count(number, 'file')}."


class Linted(NamedTuple):
    """What came of the inputs.

    ``errors`` are those that could not be read, ``foreign`` files of folders whose values are no posting's, and ``failing`` is how many
    findings fail by the configuration of their own file.
    """

    postings: list[PostingReport]
    errors: list[ReadError]
    foreign: list[PassedOver]
    failing: int


def lint_all(
    linters: Mapping[str, Linter],
    found: Sequence[FoundFile | ReadError],
    stdin_filename: str | None,
    keep: Callable[[FoundFile, str, bytes | None, ReadError | None], None] | None = None,
) -> Linted:
    """Every posting of every input, judged by the linter of its file.

    Bytes are let go as soon as they are judged; ``keep`` is told of each input that counts, with its name, its bytes and what is wrong with it.
    """
    postings: list[PostingReport] = []
    errors: list[ReadError] = []
    foreign: list[PassedOver] = []
    failing = 0
    for one, data in read_all(found):
        uri = name_input(one.path, stdin_filename)
        judged = data._replace(uri=uri) if isinstance(data, ReadError) else judge_input(linters[one.path], data, uri, one.named)
        if judged is None:
            foreign.append(PassedOver(uri, "its keys are not those of a posting"))
            continue
        unread = judged if isinstance(judged, ReadError) else None
        if isinstance(judged, ReadError):
            errors.append(judged)
        else:
            postings += judged
            failing += count_failing(judged, linters[one.path].config.fail_on)
        if keep is not None:
            keep(one, uri, None if isinstance(data, ReadError) else data, unread)
    return Linted(postings, errors, foreign, failing)


def count_failing(postings: Iterable[PostingReport], fail_on: Severity) -> int:
    """How many findings are at least as severe as ``fail_on``."""
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return sum(finding.severity in severe for posting in postings for finding in posting.findings)
