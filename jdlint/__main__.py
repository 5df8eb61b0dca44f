"""``python -m jdlint``."""

from jdlint.apps.cli import main

main()
