"""Threads of comments in a Word document: who was answered, and what is resolved ([MS-DOCX] 2.5.1, part ``commentsExtended``)."""

from __future__ import annotations

from typing import Any

from jdlint.reading.word_comments import WordComment

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class Threads:
    """The threads of a package (``docx.document.Document``). Without the part that tells them, no comment has an answer."""

    def __init__(self, package: Any) -> None:
        self._part: Any = None
        self._root: Any = None
        for relation in package.part.rels.values():
            if not relation.is_external and relation.reltype.endswith("/commentsExtended"):
                self._part = relation.target_part
                self._root = _parse(self._part)
        rows = list(self._root) if self._root is not None else []
        self._rows = {row.get(f"{_W15}paraId"): row for row in rows}
        self._answered = {row.get(f"{_W15}paraIdParent") for row in rows} - {None}

    def resolve(self, comment: WordComment) -> bool:
        """Mark a comment as resolved if somebody has answered it; whether that was so."""
        if comment.paragraph_id not in self._answered:
            return False
        self._set(comment, "1")
        return True

    def reopen(self, comment: WordComment) -> None:
        """Take back that a comment is resolved."""
        row = self._rows.get(comment.paragraph_id)
        if row is not None and row.get(f"{_W15}done") in ("1", "true"):
            self._set(comment, "0")

    def _set(self, comment: WordComment, done: str) -> None:
        from lxml import etree

        self._rows[comment.paragraph_id].set(f"{_W15}done", done)
        if not hasattr(self._part, "element"):
            self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parse(part: Any) -> Any:
    element = getattr(part, "element", None)
    if element is not None:
        return element
    from docx.oxml import parse_xml
    from lxml.etree import XMLSyntaxError

    try:
        return parse_xml(part.blob)
    except XMLSyntaxError:
        return None
