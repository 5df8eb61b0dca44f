"""What the styles of a Word document make of a paragraph: a heading, an item of a list, bold, large, hidden (ECMA-376 part 1, § 17.7)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_DEFAULT_SIZE = 20
"""Half points: what holds where a document says nothing (§ 17.3.2.38)."""


class Looks(NamedTuple):
    """How a paragraph or run looks; None where a style says nothing.

    ``outline`` is the level of a heading from 0, ``list_level`` that of an item from 0, ``size`` is in half points, 0 for unknown.
    """

    outline: int | None = None
    list_level: int | None = None
    bold: bool | None = None
    size: int = 0
    hidden: bool = False


PLAIN = Looks()


def is_on(toggle: Any, otherwise: bool) -> bool:
    """What a toggle says, such as ``w:b``; ``otherwise`` where there is none."""
    return otherwise if toggle is None else toggle.get(f"{W}val") not in ("0", "false", "off", "none")


def size_of(properties: Any) -> int:
    """The size of letters in half points, 0 where nothing is said."""
    size = properties.find(f"{W}sz")
    value = size.get(f"{W}val") if size is not None else None
    return int(value) if value is not None and value.isdigit() and len(value) < 5 else 0


class Styles:
    """The styles of a document, each resolved through those that it is based on."""

    def __init__(self, root: Any) -> None:
        """``root`` is the element ``w:styles``, None for a document without styles."""
        elements = root.findall(f"{W}style") if root is not None else []
        self._elements = {element.get(f"{W}styleId"): element for element in elements}
        self._looks: dict[str | None, Looks] = {}
        normal = next((one for one in elements if one.get(f"{W}type") == "paragraph" and is_default(one)), None)
        self._normal = normal.get(f"{W}styleId") if normal is not None else None
        base = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._size = (size_of(base) if base is not None else 0) or _DEFAULT_SIZE

    def of_paragraph(self, paragraph: Any) -> Looks:
        """How a paragraph looks, its own properties on top of its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            looks = self._resolve(self._normal)
        else:
            style = properties.find(f"{W}pStyle")
            name = style.get(f"{W}val") if style is not None else self._normal
            looks = _add(self._resolve(name if name in self._elements else self._normal), properties, None)
        return looks._replace(size=looks.size or self._size)

    def of_run(self, properties: Any) -> Looks:
        """How the character style of a run looks."""
        style = properties.find(f"{W}rStyle")
        return self._resolve(style.get(f"{W}val")) if style is not None else PLAIN

    def _resolve(self, name: str | None) -> Looks:
        if name not in self._looks:
            chain: list[Any] = []
            here = name
            while here in self._elements and self._elements[here] not in chain and len(chain) < 50:
                chain.append(self._elements[here])
                based = chain[-1].find(f"{W}basedOn")
                here = based.get(f"{W}val") if based is not None else None
            looks = PLAIN
            for element in reversed(chain):
                looks = _add(looks, element.find(f"{W}pPr"), element.find(f"{W}rPr"))
                looks = looks._replace(outline=_outline_by_name(element, looks.outline))
            self._looks[name] = looks
        return self._looks[name]


def is_default(style: Any) -> bool:
    """Whether a style is the one that holds where no other is named."""
    return style.get(f"{W}default") in ("1", "true", "on")


def _outline_by_name(style: Any, outline: int | None) -> int | None:
    """The level of a heading by the name of its style: that of a built-in style is English in every language of Word."""
    name = style.find(f"{W}name")
    words = (name.get(f"{W}val") or "").strip() if name is not None else ""
    if words.lower() == "title":
        return 0
    match = _HEADING.fullmatch(words)
    return int(match[1]) - 1 if match else outline


def _add(looks: Looks, paragraph: Any, run: Any) -> Looks:
    """Some properties on top of others."""
    outline, level, bold, size, hidden = looks.outline, looks.list_level, looks.bold, looks.size, looks.hidden
    if paragraph is not None:
        said = paragraph.find(f"{W}outlineLvl")
        if said is not None and (value := said.get(f"{W}val") or "").isdigit():
            outline = int(value) if int(value) < 9 else None
        numbering = paragraph.find(f"{W}numPr")
        if numbering is not None:
            number, depth = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
            off = number is not None and number.get(f"{W}val") == "0"
            said_depth = depth.get(f"{W}val") if depth is not None else None
            level = None if off else int(said_depth) if said_depth and said_depth.isdigit() and len(said_depth) < 3 else 0
    if run is not None:
        bold = is_on(run.find(f"{W}b"), bool(bold)) if run.find(f"{W}b") is not None else bold
        size = size_of(run) or size
        hidden = is_on(run.find(f"{W}vanish"), hidden)
    return Looks(outline, level, bold, size, hidden)
