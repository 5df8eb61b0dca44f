"""The proof of a run: nothing in its evidence has changed, and the same tool says the same of the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from jdlint.evidence.comparing import compare, list_values
from jdlint.evidence.examining import ADDED, Change, Examined, examine, read_kept
from jdlint.evidence.manifest import CONFIGURATIONS, INPUTS, MANIFEST, PAGE, REPORT, SETTINGS, Broken
from jdlint.evidence.rejudging import Judge, judge_again
from jdlint.evidence.versions import Difference, find_differences
from jdlint.reporting import render

Status = Literal["proven", "changed", "other tool", "unread"]


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
    tool = tuple(find_differences(manifest))
    try:
        report = judge_again(folder, manifest, judge)
        text = "".join(render(report, "json")).encode()
        page = "".join(render(report, "html")).encode()
    except Exception as error:
        # An older folder may hold what this version does not know, and a forged one anything at all.
        told = str(error) if isinstance(error, Broken | ValueError) else f"{type(error).__name__}: {error}"
        return proof._replace(again=False, tool=tool, said=(f"it cannot be judged again: {told}",))
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
    return proof._replace(changed=tuple(changed), again=again, tool=tool, said=tuple(said))


def _is(data: bytes, said: Mapping[str, Any]) -> bool:
    """Whether bytes are those of which a manifest speaks."""
    return bool(hashlib.sha256(data).hexdigest() == said["sha256"])


def _is_material_whole(examined: Examined) -> bool:
    """Whether all that is judged, and by what, is what was kept."""
    files = [change.file for change in examined.changed if change.what != ADDED]
    material = (CONFIGURATIONS, INPUTS, SETTINGS)
    return not examined.unread and not any(file.partition("/")[0] in material for file in files)


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
