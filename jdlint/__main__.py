"""``jdlint`` and ``python -m jdlint``."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line. Until a command knows how much there is to do, no garbage is searched for: loading makes none."""
    gc.disable()
    from jdlint.apps.cli import main

    main()


if __name__ == "__main__":
    main()
