"""The bytes of a feed, unpacked as they are read: gzip, zip and zstd are known by their first bytes."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zipfile
import zlib
from typing import Any, BinaryIO, cast

from jdlint.model.source import Unreadable

STDIN = "-"
BLOCK = 1 << 18
"""How many bytes are asked for at a time."""

EXPANDS = 300
"""How many times larger than packed a feed may be, once it is beyond `UNSUSPECTED` bytes; real feeds stay below a hundred."""

UNSUSPECTED = 64_000_000

_ZSTD = b"\x28\xb5\x2f\xfd"
_WINDOW = 1 << 27
"""The largest window that a zstd feed may ask for, in bytes."""


class _Counted(io.RawIOBase):
    """A file that counts what was read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a feed, each read once.

    ``count`` is how many were read; ``digest`` their SHA-256 so far; ``read_share`` how much of the file was read, from 0 to 1, or None where its size is
    not known. Raises `Unreadable` where the packed data are broken, cut off, or expand without measure.
    """

    def __init__(self, path: str | bytes) -> None:
        self.count = 0
        self._sha = hashlib.sha256()
        self._file = _open(path)
        try:
            self._size = len(path) if isinstance(path, bytes) else os.fstat(self._file.fileno()).st_size if path != STDIN else 0
        except (OSError, ValueError):
            self._size = 0
        self._packed = _Counted(self._file)
        buffered = io.BufferedReader(self._packed, BLOCK)
        start = buffered.peek(4)[:4]
        self._inner: BinaryIO = buffered
        self.packing = ""
        if start.startswith(b"\x1f\x8b"):
            self.packing = "gzip"
            self._inner = cast(BinaryIO, gzip.GzipFile(fileobj=buffered))
        elif start == _ZSTD:
            self.packing = "zstd"
            self._inner = _open_zstd(buffered)
        elif start == b"PK\x03\x04":
            self.packing = "zip"
            self._inner = self._open_zip(path)

    def _open_zip(self, path: str | bytes) -> BinaryIO:
        if path == STDIN or not self._file.seekable():
            raise Unreadable("A zip archive cannot be read from standard input. Name the file, or pack the feed with gzip.")
        self._file.seek(0)
        self._packed.count = self._size
        try:
            archive = zipfile.ZipFile(self._file)
            files = [member for member in archive.infolist() if not member.is_dir()]
            if len(files) != 1:
                raise Unreadable(f"The zip archive holds {len(files)} files. Pack one feed by itself.")
            return cast(BinaryIO, archive.open(files[0]))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
            raise Unreadable(f"The zip archive cannot be opened: {error}.") from None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(min(len(buffer), BLOCK))
        except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise Unreadable(f"The packed feed is broken or cut off after {self.count:,} unpacked bytes: {error}.") from None
        except OSError as error:
            raise Unreadable(f"The feed could not be read any further than {self.count:,} bytes: {error}.") from None
        except Exception as error:
            if type(error).__name__ != "ZstdError":
                raise
            raise Unreadable(f"The packed feed is broken or cut off after {self.count:,} unpacked bytes: {error}.") from None
        buffer[: len(data)] = data
        self.count += len(data)
        self._sha.update(data)
        if self.packing and self.count > UNSUSPECTED and self.count > EXPANDS * max(self._packed.count, 1):
            raise Unreadable(
                f"The packed feed expands to more than {EXPANDS} times its size, as no feed of postings does. It is not read any further."
            )
        return len(data)

    def hash(self, block: bytes) -> None:
        """Count bytes in that were read by others."""
        self._sha.update(block)

    @property
    def digest(self) -> str:
        """The SHA-256 of what was read so far."""
        return self._sha.hexdigest()

    @property
    def read_share(self) -> float | None:
        """How much of the file was read, from 0 to 1; None where its size is not known."""
        if not self._size or self.packing == "zip":
            return None
        return min(1.0, self._packed.count / self._size)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            if sys.stdin is None or self._file is not sys.stdin.buffer:
                self._file.close()
        super().close()


def _open(path: str | bytes) -> BinaryIO:
    if isinstance(path, bytes):
        return io.BytesIO(path)
    if path == STDIN:
        if sys.stdin is None:
            raise Unreadable("Standard input is closed. Pipe a feed in, or name a file.")
        return sys.stdin.buffer
    try:
        if os.path.isdir(path):
            raise Unreadable("This is a folder. Name the file of the feed.")
        return open(path, "rb", buffering=0)
    except OSError as error:
        raise Unreadable(f"The file could not be opened: {error.strerror or error}.") from None


def _open_zstd(packed: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError:
        raise Unreadable("Feeds packed with zstd need one more part. Install it: pip install 'jdlint[feeds]'") from None
    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return cast(BinaryIO, reader.stream_reader(packed, read_across_frames=True))
