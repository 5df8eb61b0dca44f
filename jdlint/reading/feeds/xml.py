"""XML feeds: Indeed's and its dialects, RSS, HR-XML. Each record is cut out by its element's name and parsed by itself.

So that one broken record does not cost the others, and so that nothing that a document type declares is ever looked at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.parsers import expat

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.lines import decode_text, is_misencoded
from jdlint.reading.feeds.segments import LARGEST_RECORD, Damaged, Form, Segment, damage
from jdlint.reading.tree import DEEPEST

ITEMS = frozenset("job ad item posting position entry offer vacancy jobposting positionopening".split())
"""What the element of a record is called, folded; the outermost one counts."""

_ROOTS = frozenset("positionopening job jobposting vacancy".split())
_PROLOGUE = 4_000_000
_BLOCK = 1 << 18
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*\\?["']([A-Za-z][\w.:-]{0,40})""")
_NODE = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<doctype><!DOCTYPE\b[^\[>]*(?P<subset>\[)?)"
    rb"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?(?P<empty>/?)>",
    re.DOTALL,
)
_UNKNOWN_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_SPACE = b" \t\r\n"


class Prologue(NamedTuple):
    """What stands before the first record, and the name of the records' element as it is written."""

    form: Form
    data: bytes
    size: int


def read_prologue(stream: io.BufferedReader[Any], head: bytes = b"") -> Prologue:
    """The form of an XML feed and what was read of it so far. Raises `Unreadable` for what is no feed, or could be a bomb."""
    data = head
    while True:
        more = stream.read(_BLOCK)
        data += more
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Unreadable("The feed is written in UTF-16. Save it as UTF-8.")
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
        encoding = declared.group(1).decode() if declared else "utf-8"
        decode_text(b"", encoding)
        found = _find_item(data)
        if found is not None and (found[1] >= 0 or not more):
            name, at = found
            return Prologue(Form("xml", encoding, name.decode()), data, at if at >= 0 else len(data))
        if not more or len(data) > _PROLOGUE:
            raise Unreadable(
                "No record was found in this XML file. Its records have to lie in elements such as <job>, <item> or <position> inside one root."
            )


def _find_item(data: bytes) -> tuple[bytes, int] | None:
    """The name of the records' element and where the first one begins; -1 for a feed that holds none."""
    stack: list[bytes] = []
    children: dict[tuple[int, bytes], int] = {}
    for match in _NODE.finditer(data):
        if match["doctype"]:
            if match["subset"]:
                raise Unreadable(
                    "The XML declares a document type of its own. Take the <!DOCTYPE ...> out: entities are not expanded."
                )
            continue
        name = match["name"]
        if not name:
            continue
        if match["close"]:
            if not stack:
                return None
            stack.pop()
            if not stack:
                return b"job", -1
            continue
        folded = _fold(name)
        if folded in ITEMS and (stack or folded in _ROOTS):
            return name, match.start()
        if stack:
            children[len(stack), name] = children.get((len(stack), name), 0) + 1
            if (
                len(stack) == 1
                and children[1, name] == 3
                and sum(count for (depth, _), count in children.items() if depth == 2) >= 6
            ):
                # An element of any name that comes again and again and has parts.
                first = re.search(rb"<" + re.escape(name) + rb"(?=[\s/>])", data)
                return name, first.start() if first else -1
        if not match["empty"]:
            stack.append(name)
        if len(stack) > DEEPEST:
            raise Unreadable(f"The XML nests elements more than {DEEPEST} deep.")
    return None


def _fold(name: bytes) -> str:
    return name.rpartition(b":")[2].replace(b"-", b"").replace(b"_", b"").lower().decode("ascii", "replace")


def split_xml(stream: io.BufferedReader[Any], prologue: Prologue) -> Iterator[Segment]:
    """The records of an XML feed and what stands around them."""
    name = re.escape(prologue.form.item.encode())
    opening = re.compile(rb"<" + name + rb"(?=[\s/>])")
    token = re.compile(rb"<!\[CDATA\[|<!--|<(/?)" + name + rb"(?=[\s/>])[^<>]*>")
    between = re.compile(rb"<!--|<" + name + rb"(?=[\s/>])")
    followed = re.compile(rb"</" + name + rb"\s*>\s*<" + name + rb"(?=[\s/>])")
    data, offset, ended = prologue.data, 0, False

    def more() -> bool:
        nonlocal data, ended
        block = stream.read(_BLOCK) if not ended else b""
        ended = not block
        data += block
        return not ended

    while True:
        # Everything up to the next record is nobody's.
        match = between.search(data)
        while match is not None and match[0] == b"<!--":
            close = data.find(b"-->", match.end())
            while close < 0 and len(data) - match.start() <= LARGEST_RECORD and more():
                close = data.find(b"-->", match.end())
            match = between.search(data, close if close >= 0 else match.end())
        if match is None:
            keep = len(data) if ended else max(0, len(data) - len(name) - 2)
            if keep:
                yield Segment("envelope", offset, offset + keep, b"", data[:keep])
                offset, data = offset + keep, data[keep:]
            if not more() and not data:
                return
            continue
        low = match.start()
        lead = len(data[:low].rstrip(_SPACE))
        if lead:
            yield Segment("envelope", offset, offset + lead, b"", data[:lead])
            offset, data, low = offset + lead, data[lead:], low - lead
        end, why, at = -1, "", low + 1
        opened = False
        while end < 0 and not why:
            found = token.search(data, at - 1 if not opened else at)
            if found is None:
                if len(data) - low > LARGEST_RECORD:
                    why = f"the record is longer than {LARGEST_RECORD // 1_000_000} MB, or its end is missing"
                elif not more():
                    why = "the record breaks off: its end is missing"
                else:
                    at = max(at, len(data) - _BLOCK - 100)
                    at = max(at, low + 1)
                continue
            if found[0] in (b"<![CDATA[", b"<!--"):
                closer = b"]]>" if found[0] != b"<!--" else b"-->"
                close = data.find(closer, found.end())
                while close < 0 and len(data) - low <= LARGEST_RECORD and more():
                    close = data.find(closer, found.end())
                # No HTML has elements of this name, so that one in CDATA is the next record; a comment may hold a whole one.
                swallowed = (opening if closer == b"]]>" else followed).search(
                    data, found.end(), close if close >= 0 else len(data)
                )
                if close < 0 or swallowed:
                    why = f"{'a CDATA section' if closer == b']]>' else 'a comment'} is not closed"
                    at = found.end()
                    break
                at = close + 3
            elif found[1]:
                end = found.end()
            elif opened:
                why = "the record's end is missing: another record begins inside it"
                at = found.start()
            elif found[0].endswith(b"/>"):
                end = found.end()
            else:
                opened, at = True, found.end()
        if end >= 0:
            yield Segment("record", offset, offset + end, data[:low], data[low:end])
            offset, data = offset + end, data[end:]
            continue
        # A damaged region ends where the next record begins.
        following = opening.search(data, max(at, low + 1))
        while following is None and len(data) - low <= LARGEST_RECORD and more():
            following = opening.search(data, max(at, low + 1))
        high = following.start() if following else _root_end(data, low) if ended else len(data)
        high = len(data[:high].rstrip(_SPACE))
        yield damage(offset, offset + high, data[:low], data[low:high], why)
        offset, data = offset + high, data[high:]


def _root_end(data: bytes, low: int) -> int:
    """Where the closing tags at the end of the feed begin."""
    match = re.search(rb"(?:</[\w.:-]+\s*>\s*){1,3}\Z", data[-500:])
    return max(low + 1, len(data) - len(match[0])) if match else len(data)


def decode_xml(form: Form, raw: bytes) -> dict[str, Any]:
    """The record by the names of its elements. Raises `Damaged`.

    An element that comes several times is a list; attributes are members beside its parts, or beside its text, which is then ``value``.
    """
    encoding = form.encoding
    if is_misencoded(raw, encoding):
        raw, encoding = decode_text(raw, encoding).encode(), "utf-8"
    tree = _Tree()
    try:
        parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = tree.start
        parser.EndElementHandler = tree.end
        parser.CharacterDataHandler = tree.text.append
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise Damaged(_describe(error, raw, tree.innermost)) from None
    value = tree.root
    return value if isinstance(value, dict) else {"value": value} if value else {}


def _refuse(*_: object) -> None:
    raise Damaged("a document type stands inside the record")


def _describe(error: expat.ExpatError, raw: bytes, innermost: str) -> str:
    said = expat.errors.messages.get(error.code, str(error))
    line = f"line {error.lineno} of the record"
    if "undefined entity" in said:
        names = [match[1] for match in _UNKNOWN_ENTITY.finditer(raw.decode("utf-8", "replace"))]
        known = {"amp", "lt", "gt", "quot", "apos"}
        name = next((name for name in names if name not in known), "?")
        return f"the XML knows no &{name}; ({line}); write the character itself, or put the text into CDATA"
    if "invalid token" in said:
        return f"the XML is broken in {line}: a bare & or <, or a control character, which XML does not allow"
    if "mismatched tag" in said:
        return f"the XML is broken in {line}: another element ends before <{innermost}> does"
    return f"the XML is broken in {line}: {said}"


class _Tree:
    """The elements of a record as dictionaries, lists and strings."""

    def __init__(self) -> None:
        self.root: Any = None
        self.text: list[str] = []
        self._stack: list[tuple[str, dict[str, Any]]] = []

    @property
    def innermost(self) -> str:
        """The name of the element that is open."""
        return self._stack[-1][0] if self._stack else ""

    def start(self, name: str, attributes: list[str]) -> None:
        if len(self._stack) >= DEEPEST:
            raise Damaged(f"elements are nested more than {DEEPEST} deep")
        self.text.clear()
        members: dict[str, Any] = {}
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            if not key.startswith(("xmlns", "xml:", "xsi:")):
                members[key.rpartition(":")[2]] = value
        self._stack.append((name.rpartition(":")[2], members))

    def end(self, _: str) -> None:
        text = "".join(self.text)
        self.text.clear()
        name, members = self._stack.pop()
        value: Any = members
        if not members or text.strip():
            value = {**members, "value": text} if members else text
        if not self._stack:
            self.root = value
            return
        siblings = self._stack[-1][1]
        if name not in siblings:
            siblings[name] = value
        elif isinstance(siblings[name], list):
            siblings[name].append(value)
        else:
            siblings[name] = [siblings[name], value]
