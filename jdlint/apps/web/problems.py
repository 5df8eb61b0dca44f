"""What is told when a request cannot be answered, to the one who sent it and to the one who runs the server."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb

from starlette.responses import JSONResponse

FAILED = "jdlint itself failed. Please report it."


def tell(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error as every part of the server tells it."""
    # Half a character, which JSON can spell and UTF-8 cannot, may have been said.
    message = message.encode("utf-8", "backslashreplace").decode()
    return JSONResponse({"status": status, "message": message}, status_code=status, headers=dict(headers or {}))


def tell_busy() -> JSONResponse:
    """What is told where more is asked than the server holds."""
    return tell(503, "The server is busy. Try again in a few seconds.", {"Retry-After": "5"})


def note(error: BaseException) -> None:
    """Tell whoever runs the server where jdlint failed. What the error itself says may hold the text of a posting, and is not told."""
    frames = extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    logging.getLogger("jdlint.serve").error("jdlint itself failed (%s%s). Please report it.", type(error).__name__, where)
