"""A run's evidence on its way to disk: inputs as they are read, all else at the end, and one rename that makes it count."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from jdlint.evidence.configurations import InPlay, describe, list_in_play, restore
from jdlint.evidence.manifest import (
    ATTRIBUTES,
    CONFIGURATIONS,
    FORMAT,
    INPUTS,
    MADE,
    MANIFEST,
    NOTES,
    PAGE,
    REPORT,
    SETTINGS,
    SUMS,
    Input,
    canonical,
    is_evidence,
    make_mark,
)
from jdlint.evidence.readme import tell_contents
from jdlint.evidence.versions import find_versions
from jdlint.model.report import Report
from jdlint.reading import FEED_SUFFIXES, SUFFIXES
from jdlint.reading.files import OF_A_RUN
from jdlint.reading.papers import PAPER_SUFFIXES
from jdlint.reporting import render
from jdlint.settings import Config, SettingsError
from jdlint.writing import encode, find_umask

_SUFFIXES = (*SUFFIXES, *PAPER_SUFFIXES, *FEED_SUFFIXES)
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_STAGING = ".jdlint-"
_HARMLESS = ("readme", "index", "license")
"""How the names of papers begin that may lie in a folder of evidence before there is any."""


class Kept(NamedTuple):
    """Where the evidence lies, and the SHA-256 of its manifest, which stands for all of it."""

    path: str
    digest: str


class Bundle:
    """The evidence of one run, made beside its place in ``archive``, the folder of all evidence; as a context it leaves nothing behind unless it is sealed.

    Raises SettingsError where ``archive`` is something else or cannot be written to.
    """

    def __init__(self, archive: str) -> None:
        self.archive = archive
        self._fault: str | None = None
        self._files: dict[str, dict[str, Any]] = {}
        self._inputs: list[Input] = []
        self._places: dict[str, str] = {}
        self._in_play: dict[tuple[str, str], str] = {}
        self._new = not os.path.isdir(archive)
        _refuse_others(archive)
        try:
            os.makedirs(archive, exist_ok=True)
            self._staging = tempfile.mkdtemp(prefix=_STAGING, dir=archive)
        except OSError as error:
            raise SettingsError(f"{archive}: no evidence can be kept there: {error.strerror or error}") from None

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        if self._new:
            with suppress(OSError):  # it holds the evidence
                os.rmdir(self.archive)

    def add(self, one: Input, data: bytes | None) -> None:
        """Keep an input, and its bytes where there are any. What goes wrong is told by `seal`, since the run goes on without."""
        if data is not None and self._fault is None:
            suffix = os.path.splitext(one.name)[1].lower()
            name = f"{INPUTS}/{hashlib.sha256(data).hexdigest()}{suffix if suffix in _SUFFIXES else ''}"
            try:
                if name not in self._files:
                    self._write(name, [data])
            except OSError as error:
                self._fault = f"{self.archive}: the evidence cannot be kept: {error.strerror or error}"
            one = one._replace(kept=name)
        self._inputs.append(one)

    def seal(
        self,
        report: Report,
        configs: Sequence[tuple[Config, str | None]],
        choices: Mapping[str, object],
        *,
        more: Iterable[InPlay] = (),
        passed_over: Iterable[tuple[str, str]] = (),
        made: datetime.datetime,
    ) -> Kept:
        """Write all else and let it count, in a new folder.

        ``configs`` are the configurations in the order of their numbers, each with its file, ``choices`` what the command line said,
        ``more`` are files in play that no configuration names, ``passed_over`` names and reasons, and ``made`` the moment, with its zone. Raises SettingsError where that is not possible.
        """
        if self._fault is not None:
            raise SettingsError(self._fault)
        try:
            return self._seal(report, configs, choices, more, passed_over, made)
        except OSError as error:
            raise SettingsError(f"{self.archive}: the evidence cannot be kept: {error.strerror or error}") from None

    def _seal(
        self,
        report: Report,
        configs: Sequence[tuple[Config, str | None]],
        choices: Mapping[str, object],
        more: Iterable[InPlay],
        passed_over: Iterable[tuple[str, str]],
        made: datetime.datetime,
    ) -> Kept:
        self._write(REPORT, render(report, "json"))
        self._write(PAGE, render(report, "html"))
        self._keep_configurations(configs)
        for one in more:
            self._keep_in_play(one)
        in_play = [{"role": role, "name": name, "kept": kept} for (role, kept), name in self._in_play.items()]
        self._write(NOTES, [tell_contents(report, self._inputs, in_play)])
        # Git must not touch the ends of lines, whatever it is told elsewhere.
        self._write(ATTRIBUTES, ["* -text\n"])
        self._write(SUMS, [f"{said['sha256']}  {name}\n" for name, said in sorted(self._files.items())])
        tool, run = report.tool, report.run
        manifest = canonical(
            {
                "version": FORMAT,
                "tool": {"name": "jdlint"} | tool._asdict(),
                "environment": find_versions(),
                "run": {"as_of": run.as_of, "config": run.config, "choices": choices, "rule_packages": list(run.rule_packages)},
                "inputs": [one.describe() for one in self._inputs],
                "in_play": in_play,
                # The evidence of earlier runs is no part of this one, which has the same bytes beside it and without.
                "passed_over": [{"name": name, "why": why} for name, why in passed_over if why != OF_A_RUN],
                "files": self._files,
            }
        )
        digest = hashlib.sha256(manifest).hexdigest()
        for name, data in ((MANIFEST, manifest), (MADE, make_mark(made.isoformat(timespec="seconds"), digest))):
            self._write(name, [data], sync=True)
        os.chmod(self._staging, 0o777 & ~find_umask())
        return Kept(self._place(f"{made.date().isoformat()}-{digest[:12]}"), digest)

    def _keep_configurations(self, configs: Sequence[tuple[Config, str | None]]) -> None:
        """Keep the configurations and the files that they name."""
        described = []
        for config, origin in configs:
            kept: dict[str, list[str]] = {}
            for one in list_in_play(config, origin):
                kept.setdefault(one.role, []).append(self._keep_in_play(one))
            said = describe(config, kept)
            # What was read at the start has to be what is kept now.
            if restore(said, self._staging).digest != config.digest:
                raise SettingsError(
                    "Own rules, schema or law have changed during the run, so no evidence was kept. Run it again."
                )
            described.append(said)
        # Not sorted: the order in which settings stand may count.
        self._write(CONFIGURATIONS, [json.dumps(described, indent=1) + "\n"])

    def _keep_in_play(self, one: InPlay) -> str:
        """Where a file in play is kept, each once."""
        real = os.path.realpath(one.path)
        if real not in self._places:
            name = os.path.basename(one.path).lstrip(".")
            self._places[real] = f"{SETTINGS}/{len(self._places) + 1:02d}/{name if _SAFE.fullmatch(name) else 'file'}"
            with open(one.path, "rb") as file:
                self._write(self._places[real], [file.read()])
        self._in_play[one.role, self._places[real]] = one.name
        return self._places[real]

    def _write(self, name: str, chunks: Iterable[str | bytes], *, sync: bool = False) -> None:
        path = os.path.join(self._staging, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        known, size = hashlib.sha256(), 0
        with open(path, "xb") as file:
            for chunk in chunks:
                data = encode(chunk, None)
                file.write(data)
                known.update(data)
                size += len(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        self._files[name] = {"sha256": known.hexdigest(), "bytes": size}

    def _place(self, name: str) -> str:
        """Move the folder to its name, or to one with a number behind it where that one is taken."""
        for number in range(1, 10_000):
            path = os.path.join(self.archive, name if number == 1 else f"{name}-{number}")
            if os.path.lexists(path):
                continue
            try:
                os.rename(self._staging, path)
            except FileExistsError:  # another run was faster
                continue
            except OSError as error:
                if os.path.lexists(path):
                    continue
                raise error
            return path.replace(os.sep, "/")
        raise SettingsError(f"{self.archive}: there are too many folders {name}")


def _refuse_others(archive: str) -> None:
    """Refuse a folder that is something else than a folder of evidence. Raises SettingsError."""
    if not os.path.lexists(archive):
        return
    if not os.path.isdir(archive):
        raise SettingsError(f"{archive}: this is a file; evidence is kept in a folder, so name a new one")
    if is_evidence(archive):
        raise SettingsError(f"{archive}: this is the evidence of one run, which stays as it is; name the folder that it lies in")
    try:
        names = sorted(os.listdir(archive))
    except OSError as error:
        raise SettingsError(f"{archive}: no evidence can be kept there: {error.strerror or error}") from None
    others = [name for name in names if not name.startswith(".") and not name.lower().startswith(_HARMLESS)]
    if others and not any(is_evidence(os.path.join(archive, name)) for name in others):
        from jdlint.reporting.plain import show

        raise SettingsError(
            f"{archive}: this is no folder of evidence, for it holds {show(others[0])}; name a new or an empty one"
        )
