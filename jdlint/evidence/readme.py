"""The page in a folder of evidence for whoever opens it without jdlint, years later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.evidence.manifest import Input
from jdlint.model.report import Report
from jdlint.reporting.plain import one_line

_PAGE = """\
Evidence of a check of job postings
===================================

What was checked, by what, and what came of it, kept by jdlint {version}. Judged as of {as_of}.

  report.html           the report for people
  report.json           the whole report for programs
  inputs/               what was checked, byte for byte, each file named by its SHA-256
  settings/             the configuration, own rules, own schema and own law by which it was checked
  configurations.json   the settings that counted, with the facts about the employer
  manifest.json         every file with its size and SHA-256, every input with its name, the versions, and what the command chose
  made.json             when this folder was made, by the clock of the machine
  SHA256SUMS            the SHA-256 of all files for sha256sum

To prove that nothing has changed, and that the same tool comes to the same report:

  jdlint verify FOLDER --digest DIGEST

DIGEST is the SHA-256 of manifest.json, as it was noted elsewhere when this folder was made. Without jdlint, inside of this folder:

  sha256sum manifest.json       this has to be the digest that was noted,
  sha256sum SHA256SUMS          this has to be what manifest.json says of SHA256SUMS, and
  sha256sum -c SHA256SUMS       this has to say OK of each file.

Inputs
------

{inputs}
Files in play
-------------

{in_play}"""


def tell_contents(report: Report, inputs: Sequence[Input], in_play: Sequence[Mapping[str, str]]) -> str:
    """The page; the same run makes the same bytes."""
    return _PAGE.format(
        version=report.tool.version,
        as_of=report.run.as_of,
        inputs="".join(f"{_tell_input(one)}\n" for one in inputs) or "None.\n",
        in_play="".join(f"{one['kept']}  is  {one_line(one['name'])}\n" for one in in_play) or "None beside those of jdlint.\n",
    )


def _tell_input(one: Input) -> str:
    said = f"{one.kept}  is  {one_line(one.name)}" if one.kept else f"{one_line(one.name)}: nothing could be kept"
    return f"{said}. {one_line(one.error.message)}" if one.error else said
