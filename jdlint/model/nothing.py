"""The empty mapping of fields that say nothing; as its type has it, nobody fills it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NOTHING: Mapping[str, Any] = {}
