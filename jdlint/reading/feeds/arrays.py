"""JSON documents: the records lie in a list at the root or inside the wrappers that job boards use, one after the other.

The list is walked as it is read. A record that does not parse is left behind at the next place where one plainly begins, as the records
before it began.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from jdlint.model.source import Unreadable
from jdlint.reading.feeds.lines import describe
from jdlint.reading.feeds.segments import LARGEST_RECORD, Segment, damage
from jdlint.reading.tree import DEEPEST

LISTS = frozenset(
    "jobs job postings posting positions position vacancies vacancy offers offer openings opening roles jobpostings jobposting jobopenings "
    "requisitions requisition udfs searchresultitems hits results result data items item content records entries documents response "
    "feed list @graph".split()
)
"""What a list of postings is called, folded."""

_PAGES = LISTS | {"listpages", "pages"}

_TOKEN = re.compile(
    r'[\s,:]*(?:("(?:[^"\\\x00-\x1f]|\\.)*+")|([{}\[\]])|(-?[0-9][0-9.eE+-]*+|true|false|null|NaN|-?Infinity))', re.DOTALL
)
_BLANKS = re.compile(r"[\s,]*+")
_SCALAR = r'(?:"(?:[^"\\\x00-\x1f]|\\.)*+"|-?[0-9][0-9.eE+-]*+|true|false|null)'
_ODD = re.compile("[\udc80-\udcff]")
_DECODER = json.JSONDecoder()
_BRACE = re.compile(r"\{")
_MOST_TRIES = 500
"""How many places in a block are tried as the beginning of a record."""

_CLOSING = re.compile(r"(?<=\n)\s*+\]|\]")
_LONGEST_TAIL = 4096
_MOST_TAILS = 100
_DEEPEST_LIST = 8
_BLOCK = 1 << 18


class _Buffer:
    """The text of the feed from some offset on, read as it is needed; bytes that are no UTF-8 survive as surrogates."""

    def __init__(self, stream: io.BufferedReader[Any]) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self.text = ""
        self.at = 0
        self.offset = 0  # bytes before `text`
        self.ended = False

    def more(self, size: int = _BLOCK) -> bool:
        """Read on; whether there was more."""
        if self.ended:
            return False
        data = self._stream.read(size)
        self.ended = not data
        self.text += self._decode(data, final=self.ended)
        return not self.ended

    def take(self, end: int) -> bytes:
        """The bytes up to an index of the text, which are not needed any more."""
        data = to_bytes(self.text[:end])
        self.offset += len(data)
        self.text = self.text[end:]
        self.at = 0
        return data


def to_bytes(text: str) -> bytes:
    """The bytes that a text was read from."""
    return text.encode("utf-8", "surrogateescape")


def split_json(stream: io.BufferedReader[Any]) -> Iterator[Segment]:
    """The records of a JSON document, and what stands around them. Raises `Unreadable` where there is no list of postings."""
    buffer = _Buffer(stream)
    buffer.more()
    if buffer.text.startswith("\ufeff"):
        yield Segment("envelope", 0, 3, b"", buffer.take(1))
    yield from _Walk(buffer).split()


class _Walk:
    """One pass over a document. ``stack`` are the names of the values that are open, and whether each is a list."""

    def __init__(self, buffer: _Buffer) -> None:
        self.buffer = buffer
        self.stack: list[tuple[str, bool]] = []
        self.listed = False  # whether a list of postings was found in the value at the root
        self.opening: re.Pattern[str] | None = None
        self.first: re.Pattern[str] | None = None
        self.names: frozenset[str] = frozenset()
        self.lead = ""
        self.parting: re.Pattern[str] | None = None
        self.lost = False  # whether a damaged region went on to the end

    def split(self) -> Iterator[Segment]:
        buffer = self.buffer
        key = ""
        while True:
            match = _TOKEN.match(buffer.text, buffer.at)
            if (match is None or match.end() > len(buffer.text) - 2) and buffer.more():
                if len(buffer.text) - buffer.at > LARGEST_RECORD and not self.listed:
                    raise Unreadable("No list of postings was found in the first 16 MB of this JSON document.")
                continue
            if match is None:
                break
            string, sign, _ = match.groups()
            buffer.at = match.end()
            if string is not None:
                key = string[1:-1].replace("_", "").replace("-", "").lower()
                continue
            if sign in ("{", "["):
                inside = key if buffer.text[: match.end() - 1].rstrip().endswith(":") else ""
                if sign == "{" and self.stack and self.stack[-1][1] and self._holds_postings():
                    buffer.at -= 1
                    yield from self._records()
                    key = ""
                    continue
                if len(self.stack) >= DEEPEST:
                    raise Unreadable(f"The JSON document nests values more than {DEEPEST} deep.")
                self.stack.append((inside, sign == "["))
            elif sign and self.stack:
                if sign == "]" and self._holds_postings() and buffer.text[: match.end() - 1].rstrip().endswith("["):
                    self.listed = True  # a list of no postings
                self.stack.pop()
                if not self.stack:
                    yield from self._close_root()
            key = key if string is not None else ""
        yield from self._rest()

    def _holds_postings(self) -> bool:
        """Whether the list that is open is one of postings: every name on the way to it says so."""
        name = self.stack[-1][0]
        return (
            len(self.stack) <= _DEEPEST_LIST
            and (not name or name in LISTS)
            and all(not name or name in _PAGES for name, is_list in self.stack if is_list)
        )

    def _close_root(self) -> Iterator[Segment]:
        """A value at the root has ended: it is one posting, unless its postings were told already."""
        buffer = self.buffer
        start, end = buffer.offset, buffer.at
        text = buffer.text[:end]
        if self.listed:
            return
        lead = len(text) - len(text.lstrip(" \t\r\n,"))
        if text[lead : lead + 1] == "{":
            before = buffer.take(lead)
            raw = buffer.take(end - lead)
            yield Segment("record", start, buffer.offset, before, raw)
        else:
            raw = buffer.take(end)
            yield Segment("envelope", start, buffer.offset, b"", raw)

    def _rest(self) -> Iterator[Segment]:
        """What is left when nothing more can be read."""
        buffer = self.buffer
        start = buffer.offset
        broken = buffer.text[buffer.at :].strip(" \t\r\n,") != "" or (bool(self.stack) and not self.lost)
        while True:
            raw = buffer.take(len(buffer.text))
            if broken:
                yield damage(
                    start, buffer.offset, b"", raw, "the JSON document breaks off here, or something stands where nothing should"
                )
            elif raw:
                yield Segment("envelope", start, buffer.offset, b"", raw)
            start = buffer.offset
            if not buffer.more(1 << 20):
                return

    def _records(self) -> Iterator[Segment]:
        """The records of the list that is open; afterwards its bracket is the next token."""
        buffer = self.buffer
        self.listed = True
        start = buffer.offset
        head = buffer.text[: buffer.at].rstrip(" \t\r\n")
        raw = buffer.take(len(head))
        if raw:
            yield Segment("envelope", start, buffer.offset, b"", raw)
        while True:
            blanks = _BLANKS.match(buffer.text)
            low = blanks.end() if blanks else 0
            if low >= len(buffer.text):
                if buffer.more():
                    continue
                return
            if buffer.text[low] == "]":
                buffer.at = low
                return
            value, end, why = self._parse(low)
            if value is None:
                yield self._skip(low, why)
                continue
            start = buffer.offset
            if not isinstance(value, dict):
                lead = buffer.take(low)
                raw = buffer.take(end - low)
                yield damage(
                    start, buffer.offset, lead, raw, "a posting is an object between braces, and something else stands here"
                )
                continue
            self._learn(value, buffer.text[:low])
            odd = _ODD.search(buffer.text, low, end) is not None
            lead = buffer.take(low)
            raw = buffer.take(end - low)
            yield Segment("record", start, buffer.offset, lead, raw, value=None if odd else value)

    def _parse(self, low: int) -> tuple[Any, int, str]:
        """The record that begins at an index, with its end, or why it cannot be read."""
        buffer = self.buffer
        while True:
            text = buffer.text
            try:
                value, end = _DECODER.raw_decode(text, low)
                return value, end, ""
            except RecursionError:
                return None, 0, f"values are nested more than {DEEPEST} deep"
            except json.JSONDecodeError as error:
                # What is cut off by the end of what was read may be whole.
                near = error.pos > len(text) - 16 or error.msg.startswith("Unterminated string")
                if not near or len(text) - low > LARGEST_RECORD or not buffer.more(max(_BLOCK, len(text) - low)):
                    error.pos -= low
                    return None, 0, f"the JSON is broken: {describe(error)}"
            except ValueError:
                return None, 0, "a number has more digits than anybody needs"

    def _learn(self, value: dict[str, Any], lead: str) -> None:
        """Take note of how records are parted, and from the first one of how they begin."""
        if "," in lead and "\n" in lead and (not self.lead or len(lead) < len(self.lead)):
            # No string of JSON holds a line end, so that this parts records; members of one, which may stand under each other in the same
            # way, begin with a quote. A longer one has blank lines in it by chance.
            self.lead = lead
            self.parting = re.compile(re.escape(lead) + r"(?=[^\s\"\]}])")
        if self.opening is not None or len(value) < 2:
            return
        self.names = frozenset(value)
        first, second = (re.escape(json.dumps(name, ensure_ascii=False)) for name in list(value)[:2])
        self.first = re.compile(rf"\{{\s*+{first}\s*+:")
        self.opening = re.compile(rf"\{{\s*+{first}\s*+:\s*+{_SCALAR}\s*+,\s*+{second}\s*+:", re.DOTALL)

    def _skip(self, low: int, why: str) -> Segment:
        """The region from an index to where the next record begins, or to the end of the list or the feed."""
        buffer = self.buffer
        start = buffer.offset
        lead = buffer.take(low)
        kept, at = b"", 1
        while True:
            found = self._find_opening(at)
            if found >= 0:
                region = buffer.text[:found]
                low = len(region.rstrip(" \t\r\n,"))
                kept += buffer.take(low)
                return damage(start, buffer.offset, lead, kept, why)
            at = max(1, len(buffer.text) - 4096)
            if len(buffer.text) > LARGEST_RECORD:
                kept = (kept + buffer.take(at))[: 2 * LARGEST_RECORD]
                at = 0
            if not buffer.more(max(_BLOCK, len(buffer.text))):
                break
        kept += buffer.take(self._find_tail())
        self.lost = not buffer.text
        return damage(start, buffer.offset, lead, kept, why)

    def _find_tail(self) -> int:
        """Where the end of the document begins, after a region that goes on to it: what closes all that is open."""
        text = self.buffer.text
        opened = "".join("[" if is_list else '{"":' for _, is_list in self.stack)
        for number, match in enumerate(_CLOSING.finditer(text, max(0, len(text) - _LONGEST_TAIL))):
            if number >= _MOST_TAILS:
                break
            try:
                json.loads(opened + text[match.start() :])
            except (ValueError, RecursionError):
                continue
            return match.start()
        return len(text)

    def _find_opening(self, at: int) -> int:
        """Where a record begins, from an index on; -1 if none does in what was read."""
        text = self.buffer.text
        plain = self.opening.search(text, at) if self.opening is not None else None
        found = plain.start() if plain is not None else -1
        parted = self.parting.search(text, at) if self.parting is not None else None
        if parted is not None and (found < 0 or parted.end() < found):
            found = parted.end()
        places = (self.first or _BRACE).finditer(text, at, found if found >= 0 else len(text))
        for match in islice(places, _MOST_TRIES):
            try:
                value, end = _DECODER.raw_decode(text, match.start())
            except (ValueError, RecursionError):
                continue
            known = not self.names or 2 * len(self.names & value.keys()) >= len(self.names)
            if known and text[end : end + 200].lstrip()[:1] in ("", ",", "]"):
                return match.start()
        return found
