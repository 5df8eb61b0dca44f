"""``jdlint verify``: whether the evidence of a check is what was kept, and whether it comes out the same."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from jdlint.apps.cli import FOUND, UNREAD
from jdlint.apps.gathering import judge_input
from jdlint.engine import Linter
from jdlint.evidence.manifest import MANIFEST, is_evidence
from jdlint.model.report import PostingReport, ReadError
from jdlint.writing import print_all

if TYPE_CHECKING:
    from jdlint.evidence.proving import Proof, Status

OTHER = 4
"""The exit code where nothing has changed and another tool says otherwise."""
CODES: dict[Status, int] = {"unread": UNREAD, "changed": FOUND, "other tool": OTHER, "proven": 0}
"""The exit codes; of several folders the first that holds for any."""
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


def parse_digest(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A SHA-256 in hexadecimal digits, with ``sha256:`` before it or without."""
    if value is None:
        return None
    found = _DIGEST.fullmatch(value.strip().lower())
    if found is None:
        raise click.BadParameter(f'"{value}" is no SHA-256: that has 64 digits from 0 to 9 and a to f')
    return found[1]


@click.command("verify", short_help="Prove what a check kept.", epilog="Example: jdlint verify evidence/")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option("--digest", metavar="HEX", callback=parse_digest, help="The SHA-256 that was noted when the evidence was made.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to tell it.")
@click.option("--verbose", "-v", is_flag=True, help="Tell every change and every difference.")
def command(*, folder: str, digest: str | None, form: str, verbose: bool) -> int:
    """Prove that the evidence of a check has not changed, and that it comes out the same when it is judged again.

    DIR is what jdlint check --evidence made, or the folder of many of them. With --digest it is the one whose digest was noted. The exit
    code is 0 if all is proven, 1 if something has changed, 2 if there is no evidence, 3 if something could not be read, and 4 if
    nothing has changed but this is another version that reports otherwise.
    """
    from jdlint.evidence.proving import prove
    from jdlint.evidence.telling import render_json, tell

    proofs = [prove(one, judge, noted=digest) for one in find_folders(folder, digest)]
    print_all([render_json(proofs)] if form == "json" else (line for one in proofs for line in tell(one, every=verbose)))
    return choose_code(proofs)


def find_folders(folder: str, digest: str | None) -> list[str]:
    """The folder itself or those of evidence in it, by name; with a digest the one that has it. Raises click.UsageError."""
    if is_evidence(folder):
        return [folder]
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be read: {error.strerror or error}") from None
    folders = [path for path in (f"{folder.rstrip(os.sep)}/{name}" for name in names) if is_evidence(path)]
    if not folders:
        raise click.UsageError(f"{folder} holds no evidence: no folder that jdlint check --evidence made")
    if digest is None:
        return folders
    # A folder whose manifest has changed still bears the digest in its name.
    meant = [one for one in folders if _has(one, digest)] or [
        one for one in folders if f"-{digest[:12]}" in os.path.basename(one)
    ]
    if not meant:
        raise click.UsageError(
            f"{folder} holds no evidence with the digest sha256:{digest}: it lies elsewhere, or was changed and renamed"
        )
    return meant


def _has(folder: str, digest: str) -> bool:
    from jdlint.evidence.examining import read_kept
    from jdlint.evidence.manifest import Broken
    from jdlint.model.digest import digest as measure

    try:
        return measure(read_kept(folder, MANIFEST)) == digest
    except (Broken, OSError):
        return False


def judge(linter: Linter, data: bytes, name: str, place: str) -> list[PostingReport] | ReadError:
    """The postings of a kept input, as a check judges them."""
    return judge_input(linter, data, name, place=place) or []


def choose_code(proofs: list[Proof]) -> int:
    """The exit code for several folders."""
    return next(code for status, code in CODES.items() if any(proof.status == status for proof in proofs))
