"""What a run remembers on disk: ids and texts it has met, where it stands, and what became of each record in the last run."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from jdlint.gate.rows import Row

_RUN = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (kind INTEGER, hash BLOB, position INTEGER, key TEXT, PRIMARY KEY (kind, hash)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS staged (key TEXT PRIMARY KEY, sha TEXT, line BLOB, good BLOB) WITHOUT ROWID;
"""
_STATE = """
CREATE TABLE IF NOT EXISTS state.told (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state.known (key TEXT PRIMARY KEY, sha TEXT, line BLOB, good BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS state.by_sha ON known (sha);
"""
KEY, TEXT = 0, 1


class Known(NamedTuple):
    """What the last run left of an id: its row, and the last version that was accepted, None if there was none."""

    row: Row
    good: bytes | None


class Busy(Exception):
    """Another run is at work on the same files."""


class Ledger:
    """The memory of a run in a file of its own, and that of all runs in ``state``, if one is named.

    Nothing counts before `commit`; after a crash the ledger stands as the last one left it. Raises `Busy`, and OSError where a file cannot be used.
    """

    def __init__(self, path: str, state: str | None = None) -> None:
        self._db = _connect(path)
        self.state = state is not None
        if state is not None:
            try:
                self._db.execute("ATTACH ? AS state", (state,))
                self._db.executescript(_STATE)
            except sqlite3.DatabaseError as error:
                self._db.close()
                if "locked" in str(error):
                    raise Busy from None
                raise OSError(f"{state} cannot be used as the state of the gate: {error}") from None
        self._db.execute("BEGIN")

    def tell(self, name: str) -> Any:
        """What was noted under a name, None if nothing was."""
        found = self._db.execute("SELECT value FROM main.told WHERE name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else None

    def note(self, name: str, value: Any) -> None:
        """Note something under a name."""
        self._db.execute("INSERT OR REPLACE INTO main.told VALUES (?, ?)", (name, json.dumps(value)))

    def meet(self, kind: int, digest: str, position: int, key: str) -> tuple[int, str] | None:
        """Where the same id or text was met first, with the id it had there; None if this is the first."""
        blob = bytes.fromhex(digest)
        done = self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)", (kind, blob, position, key))
        if done.rowcount:
            return None
        first: tuple[int, str] = self._db.execute(
            "SELECT position, key FROM seen WHERE kind = ? AND hash = ?", (kind, blob)
        ).fetchone()
        return first

    def recall(self, sha256: str, basis: str, day: str) -> Row | None:
        """The row of a record with the very same bytes, if it was judged by the same rules and its verdict still holds on a day."""
        if not self.state:
            return None
        found = self._db.execute("SELECT line FROM state.known WHERE sha = ? LIMIT 1", (sha256 + basis,)).fetchone()
        row = _unpack(found[0]) if found else None
        return row if row is not None and (row.recheck_on is None or row.recheck_on > day) else None

    def find(self, key: str) -> Known | None:
        """What the last run left of an id."""
        found = self._db.execute("SELECT line, good FROM state.known WHERE key = ?", (key,)).fetchone() if self.state else None
        return Known(_unpack(found[0]), zlib.decompress(found[1]) if found[1] is not None else None) if found else None

    def stage(self, row: Row, basis: str, good: bytes | None) -> None:
        """Keep what becomes of a record for the next run."""
        if not self.state or not row.key:
            return
        line = zlib.compress(json.dumps(row, separators=(",", ":"), default=str).encode(), 1)
        kept = zlib.compress(good, 1) if good is not None else None
        self._db.execute("INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?)", (row.key, row.sha256 + basis, line, kept))

    def list_disappeared(self) -> Iterator[str]:
        """The ids of the last run that this one has not met."""
        if self.state:
            for (key,) in self._db.execute("SELECT key FROM state.known WHERE key NOT IN (SELECT key FROM staged) ORDER BY key"):
                yield key

    def tell_state(self, name: str) -> Any:
        """What the last run noted under a name."""
        found = self._db.execute("SELECT value FROM state.told WHERE name = ?", (name,)).fetchone() if self.state else None
        return json.loads(found[0]) if found else None

    def settle(self, told: dict[str, Any]) -> None:
        """Make what this run met the state that the next one begins with."""
        if not self.state:
            return
        self._db.execute("DELETE FROM state.known WHERE key NOT IN (SELECT key FROM staged)")
        self._db.execute("INSERT OR REPLACE INTO state.known SELECT * FROM staged")
        for name, value in told.items():
            self._db.execute("INSERT OR REPLACE INTO state.told VALUES (?, ?)", (name, json.dumps(value)))
        self.commit()

    def commit(self) -> None:
        """From here on a run that was cut off goes on."""
        try:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN")
        except sqlite3.DatabaseError as error:
            raise OSError(f"the run's memory cannot be written: {error}") from None

    def close(self) -> None:
        """Let go of the files; what was not committed is forgotten."""
        self._db.close()


def _connect(path: str) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=0.2)
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -16000")
        db.executescript(_RUN)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Busy from None
        raise OSError(f"{os.path.basename(path)}: {error}") from None
    except sqlite3.DatabaseError as error:
        raise OSError(f"{os.path.basename(path)} is no memory of a run: {error}") from None
    return db


def _unpack(line: bytes) -> Row:
    values = json.loads(zlib.decompress(line))
    fields = dict(zip(Row._fields, values, strict=False))
    for name in ("findings", "fail", "undetermined", "suppressed", "not_applicable"):
        fields[name] = tuple(fields[name])
    return Row(**fields)
