"""SHA-256 without the start-up cost of OpenSSL, which ``hashlib`` loads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_sha256: Callable[[bytes], Any]
try:
    from _sha2 import sha256 as _sha256
except ImportError:
    try:
        from _sha256 import sha256 as _sha256
    except ImportError:
        from hashlib import sha256 as _sha256


def digest(data: bytes) -> str:
    """The hexadecimal SHA-256 of bytes."""
    result: str = _sha256(data).hexdigest()
    return result
