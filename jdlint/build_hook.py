"""What hatchling runs when it builds a wheel: rules and schemas go in under ``jdlint/_data``, beside the pack and the table made of them.

An editable install gets none of it and reads the folders of the checkout. This file itself stays out of the wheel.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface[Any]):
    """Compile the rules and the law and name what the wheel holds beside the code."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the files are collected; ``version`` is "standard" or "editable"."""
        if version == "editable":
            return
        root = Path(self.root)
        # The sources themselves, not a jdlint that may be installed where the build runs.
        sys.path.insert(0, self.root)
        try:
            from jdlint.checking.law.table import compile_table
            from jdlint.checking.pack import compile_pack
        finally:
            sys.path.remove(self.root)
        self.folder = tempfile.TemporaryDirectory()
        for name, pack in compile_pack(root / "rules").items():
            file = Path(self.folder.name, name)
            file.write_text(json.dumps(pack, ensure_ascii=True, separators=(",", ":")), encoding="ascii")
            build_data["force_include"][str(file)] = f"jdlint/_data/{name}"
        law = Path(self.folder.name, "law.jsonl")
        law.write_bytes(compile_table(root / "rules" / "law"))
        build_data["force_include"] |= {
            str(law): "jdlint/_data/law.jsonl",
            str(root / "rules"): "jdlint/_data/rules",
            str(root / "schemas"): "jdlint/_data/schemas",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """After the wheel is written."""
        if version != "editable":
            self.folder.cleanup()
