"""SHA-256 without the start-up cost of OpenSSL, which ``hashlib`` loads."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def digest(data: bytes) -> str:
    """The hexadecimal SHA-256 of bytes."""
    result: str = _sha256(data).hexdigest()
    return result


def _find_sha256() -> Any:
    for name in ("_sha2", "_sha256"):  # Python's own compiled digest, in 3.12 and later, and in 3.11
        try:
            return import_module(name).sha256
        except ImportError:
            continue
    return import_module("hashlib").sha256


_sha256 = _find_sha256()
