"""The version, in the one place that the package, the command line and the build read."""

from __future__ import annotations

VERSION = "0.1.0"
