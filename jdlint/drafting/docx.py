"""A skeleton as a Word document; the hints are comments in the margin, which the first review takes away."""

from __future__ import annotations

import io

from jdlint.drafting.skeleton import Skeleton
from jdlint.reading.word_comments import AUTHOR

HINT = "hint"


def write(skeleton: Skeleton) -> bytes:
    """The document. Needs the extra ``docx``."""
    import docx

    document = docx.Document()
    document.add_heading(skeleton.title, 0)
    for part in skeleton.parts:
        heading = document.add_heading(part.heading, 1)
        if part.hints:
            text = "\n".join((*part.hints, f"{AUTHOR}: {HINT}"))
            document.add_comment(heading.runs[0], text, author=AUTHOR, initials="jd")
        for line in part.lines:
            document.add_paragraph(line.text, style="List Bullet" if line.item else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
