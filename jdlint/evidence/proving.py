"""The proof of a run: nothing in its evidence has changed, and the same tool says the same of the same bytes."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from jdlint.engine import Linter, make_report
from jdlint.evidence.comparing import compare, list_values
from jdlint.evidence.configurations import ROLES, restore
from jdlint.evidence.examining import ADDED, Change, Examined, examine, read_kept
from jdlint.evidence.manifest import CONFIGURATIONS, INPUTS, MANIFEST, PAGE, REPORT, SETTINGS, Broken, parse, read_input
from jdlint.evidence.versions import Difference, find_differences
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reading.decoding import LARGEST
from jdlint.reporting import render
from jdlint.version import VERSION

Judge = Callable[[Linter, bytes, str, str], list[PostingReport] | ReadError]
"""Judges an input: the linter, the bytes, the name, and the path that patterns see."""
Status = Literal["proven", "changed", "other tool", "unread"]
FEW = 20


class Proof(NamedTuple):
    """What is known of the evidence of a run.

    ``changed`` and ``unread`` are files; ``tool`` is what of the tool is another now; ``again`` tells whether the report came out the same when it was
    judged again, None if it was not, and ``said`` what came out otherwise.
    """

    folder: str
    manifest: Mapping[str, Any] | None
    digest: str
    made: str
    changed: tuple[Change, ...]
    unread: tuple[Change, ...] = ()
    again: bool | None = None
    tool: tuple[Difference, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """What it comes to."""
        if self.unread:
            return "unread"
        if self.changed or (not self.again and not self.tool):
            return "changed"
        return "proven" if self.again else "other tool"


def prove(folder: str, judge: Judge, *, noted: str | None = None) -> Proof:
    """The proof of the evidence in a folder; ``noted`` is the digest that was noted when it was made."""
    examined = examine(folder, noted)
    manifest = examined.manifest
    proof = Proof(folder, manifest, examined.digest, examined.made, examined.changed, examined.unread)
    if manifest is None or not _is_material_whole(examined):
        return proof
    try:
        report = _judge_again(folder, manifest, judge)
        text = "".join(render(report, "json")).encode()
        page = "".join(render(report, "html")).encode()
    except Exception as error:
        # An older folder may hold what this version does not know, and a forged one anything at all.
        if os.environ.get("JDLINT_DEBUG"):
            raise
        told = str(error) if isinstance(error, Broken | ValueError) else f"{type(error).__name__}: {error}"
        tool = find_differences(manifest, {**manifest["tool"], "version": VERSION})
        return proof._replace(again=False, tool=tuple(tool), said=(f"it cannot be judged again: {told}",))
    tool = find_differences(manifest, report.tool._asdict())
    same_report, same_page = (_is(data, manifest["files"][name]) for data, name in ((text, REPORT), (page, PAGE)))
    said: list[str] = []
    if not same_report or any(change.file == REPORT for change in examined.changed):
        said += _compare(folder, text, whole=not tool)
    elif not same_page:
        said.append(f"{PAGE} shows the report otherwise than this tool does, and {REPORT} says the same")
    changed = list(proof.changed)
    if same_report and manifest["tool"] != {"name": "jdlint"} | report.tool._asdict():
        changed.append(Change(MANIFEST, f"names another tool than {REPORT}"))
    again = same_report and same_page
    return proof._replace(changed=tuple(changed), again=again, tool=tuple(tool), said=tuple(said))


def _is(data: bytes, said: Mapping[str, Any]) -> bool:
    """Whether bytes are those of which a manifest speaks."""
    return bool(hashlib.sha256(data).hexdigest() == said["sha256"])


def _is_material_whole(examined: Examined) -> bool:
    """Whether all that is judged, and by what, is what was kept."""
    files = [change.file for change in examined.changed if change.what != ADDED]
    material = (CONFIGURATIONS, INPUTS, SETTINGS)
    return not examined.unread and not any(file.partition("/")[0] in material for file in files)


def _judge_again(folder: str, manifest: Mapping[str, Any], judge: Judge) -> Report:
    """The report of the kept bytes under the kept configurations. Raises `Broken` and SettingsError."""
    strange = next((one["role"] for one in manifest["in_play"] if one["role"] not in ROLES), None)
    if strange is not None:
        raise Broken(f"{MANIFEST} has a file in play as {strange}, which this jdlint does not know")
    as_of = datetime.date.fromisoformat(manifest["run"]["as_of"])
    inputs = [read_input(said) for said in manifest["inputs"]]
    told = parse(CONFIGURATIONS, read_kept(folder, CONFIGURATIONS), "configurations")
    loose = next(
        (file for said in told for files in said["files"].values() for file in files if file not in manifest["files"]), None
    )
    if loose is not None:
        raise Broken(f"{CONFIGURATIONS} names {loose}, which {MANIFEST} does not list")
    try:
        configs = [restore(said, folder) for said in told]
    except (AttributeError, TypeError):
        raise Broken(f"{CONFIGURATIONS} holds settings that this jdlint does not know") from None
    files = Counter(one.configuration for one in inputs)
    linters = [Linter(config, as_of=as_of, many=files[number] > FEW, whole=True) for number, config in enumerate(configs)]
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
    return make_report(linters, postings, errors)


def _compare(folder: str, text: bytes, *, whole: bool) -> list[str]:
    """What the kept report says otherwise than the one that was made now; with ``whole`` what made it is a part of that."""
    try:
        then, now = json.loads(read_kept(folder, REPORT)), json.loads(text)
        said = list(compare(then, now))
        if whole and not said:
            said = list(list_values(then, now)) or [f"{REPORT} says the same in other bytes"]
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return [f"{REPORT} is no report any more"]
    except (Broken, OSError) as error:
        return [str(error)]
    return said
