"""HTML made of elements. What is no element is text, and escaped: nothing of a hostile posting becomes part of a page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from jdlint.reporting.plain import show

_VOID = frozenset(("br", "input", "link", "meta"))


class Html(str):
    """Markup that is ready: what stands in this file makes it, and who renders the Markdown of our own guides."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: str | int | float | None) -> Html:
    """An element with what is in it; None is nothing. Attributes are text; ``class_`` is ``class``, ``aria_label`` ``aria-label``."""
    told = "".join(
        f' {key.strip("_").replace("_", "-")}="{_write(str(value))}"' for key, value in attributes.items() if value is not None
    )
    return Html(f"<{name}{told}>" if name in _VOID else f"<{name}{told}>{join(inside)}</{name}>")


def join(parts: Iterable[str | None]) -> Html:
    """Elements and texts, one after the other."""
    return Html("".join(part if isinstance(part, Html) else _write(part) for part in parts if part))


def _write(text: str) -> str:
    return escape(show(text.replace("\t", " ").replace("\n", " ")), quote=False).replace('"', "&quot;")


def preformat(text: str) -> Html:
    """Text that keeps its lines, for a ``pre``."""
    return Html("\n".join(_write(line) for line in text.expandtabs(4).split("\n")))


def link(words: str, url: str | None) -> Html:
    """Words that lead to an address on the web; the words alone where it is none."""
    if url is None or not url.startswith(("https://", "http://")):
        return join([words])
    return tag("a", words, href=url, rel="noreferrer")
