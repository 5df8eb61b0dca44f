"""Comments that a template's author wrote for whoever fills it in, and that stay when it was filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jdlint.model.document import Comment
from jdlint.model.later import later
from jdlint.model.source import Notice

_INSTRUCTION = later(
    r"\binstructions?\b|\bfill (?:this |it |these )?(?:in|out)\b|\b(?:need|have) to fill\b|\[ ?(?:name|insert|enter|add|type|your) [^\]\n]{1,60}\]"
    r"|\b(?:replace|delete|remove|edit) (?:this|these|the (?:text|line|section)s?)\b|\btype your\b|\b(?:todo|fixme)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\s*jdlint-ignore")


def tell_instructions(comments: Iterable[Comment]) -> Iterator[Notice]:
    """A notice ``template-instructions`` for each comment that says what to fill in, replace or delete; what silences a rule says nothing of the kind."""
    for comment in comments:
        if _INSTRUCTION.search(comment.text) and not _OURS.match(comment.text):
            yield Notice("template-instructions", comment.start, comment.end, {})
