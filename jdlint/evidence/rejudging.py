"""The kept inputs judged once more, by the kept configurations and as of the kept day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jdlint.engine import Linter, make_report
from jdlint.evidence.configurations import ROLES, restore
from jdlint.evidence.examining import read_kept
from jdlint.evidence.manifest import CONFIGURATIONS, MANIFEST, Broken, Input, parse, read_input
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reading.decoding import LARGEST

Judge = Callable[[Linter, bytes, str, str], list[PostingReport] | ReadError]
"""Judges an input: the linter, the bytes, the name, and the path that patterns see."""
FEW = 20
"""Up to so many inputs the start of a finder for many costs more than it saves."""


def judge_again(folder: str, manifest: Mapping[str, Any], judge: Judge) -> Report:
    """The report of what a folder holds. Raises `Broken` for what does not fit together, SettingsError, and ValueError for a day that there is not."""
    strange = next((one["role"] for one in manifest["in_play"] if one["role"] not in ROLES), None)
    if strange is not None:
        raise Broken(f"{MANIFEST} has a file in play as {strange}, which this jdlint does not know")
    inputs = [read_input(said) for said in manifest["inputs"]]
    linters = _make_linters(folder, manifest, inputs)
    postings: list[PostingReport] = []
    errors: list[ReadError] = []
    for one in inputs:
        if one.kept is None:
            errors += [one.error] if one.error else []
            continue
        if one.configuration is None or one.configuration >= len(linters):
            raise Broken(f"{MANIFEST} has no configuration for {one.name}")
        judged = judge(linters[one.configuration], read_kept(folder, one.kept, LARGEST + 1), one.name, one.place)
        if isinstance(judged, ReadError):
            errors.append(judged)
        else:
            postings += judged
    report = make_report(linters, postings, errors)
    # The rules of a package are kept as files; that they came from one is known from the manifest alone.
    packages = tuple(map(str, manifest["run"].get("rule_packages", ())))
    return report._replace(run=report.run._replace(rule_packages=packages))


def _make_linters(folder: str, manifest: Mapping[str, Any], inputs: list[Input]) -> list[Linter]:
    """The linter of each configuration, by its number."""
    as_of = datetime.date.fromisoformat(manifest["run"]["as_of"])
    told = parse(CONFIGURATIONS, read_kept(folder, CONFIGURATIONS), "configurations")
    loose = next((file for file in _list_files(told) if file not in manifest["files"]), None)
    if loose is not None:
        raise Broken(f"{CONFIGURATIONS} names {loose}, which {MANIFEST} does not list")
    files = Counter(one.configuration for one in inputs)
    try:
        return [
            Linter(restore(said, folder), as_of=as_of, many=files[number] > FEW, whole=True) for number, said in enumerate(told)
        ]
    except (AttributeError, KeyError, TypeError) as error:
        raise Broken(f"{CONFIGURATIONS} holds settings that this jdlint does not know ({error})") from error


def _list_files(told: list[Mapping[str, Any]]) -> Iterator[str]:
    for said in told:
        for files in said["files"].values():
            yield from files
