"""Whether `jdlint fix` comes to rest on a folder of postings, in every format, and leaves all bytes alone that it should.

    python tests/corpus/fixes.py FOLDER [--review] [--every 1] [--profile strict]

Files of the folder are taken as they are. Of `.jsonl` files each posting, in the member "text", is written as text, Markdown with Windows line ends,
HTML, JSON, YAML in two styles, front matter in UTF-16, and as a Word document. Each is mended twice. What is held against it: the second time changes no
byte; lines without a finding that was mended stay as they were, byte for byte; what is left to mend was refused and told.
"""

from __future__ import annotations

import argparse
import datetime
import html
import io
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import yaml

from jdlint.engine import Linter
from jdlint.fixing import WORD, Mended, mend
from jdlint.model.source import Unreadable
from jdlint.reading import read
from jdlint.settings import Config


def list_files(folder: Path, every: int) -> Iterator[tuple[str, bytes]]:
    """The files, and the postings of the lists in every format, each with a name."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_bytes().splitlines()):
                record = json.loads(line) if number % every == 0 else None
                if isinstance(record, dict) and isinstance(record.get("text"), str):
                    name = f"{path.name}-{number}"
                    yield from ((name + suffix, data) for suffix, data in write_all(str(record.get("title")), record["text"]))
        elif path.is_file():
            yield str(path), path.read_bytes()


def write_all(title: str, text: str) -> Iterator[tuple[str, bytes]]:
    """A posting in every format that can be changed, as the suffix of its name and its bytes."""
    text = text.encode("utf-8", "replace").decode()
    lines = [line for line in text.splitlines() if line.strip()]
    yield ".txt", f"{title}\n\n{text}\n".encode()
    yield "-crlf.md", f"# {title}\n\n{text}\n".replace("\r\n", "\n").replace("\n", "\r\n").encode()
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    yield ".html", f"<!doctype html><html><body><h1>{html.escape(title)}</h1>\n{paragraphs}</body></html>".encode()
    posting = {"title": title, "location": "Denver, CO", "description": text}
    yield ".json", json.dumps(posting, indent=1).encode()
    yield ".yaml", yaml.safe_dump(posting).encode()
    yield "-block.yaml", yaml.safe_dump(posting, default_style="|", allow_unicode=True).encode()
    yield "-matter.md", f"---\n{yaml.safe_dump({'title': title, 'summary': text[:400]})}---\n\n{text}\n".encode("utf-16")
    document = docx.Document()
    for line in [title, *lines]:
        paragraph = document.add_paragraph()
        middle = len(line) // 2
        try:
            paragraph.add_run(line[:middle]).bold = True
            paragraph.add_run(line[middle:])
        except ValueError:  # a character that XML does not know
            return
    out = io.BytesIO()
    document.save(out)
    yield ".docx", out.getvalue()


def find_fault(data: bytes, mended: Mended) -> str:
    """What is wrong with what became of a file, "" if nothing is."""
    if mended.data == data:
        return "told as mended, and not changed" if mended.applied else ""
    if mended.source is None or mended.source.encoding == WORD:
        return ""
    before, after = Counter(data.split(b"\n")), Counter(mended.data.split(b"\n"))
    # Two lines may become one where the words to change stand on both.
    lines = sum(len(finding.fix.edits) + (finding.text or "").count("\n") + 1 for finding in mended.applied if finding.fix)
    gone = (before - after).total()
    return f"{gone} lines differ, for {lines} changes" if gone > 2 * lines else ""


def main() -> None:
    """Mend everything and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--review", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take every so-manieth posting of the lists")
    parser.add_argument("--profile", default="strict")
    options = parser.parse_args()
    linter = Linter(Config(profile=options.profile), as_of=datetime.date(2026, 11, 30), many=True)
    counts: Counter[str] = Counter()
    applied: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    start = time.monotonic()
    for name, data in list_files(options.folder, options.every):
        counts["files"] += 1
        try:
            mended = mend(linter, data, name, review=options.review)
            again = mend(linter, mended.data, name, review=options.review)
        except Unreadable:
            counts["unreadable"] += 1
            continue
        counts[f"changed {Path(name).suffix}"] += mended.data != data
        counts["left alone: " + mended.why[:40] if mended.why else "could be changed"] += 1
        applied.update(finding.rule for finding in mended.applied)
        refused.update(finding.rule for finding in mended.refused)
        fault = "the second run changes it again" if again.data != mended.data else find_fault(data, mended)
        if not fault and len(read(mended.data, name)) != len(read(data, name)):
            fault = "it holds another number of postings"
        if fault:
            counts["faults"] += 1
            print(f"{name}: {fault}")
    print(f"{counts['faults']} faults; {time.monotonic() - start:.0f} s")
    for title, counted in (("Files", counts), ("Mended", applied), ("Refused", refused)):
        print(f"{title}: " + ", ".join(f"{name} {number:,}" for name, number in counted.most_common()))


if __name__ == "__main__":
    main()
