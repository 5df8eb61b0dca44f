"""Words of a Word document replaced as a person does who has tracked changes turned on: the old ones struck out, the new ones beside them.

Whoever opens the document accepts or rejects each (ECMA-376 part 1, § 17.13.5: ``w:del`` and ``w:ins``).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from itertools import count
from typing import Any

from jdlint.model.finding import Edit
from jdlint.model.span import Span
from jdlint.reading.docx import open_docx
from jdlint.reading.word import W
from jdlint.reading.word_comments import AUTHOR
from jdlint.reviewing.runs import SPACE, Runs


def track(data: bytes, edits: Sequence[Edit], *, as_of: str) -> bytes | None:
    """The document with the edits of its text, in order and apart, as tracked changes of the ISO day ``as_of``.

    None where one of them stands in a note, whose text is not written back. Raises `Unreadable` where the document cannot be opened.
    """
    package = open_docx(data)
    Runs(package).cut(offset for edit in edits for offset in (edit.start, edit.end))
    runs = Runs(package)
    numbers = count(_find_last(package.part.element) + 1)
    for edit in edits:
        found = runs.list_nodes(Span(edit.start, edit.end))
        if not found or any(story == "note" for _, story in found):
            return None
        replaced = list(dict.fromkeys(node.getparent() for node, _ in found))
        for run in replaced:
            _strike_out(run, _sign(run, "del", next(numbers), as_of))
        if edit.text:
            _write_beside(replaced, edit.text, _sign(replaced[0], "ins", next(numbers), as_of))
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def _find_last(root: Any) -> int:
    """The greatest number by which anything in the document is known."""
    ids = (element.get(f"{W}id") or "" for element in root.iter())
    return max((int(id) for id in ids if id.isascii() and id.isdigit()), default=0)


def _sign(run: Any, name: str, number: int, as_of: str) -> Any:
    """The element of a change, with who made it."""
    return run.makeelement(W + name, {f"{W}id": str(number), f"{W}author": AUTHOR, f"{W}date": f"{as_of}T00:00:00Z"})


def _strike_out(run: Any, change: Any) -> None:
    run.addprevious(change)
    change.append(run)
    for text in run.findall(f"{W}t"):
        text.tag = f"{W}delText"
        text.set(SPACE, "preserve")


def _write_beside(replaced: Sequence[Any], words: str, change: Any) -> None:
    """New words behind those struck out, in the letters of the first of them."""
    first, last = replaced[0], replaced[-1]
    run = first.makeelement(f"{W}r", {})
    properties = first.find(f"{W}rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    text = run.makeelement(f"{W}t", {SPACE: "preserve"})
    text.text = words
    run.append(text)
    change.append(run)
    last.getparent().addnext(change)
