"""Words as the source of a format writes them."""

from __future__ import annotations

import re

# What may mean something else in one of YAML's styles of scalars, plain or quoted.
_UNSAFE_IN_YAML = re.compile(r"""["'\\\n]|:(?:\s|\Z)|\s#|\A[-?:,\[\]{}#&*!|>%@`]""")


def escape(words: str, format: str) -> str | None:
    """The words as a document of the format writes them where other words stood; None where that depends on what stands around them."""
    if format == "html":
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if format == "json":
        import json

        return json.dumps(words, ensure_ascii=False)[1:-1]
    if format == "yaml" and _UNSAFE_IN_YAML.search(words):
        return None
    return words


def unescape(written: str, format: str) -> str:
    """What words that `escape` has written say."""
    if format == "html":
        import html

        return html.unescape(written)
    if format == "json":
        import json

        return str(json.loads(f'"{written}"'))
    return written
