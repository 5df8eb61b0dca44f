"""The check kinds by name. A kind is one file; its name is the key in a rule's ``check``."""

from __future__ import annotations

from importlib import import_module

from jdlint.checking.judging import Kind
from jdlint.checking.rule import KIND_NAMES

_loaded: dict[str, Kind] = {}


def get_kind(name: str) -> Kind:
    """The kind of a name, imported when first used. Raises KeyError for an unknown name."""
    if name not in KIND_NAMES:
        raise KeyError(name)
    if name not in _loaded:
        kind: Kind = import_module(f"jdlint.checking.kinds.{name}").KIND
        _loaded[name] = kind
    return _loaded[name]
