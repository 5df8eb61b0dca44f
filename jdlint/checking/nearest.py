"""The nearest right word to one that is wrong."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(name: str, names: Iterable[str]) -> str:
    """The words ``; did you mean "…"?`` with the nearest of ``names``, "" where none is near."""
    from difflib import get_close_matches

    plain = name.lower().replace("_", "-").strip()
    all_names = list(names)
    if plain in all_names:
        return f'; did you mean "{plain}"?'
    # Whoever leaves words out ("eeo-missing") means a name that has all the words given, not one that is spelt alike.
    words = set(plain.split("-"))
    near = get_close_matches(plain, [one for one in all_names if words <= set(one.split("-"))], 1, 0.0)
    near = near or get_close_matches(plain, all_names, 1, 0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def tell_names(name: str, names: Iterable[str]) -> str:
    """The nearest of ``names`` as `suggest` tells it, or all of them where none is near."""
    every = sorted(set(names))
    return suggest(name, every) or f"; there are {', '.join(every)}"
