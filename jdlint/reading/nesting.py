"""Which elements a reader is inside of, and so what kind of block it writes."""

from __future__ import annotations

from jdlint.model.document import BlockKind
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.tags import HEADINGS

# The kind and the level of what stands directly in an element, but for list items, whose level is that of their list, and cells.
_KINDS: dict[str, tuple[BlockKind, int]] = {"blockquote": ("quote", 0), "pre": ("code", 0)}
_KINDS |= {name: ("heading", int(name[1])) for name in HEADINGS}
_PARAGRAPH: tuple[BlockKind, int] = ("paragraph", 0)


class Nesting:
    """The open elements that decide about kinds: ``h1`` to ``h6``, ``ul`` (any list), ``li``, ``table``, ``td`` (any cell),
    ``blockquote`` and ``pre``.

    Each is opened and closed in constant time on average, however deep and broken the nesting is.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self._stack: list[str] = []
        self._open_count: dict[str, int] = {}
        self._lists = 0
        self._fresh = -1
        self._column = 0
        self._kind: BlockKind = "paragraph"
        self._level = 0

    @property
    def preformatted(self) -> bool:
        """Whether lines are kept as they are."""
        return bool(self._open_count.get("pre"))

    def open(self, name: str) -> None:
        """Begin an element that decides what kind its blocks are, ending those that HTML lets authors leave open."""
        stack = self._stack
        top = stack[-1] if stack else ""
        if name == "td":
            if self._open_count.get("table"):
                while stack[-1] != "table":
                    self._leave()
            elif top == "td":
                self._leave()
        elif top in HEADINGS and (name == "li" or name in HEADINGS):
            self._leave()
            top = stack[-1] if stack else ""
        if name == top == "li":
            self._leave()
        stack.append(name)
        self._open_count[name] = self._open_count.get(name, 0) + 1
        if name == "li":
            self._kind, self._level = "item", self._lists or 1
            self.builder.block("item", self._level)
            self._fresh = self.builder.count
            return
        if name == "ul":
            self._lists += 1
        elif name == "table":
            self._column = 0
        elif name == "td":
            self._column += 1
        elif name == "pre":
            self.builder.quote_code(True)
        self._kind, self._level = self._tell(name)
        self.builder.block(self._kind, self._level)

    def begin_row(self) -> None:
        """End the block; the next cell is the first of its row."""
        self._column = 0
        self.break_block()

    def close(self, name: str) -> None:
        """End the innermost element of this name, and what is open inside it."""
        if self._open_count.get(name):
            while self._leave() != name:
                pass
        self.break_block()

    def break_block(self) -> None:
        """End the block; what follows is one of the kind that its place asks for."""
        builder = self.builder
        if self._kind == "item" and builder.count != self._fresh:
            # Only what an item begins with is the item; what follows inside it are paragraphs.
            builder.block("paragraph")
        else:
            builder.block(self._kind, self._level)

    def break_line(self, start: int, end: int) -> None:
        """End a line: a new block, except inside a heading, which stays one."""
        if self._stack and self._stack[-1] in HEADINGS:
            self.builder.space(" ", start, end)
        else:
            self.break_block()

    def pop(self, name: str) -> None:
        """Leave the innermost element of this name, and what is open inside it, without ending the block."""
        if self._open_count.get(name):
            while self._leave() != name:
                pass

    def _leave(self) -> str:
        stack = self._stack
        name = stack.pop()
        self._open_count[name] -= 1
        if name == "ul":
            self._lists -= 1
        elif name == "li":
            self._fresh = -1
        elif name == "pre":
            self.builder.quote_code(False)
        self._kind, self._level = self._tell(stack[-1] if stack else "")
        return name

    def _tell(self, name: str) -> tuple[BlockKind, int]:
        """The kind and the level of what stands directly in an element."""
        if name == "li":
            return "item", self._lists or 1
        return ("cell", self._column) if name == "td" else _KINDS.get(name, _PARAGRAPH)
