"""The proof of a run in plain words, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jdlint.evidence.examining import Change
from jdlint.evidence.proving import Proof, Status
from jdlint.evidence.versions import tell_install
from jdlint.reporting.plain import count, one_line, show

FEW = 20
"""How many changes, and how many differences, are told unless all are asked for."""
_HEADS: dict[Status, str] = {
    "proven": "PROVEN",
    "changed": "CHANGED",
    "other tool": "UNCHANGED, BUT NOT REPRODUCIBLE WITH THIS VERSION",
    "unread": "CANNOT BE READ",
}


def tell(proof: Proof, *, every: bool = False) -> Iterator[str]:
    """What is proven and what is not, line by line; ``every`` tells all where else some are told."""
    yield f"{show(proof.folder)}: {_HEADS[proof.status]}\n"
    yield from (f"  {line}\n" for line in _tell(proof, None if every else FEW))


def _tell(proof: Proof, most: int | None) -> Iterator[str]:
    manifest = proof.manifest
    if manifest is not None:
        made = f"Made on {one_line(proof.made[:10])} at {one_line(proof.made[11:])}. " if proof.made else ""
        yield f"{made}{count(len(manifest['inputs']), 'input')}, judged as of {manifest['run']['as_of']}."
    names = _name_inputs(proof)
    yield from _cut([_tell_change(change, names) for change in (*proof.unread, *proof.changed)], most, "change")
    if manifest is not None and not proof.changed and not proof.unread:
        files = count(len(manifest["files"]) + 2, "file")
        if proof.status == "changed":
            yield f"{files} as the manifest has them, sha256:{proof.digest}, but this tool, which is the same, does not come to this report."
        else:
            yield f"Nothing has changed: {files} as they were kept, sha256:{proof.digest}."
    yield from _tell_again(proof, most)


def _tell_again(proof: Proof, most: int | None) -> Iterator[str]:
    tool = "; ".join(one_line(one.tell()) for one in proof.tool)
    if proof.again is None:
        yield "It was not judged again, since not all of it is there as it was kept."
    elif proof.again:
        but = f" (with {tool}, which changes nothing here)" if tool else ""
        yield f"The same report: judged again, the kept inputs come out the same, byte for byte{but}."
        if proof.said:
            yield "What is in the folder now says otherwise:"
            yield from _cut(proof.said, most, "difference")
    else:
        if proof.tool:
            yield f"This is another tool: {tool}."
            install = tell_install(proof.tool)
            yield f"To judge by that of then: {one_line(install)}" if install else "Judge by that of then to prove the rest."
        if proof.said:
            yield "Judged again by the present tool, this comes out otherwise:"
            yield from _cut(proof.said, most, "difference")
        else:
            yield "Judged again by the present tool, all findings come out the same."


def _name_inputs(proof: Proof) -> dict[str, str]:
    """The names of what is kept, by the file that holds it."""
    names: dict[str, str] = {}
    for one in (*proof.manifest["inputs"], *proof.manifest["in_play"]) if proof.manifest else ():
        if one["kept"]:
            names[one["kept"]] = ", ".join(filter(None, (names.get(one["kept"]), one_line(one["name"]))))
    return names


def _tell_change(change: Change, names: dict[str, str]) -> str:
    name = names.get(change.file)
    return f"{show(change.file)}{f' ({name})' if name else ''} {one_line(change.what)}"


def _cut(lines: Sequence[str], most: int | None, noun: str) -> Iterator[str]:
    yield from (f"  {one_line(line)}" for line in lines[:most])
    if most is not None and len(lines) > most:
        yield f"  ... and {count(len(lines) - most, noun)} more; --verbose tells all"


def render_json(proofs: Iterable[Proof]) -> str:
    """All proofs as JSON."""
    return json.dumps({"version": "1", "evidence": [_describe(proof) for proof in proofs]}, indent=1) + "\n"


def _describe(proof: Proof) -> dict[str, Any]:
    return {
        "folder": proof.folder,
        "status": proof.status,
        "made": proof.made or None,
        "manifest": f"sha256:{proof.digest}" if proof.digest else None,
        "changed": [change._asdict() for change in proof.changed],
        "unread": [change._asdict() for change in proof.unread],
        "same_report": proof.again,
        "tool": [one._asdict() for one in proof.tool],
        "differences": list(proof.said),
    }
