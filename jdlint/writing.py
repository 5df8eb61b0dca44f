"""Output that arrives whole or not at all, and that no terminal's encoding can break."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable


def encode(text: str | bytes, encoding: str | None) -> bytes:
    """The text as bytes; what the encoding cannot say is written as an escape such as ``\\xe9``. Bytes stay as they are."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode(encoding or "utf-8", "backslashreplace")
    except LookupError:
        return text.encode("utf-8", "backslashreplace")


def print_all(chunks: Iterable[str | bytes]) -> None:
    """Write to standard output; a reader who has seen enough and hangs up is no fault."""
    out = sys.stdout
    try:
        out.flush()
        for chunk in chunks:
            out.buffer.write(encode(chunk, out.encoding))
        out.buffer.flush()
    except BrokenPipeError:
        return


def replace_file(path: str, chunks: Iterable[str | bytes]) -> None:
    """Write a file, text as UTF-8, in one step: whoever reads it sees the old content or the new.

    Where ``path`` is a link, the file that it leads to is replaced; permissions stay. What is no regular file, such as
    ``/dev/stderr`` or a pipe, is written to directly. Raises OSError.
    """
    import tempfile

    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as file:
            file.writelines(encode(chunk, None) for chunk in chunks)
        return
    handle, temporary = tempfile.mkstemp(prefix=f".{os.path.basename(target)[:100]}.", dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.writelines(encode(chunk, None) for chunk in chunks)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(mode) if mode is not None else 0o666 & ~find_umask())
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def find_umask() -> int:
    """The permissions that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
