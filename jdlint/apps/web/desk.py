"""What the workers of the server do: read, judge, and make what a person wants to take home."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jdlint.apps.gathering import describe_failure
from jdlint.apps.options import Choices, Houses
from jdlint.apps.web.asking import BadRequest, Wish, read_wish
from jdlint.engine import Linter
from jdlint.model.document import Document
from jdlint.model.report import PostingReport, ReadError, Report
from jdlint.reading import PAPER_FORMATS
from jdlint.reporting import render
from jdlint.reporting.order import sort_findings
from jdlint.reporting.plain import one_line

MOST_FILES = 200
LARGEST_UNPACKED = 50_000_000
"""Bytes that all files of a ZIP archive may have together."""
_NAMED = ("error", "warning", "info")
_MORE = {"member": ("member",), "jobposting": ("company",)}
"""Options of one task alone."""
_ORDER = ("HOLD", "DECIDE", "READY", "NOT CHECKED", "NOT READ")

Upload = tuple[str, bytes]
"""A file's name and its bytes."""


class Desk:
    """A house with its rules ready, in one process. ``config`` and ``no_config`` are those of `Houses`."""

    def __init__(self, *, config: str | None = None, no_config: bool = False) -> None:
        self._houses = Houses(Choices(config=config, no_config=no_config))
        self._linter = lru_cache(maxsize=16)(lambda wished, day: Linter(wished[0], as_of=day, many=False, whole=True))
        self.do("check", [("warm.txt", b"We are looking for a baker.")], {})

    def do(self, task: str, files: Sequence[Upload], options: Mapping[str, Any]) -> dict[str, Any] | bytes:
        """The answer to a request: what becomes JSON, or a file. Raises `BadRequest`."""
        wish = read_wish(options, self._houses, _MORE.get(task, ()))
        if task == "worklist":
            return self._list_files(files, wish)
        if task == "member":
            return _unpack(files[0][1], str(wish.options.get("member")))
        ((name, data),) = files
        report = self._lint(name, data, wish)
        if task == "check":
            answer: dict[str, Any] = json.loads("".join(render(report, "json")))
            return answer
        if report.errors:
            raise BadRequest(f"{name}: {report.errors[0].message}")
        if not report.postings:
            raise BadRequest(f"{name} holds no posting.")
        return _TASKS[task](report, data, wish)

    def _lint(self, name: str, data: bytes, wish: Wish) -> Report:
        linter = self._linter(_Hashed(wish.config), wish.as_of)
        try:
            return linter.report(linter.lint(data, name, format=wish.options.get("format")))
        except MemoryError:
            raise  # told as the limit that it is
        except Exception as error:
            return linter.report((), [describe_failure(name, error)])

    def _list_files(self, files: Sequence[Upload], wish: Wish) -> dict[str, Any]:
        """A row for each file, those of ZIP archives one by one, with what is worst first."""
        rows: list[dict[str, Any]] = []
        for number, (name, data) in enumerate(files):
            members: Sequence[tuple[str | None, bytes | ReadError]] = [(None, data)]
            if _is_archive(name, data):
                members = _list_members(name, data)
            for member, content in members:
                row = {"name": member or name, "file": number, "member": member}
                if isinstance(content, ReadError):
                    rows.append({**row, "verdict": "NOT READ", "counts": None, "first": content.message, "openable": False})
                else:
                    rows += self._make_rows(row, content, wish)
        rows.sort(key=lambda row: _ORDER.index(row["verdict"]))
        counts = [f"{sum(row['verdict'] == verdict for row in rows)} {verdict}" for verdict in _ORDER]
        return {"rows": rows, "sum": ", ".join(one for one in counts if not one.startswith("0 "))}

    def _make_rows(self, row: Mapping[str, Any], data: bytes, wish: Wish) -> list[dict[str, Any]]:
        report = self._lint(row["name"], data, wish)
        for error in report.errors:
            return [{**row, "verdict": "NOT READ", "counts": None, "first": error.message, "openable": False}]
        return [
            {
                **row,
                "verdict": posting.verdict,
                "title": posting.title,
                "counts": {name: sum(finding.severity == name for finding in posting.findings) for name in _NAMED},
                "first": next((finding.message for finding in sort_findings(posting.findings)), "Nothing to do."),
                "openable": True,
            }
            for posting in report.postings
        ]


class _Hashed(tuple[Any]):
    """A configuration as a key: what was decided is known by its digest."""

    def __new__(cls, config: Any) -> _Hashed:
        return super().__new__(cls, (config,))

    def __hash__(self) -> int:
        return hash(self[0].digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and bool(self[0] == other[0])


def show_page(report: Report, data: bytes, wish: Wish) -> dict[str, Any]:
    """The contract's report, and what the page shows beside it: the text with its marks, the verdict, the rules that failed."""
    from jdlint.reporting.marking import mark
    from jdlint.reporting.silenced import list_quiet, tell_suppressed
    from jdlint.reporting.verdict import tell_scope, tell_verdict

    posting, document = _first(report)
    quiet: dict[str, list[str]] = {}
    for one in list_quiet(posting):
        words = f'"{one_line(one.finding.text)}": ' if one.finding and one.finding.text else ""
        quiet.setdefault(one.rule, []).append(f"{words}{tell_suppressed(one.suppressed)}")
    contract = json.loads("".join(render(report, "json")))
    broken = {finding.rule for finding in posting.findings}
    return {
        "report": contract["postings"][0],
        "verdict": tell_verdict(posting),
        "checked": " ".join((tell_scope(posting, report.run.as_of), *(f"Note: {note}." for note in wish.notes))),
        "blocks": [
            {
                "kind": block.kind,
                "level": block.level,
                "label": block.label,
                "segments": [segment._asdict() for segment in block.segments],
            }
            for block in mark(document, sort_findings(posting.findings))
        ],
        "rules": {
            rule.id: {"title": rule.title, "why": rule.why, "do": rule.do, "not_when": rule.not_when}
            for rule in report.rules
            if rule.id in broken
        },
        "quiet": quiet,
        "paper": document.format in PAPER_FORMATS,
        "source": document.source.text,
        "plain": document.text.string,
        "others": len(report.postings) - 1,
    }


def show_text(report: Report, data: bytes, wish: Wish) -> dict[str, Any]:
    """What came as a Word document or a PDF file, as Markdown that can be edited."""
    from jdlint.reporting.job_posting import write_markdown

    posting, document = _first(report)
    name = posting.source.uri.rpartition("/")[2].rpartition(".")[0] or "posting"
    return {"text": "".join(write_markdown(document)), "filename": f"{name}.md"}


def make_review(report: Report, data: bytes, wish: Wish) -> bytes:
    """The Word document with comments."""
    posting, document = _first(report)
    if document.format != "docx":
        raise BadRequest("Only a Word document can be given back with comments; choose a .docx file.")
    from jdlint.reviewing.docx import review

    return review(data, posting, report.rules, as_of=report.run.as_of)


def make_report_file(report: Report, data: bytes, wish: Wish) -> bytes:
    """The report as a page for the files."""
    return "".join(render(report, "html")).encode()


def make_job_posting(report: Report, data: bytes, wish: Wish) -> bytes:
    """The JobPosting for the page on which it is published."""
    from jdlint.reporting.job_posting import render as render_posting

    posting, _ = _first(report)
    return render_posting(posting, posted=report.run.as_of, company=str(wish.options.get("company") or "")).encode()


_TASKS: Mapping[str, Callable[[Report, bytes, Wish], dict[str, Any] | bytes]] = {
    "page": show_page,
    "text": show_text,
    "review": make_review,
    "report": make_report_file,
    "jobposting": make_job_posting,
}


def _first(report: Report) -> tuple[PostingReport, Document]:
    posting = report.postings[0]
    assert posting.document is not None  # as `Linter(whole=True)` has it
    return posting, posting.document


def _is_archive(name: str, data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and not name.lower().endswith((".docx", ".docm"))


def _list_members(name: str, data: bytes) -> list[tuple[str | None, bytes | ReadError]]:
    """The files of a ZIP archive; what is too large in sum, or cannot be unpacked, is told in its place."""
    found: list[tuple[str | None, bytes | ReadError]] = []
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
            for member in members[:MOST_FILES]:
                content = _read_member(archive, member, left)
                left -= len(content) if isinstance(content, bytes) else 0
                found.append((member.filename, content))
            if len(members) > MOST_FILES:
                said = f"{len(members) - MOST_FILES} more files were left out; put at most {MOST_FILES} into an archive."
                found.append((None, ReadError(name, None, said)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        found.append((None, ReadError(name, None, f"The ZIP archive is damaged ({error}). Make it anew.")))
    return found


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes | ReadError:
    if member.flag_bits & 1:
        return ReadError(member.filename, None, "It is protected by a password. Put it into the archive without one.")
    try:
        with archive.open(member) as stream:
            content = stream.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        return ReadError(member.filename, None, f"It cannot be unpacked ({error}). Put it into the archive anew.")
    if len(content) > left:
        return ReadError(member.filename, None, f"The archive unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB. Split it.")
    return content


def _unpack(data: bytes, member: str) -> bytes:
    for name, content in _list_members("archive", data):
        if name == member and isinstance(content, bytes):
            return content
    raise BadRequest(f"The archive has no file {member!r}.")
