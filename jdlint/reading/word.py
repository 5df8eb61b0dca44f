"""A Word document walked as a person reads it: paragraph after paragraph, each in pieces that know where in the file they stand.

What is read is what one sees with all tracked changes accepted and nothing hidden: ECMA-376 part 1, § 17.13.5 (revisions), § 17.16
(fields), § 17.5.2 (content controls), § 17.4 (tables). Whoever writes into the document walks it the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from jdlint.model.document import BlockKind
from jdlint.reading.word_styles import Looks, Styles, is_on, size_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Story = Literal["body", "box", "header", "footer", "note"]
DEEPEST = 100
"""How deep tables, boxes and content controls may lie in one another; what lies deeper is not read."""

MARKS = frozenset(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
"""Elements that say which words a comment is about; each is a piece without text."""
_GONE = frozenset(W + name for name in ("del", "moveFrom"))
_INLINE = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "fldSimple"))
_AROUND = frozenset(W + name for name in ("customXml", "ins", "moveTo"))
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Piece(NamedTuple):
    """Some characters of a paragraph, and the element in which they stand; ``text`` is a line feed for a line break."""

    text: str
    node: Any
    bold: bool
    size: int
    href: str | None


class Paragraph(NamedTuple):
    """A paragraph in the order of reading. ``place`` is what a person calls its place; ``level`` that of its `Block`.

    ``anchor`` is the paragraph's element or, of one in a text box, that of the paragraph which the box belongs to.
    """

    kind: BlockKind
    level: int
    story: Story
    place: str
    pieces: tuple[Piece, ...]
    anchor: Any

    @property
    def text(self) -> str:
        """The words, with a line feed for each line break."""
        return "".join(piece.text for piece in self.pieces)


def walk(part: Any, styles: Styles) -> Iterator[Paragraph]:
    """The paragraphs of a main document part (``docx.parts.document.DocumentPart``): page headers, body, notes, page footers."""
    headers, footers = _list_margins(part)
    yield from _walk_margins(headers, "header", styles)
    yield from Walker(part, styles, "body").walk(part.element.body)
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            root = _root_of(relation.target_part)
            # The first two are the lines that part notes from the text.
            notes = [note for note in root if note.get(f"{W}type") is None] if root is not None else []
            yield from Walker(relation.target_part, styles, "note").walk(notes)
    yield from _walk_margins(footers, "footer", styles)


def _list_margins(part: Any) -> tuple[list[Any], list[Any]]:
    """The header and footer parts that the sections use, each once."""
    found: dict[str, dict[str, Any]] = {"header": {}, "footer": {}}
    for reference in part.element.body.iter(f"{W}headerReference", f"{W}footerReference"):
        relation = part.rels.get(reference.get(_R_ID))
        if relation is not None and not relation.is_external:
            name = "header" if reference.tag.endswith("headerReference") else "footer"
            found[name][str(relation.target_part.partname)] = relation.target_part
    return list(found["header"].values()), list(found["footer"].values())


def _walk_margins(parts: Iterable[Any], story: Story, styles: Styles) -> Iterator[Paragraph]:
    """What stands at the top or bottom of every page, each text once; a page's number is none of the posting's words."""
    seen = set()
    for part in parts:
        root = _root_of(part)
        walker = Walker(part, styles, story)
        for paragraph in walker.walk(root if root is not None else ()):
            words = paragraph.text.strip()
            numbered = walker.numbered and len(_LETTERS.findall(words)) <= 2
            if words not in seen and not numbered:
                seen.add(words)
                yield paragraph


def _root_of(part: Any) -> Any:
    """The XML of a part, None where it is none; python-docx parses some parts and leaves others as bytes."""
    element = getattr(part, "element", None)
    if element is not None:
        return element
    from docx.oxml import parse_xml
    from lxml.etree import XMLSyntaxError

    try:
        return parse_xml(part.blob)
    except XMLSyntaxError:
        return None


class Walker:
    """One story of the document on its way to paragraphs; ``numbered`` is whether the last paragraph shows a page's number."""

    def __init__(self, part: Any, styles: Styles, story: Story) -> None:
        self._rels = part.rels
        self._styles = styles
        self._story = story
        self._count = self._tables = 0
        self._fields: list[_Field] = []
        self._carried: list[Piece] = []
        self.numbered = False

    def walk(self, elements: Iterable[Any], place: str = "", depth: int = 0) -> Iterator[Paragraph]:
        """The paragraphs of some block elements, what lies inside of them included."""
        if depth > DEEPEST:
            return
        for element in elements:
            tag = element.tag
            if tag == f"{W}p":
                yield from self._walk_paragraph(element, place, depth)
            elif tag == f"{W}tbl":
                yield from self._walk_table(element, place, depth)
            elif tag == f"{W}sdt":
                yield from self.walk(element.findall(f"{W}sdtContent"), place, depth + 1)
            elif tag in MARKS:
                self._carried.append(_mark(element))
            elif tag in _AROUND or tag in (f"{W}sdtContent", f"{W}footnote", f"{W}endnote"):
                yield from self.walk(element, place, depth + 1)

    def _walk_table(self, table: Any, place: str, depth: int) -> Iterator[Paragraph]:
        if not place:
            self._tables += 1
        name = place or f"table {self._tables}"
        rows = list(_list_rows(table))
        for number, row in enumerate(rows, 1):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            here = place or f"{name}, row {number}"
            for column, cell in enumerate(_list_cells(row), 1):
                paragraphs = list(self.walk(cell, here, depth + 1))
                words = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
                if len(words) == 1 and words[0].kind == "paragraph":
                    yield words[0]._replace(kind="cell", level=column)
                else:
                    yield from paragraphs

    def _walk_paragraph(self, element: Any, place: str, depth: int) -> Iterator[Paragraph]:
        looks = self._styles.of_paragraph(element)
        self.numbered = False
        boxes: list[Any] = []
        pieces = [*self._carried, *self._read(element, looks, None, boxes, 0)]
        self._carried = []
        mark = element.find(f"{W}pPr/{W}rPr/{W}del")
        if mark is not None:
            self._carried = pieces  # with its mark deleted, the paragraph goes on in the next one
        elif any(piece.text.strip() for piece in pieces):
            if not place and self._story == "body":
                self._count += 1
            yield Paragraph(*self._kind_of(looks), self._story, place or self._name(), tuple(pieces), element)
        if boxes:
            inner = Walker.__new__(Walker)
            inner.__dict__.update(self.__dict__, _story="box" if self._story == "body" else self._story, _carried=[], _fields=[])
            for box in boxes:
                for paragraph in inner.walk(box, "a text box", depth + 1):
                    yield paragraph._replace(anchor=element)

    def _name(self) -> str:
        if self._story == "body":
            return f"paragraph {self._count}"
        return {"header": "the page header", "footer": "the page footer", "note": "a note", "box": "a text box"}[self._story]

    def _kind_of(self, looks: Looks) -> tuple[BlockKind, int]:
        if looks.outline is not None:
            return "heading", min(looks.outline + 1, 6)
        return ("item", looks.list_level + 1) if looks.list_level is not None else ("paragraph", 0)

    def _read(self, element: Any, looks: Looks, href: str | None, boxes: list[Any], depth: int) -> Iterator[Piece]:
        """The pieces of a paragraph or of what lies inside of one."""
        if depth > DEEPEST:
            return
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._read_run(child, looks, href, boxes)
            elif tag in _GONE or not isinstance(tag, str):
                continue
            elif tag in MARKS:
                yield _mark(child)
            elif tag == f"{W}hyperlink":
                yield from self._read(child, looks, self._find_target(child) or href, boxes, depth + 1)
            elif tag == f"{W}sdt":
                for content in child.findall(f"{W}sdtContent"):
                    yield from self._read(content, looks, href, boxes, depth + 1)
            elif tag in _INLINE:
                if tag == f"{W}fldSimple" and _PAGE.match(child.get(f"{W}instr") or ""):
                    self.numbered = True
                yield from self._read(child, looks, href, boxes, depth + 1)
            elif tag == f"{_MC}AlternateContent":
                yield from self._read(_choose(child), looks, href, boxes, depth + 1)

    def _read_run(self, run: Any, looks: Looks, href: str | None, boxes: list[Any]) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        bold, size, hidden = looks.bold, looks.size, looks.hidden
        if properties is not None:
            style = self._styles.of_run(properties)
            bold = is_on(properties.find(f"{W}b"), style.bold if style.bold is not None else bool(bold))
            size = size_of(properties) or style.size or size
            hidden = is_on(properties.find(f"{W}vanish"), bool(style.hidden) or hidden)
        for child in run:
            tag = child.tag
            if tag in MARKS:
                yield _mark(child)
            elif tag == f"{W}fldChar":
                self._follow_field(child.get(f"{W}fldCharType"))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                boxes += child.iter(f"{W}txbxContent")
            elif tag == f"{_MC}AlternateContent":
                boxes += _choose(child).iter(f"{W}txbxContent")
            elif not hidden and not any(field.instructing for field in self._fields):
                text = _text_of(child)
                if text:
                    target = href or next((field.href for field in reversed(self._fields) if field.href), None)
                    yield Piece(text, child, bool(bold), size, target)

    def _follow_field(self, step: str | None) -> None:
        if step == "begin":
            self._fields.append(_Field())
        elif self._fields and step == "separate":
            self._fields[-1].settle()
        elif self._fields and step == "end":
            field = self._fields.pop()
            field.settle()
        if self._fields and self._fields[-1].page:
            self.numbered = True

    def _find_target(self, link: Any) -> str | None:
        relation = self._rels.get(link.get(_R_ID) or "")
        return str(relation.target_ref) if relation is not None and relation.is_external else None


class _Field:
    """A field that is being read: its instruction, and then what it shows."""

    def __init__(self) -> None:
        self.instruction = ""
        self.instructing = True
        self.href: str | None = None
        self.page = False

    def settle(self) -> None:
        """The instruction is over."""
        self.instructing = False
        link = _LINK.match(self.instruction)
        self.href = link[1] if link else None
        self.page = _PAGE.match(self.instruction) is not None


def _mark(element: Any) -> Piece:
    return Piece("", element, False, 0, None)


def _text_of(child: Any) -> str:
    tag = child.tag
    if tag == f"{W}t":
        return (child.text or "").replace("\n", " ").replace("\r", " ")
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "\n"
    if tag == f"{W}noBreakHyphen":
        return "\u2011"
    if tag == f"{W}sym":
        try:
            return chr(int(child.get(f"{W}char") or "", 16))
        except (ValueError, OverflowError):
            return ""
    return ""


def _choose(alternatives: Any) -> Any:
    """The form of a drawing that Word itself shows; the other one says the same to older programs."""
    choice = alternatives.find(f"{_MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{_MC}Fallback")
    return choice if choice is not None else alternatives


def _list_rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag == f"{W}sdt":
            yield from child.iterfind(f"{W}sdtContent/{W}tr")
        elif child.tag in _AROUND:
            yield from child.iterfind(f"{W}tr")


def _list_cells(row: Any) -> Iterator[Any]:
    """The cells of a row that have something of their own: what is merged into the cell above has nothing."""
    for cell in (*row.iterfind(f"{W}tc"), *row.iterfind(f"{W}sdt/{W}sdtContent/{W}tc")):
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            merged = properties.find(f"{W}vMerge")
            if merged is not None and merged.get(f"{W}val") != "restart":
                continue
            if properties.find(f"{W}cellDel") is not None:
                continue
        yield cell
