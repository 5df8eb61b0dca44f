"""A document that was read, written anew as a Word document: the same posting in another format."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise

import docx

from jdlint.model.document import Block, Document
from tests.reading.word import save


def to_word(document: Document) -> bytes:
    """The blocks as paragraphs in the styles of Word, a run of cells as a table of two columns, and what is bold in bold."""
    word = docx.Document()
    for cells, group in groupby((block for block in document.blocks if not block.field), key=lambda block: block.kind == "cell"):
        blocks = list(group)
        if cells and len(blocks) % 2 == 0:
            table = word.add_table(len(blocks) // 2, 2)
            for number, block in enumerate(blocks):
                _write(table.cell(number // 2, number % 2).paragraphs[0], document, block)
            continue
        for block in blocks:
            if block.kind == "heading":
                paragraph = word.add_heading("", block.level)
            elif block.kind == "item":
                paragraph = word.add_paragraph(style="List Bullet" if block.level < 2 else "List Bullet 2")
            else:
                paragraph = word.add_paragraph()
            _write(paragraph, document, block)
    return save(word)


def _write(paragraph: docx.text.paragraph.Paragraph, document: Document, block: Block) -> None:
    """A block's text, in runs of which those that were bold are bold."""
    text = document.text.string
    spans = [span for span in document.emphasis if span.start < block.end and span.end > block.start]
    cuts = sorted({block.start, block.end, *(offset for span in spans for offset in span)})
    for low, high in pairwise(cuts):
        index = bisect_right([span.start for span in spans], low) - 1
        bold = index >= 0 and spans[index].end > low
        paragraph.add_run(text[low:high]).bold = True if bold else None
