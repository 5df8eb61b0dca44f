"""A skeleton in Markdown; the hints are comments, which no reader sees."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.drafting.skeleton import Skeleton


def write(skeleton: Skeleton) -> Iterator[str]:
    """The text in chunks."""
    yield f"# {skeleton.title}\n"
    for part in skeleton.parts:
        yield f"\n## {part.heading}\n\n"
        for hint in part.hints:
            yield f"<!-- {hint.replace('--', '-')} -->\n"
        yield "\n" if part.hints else ""
        before = False
        for number, line in enumerate(part.lines):
            gap = "\n" if number and not (line.item and before) else ""
            yield f"{gap}{'- ' if line.item else ''}{line.text}\n"
            before = line.item
