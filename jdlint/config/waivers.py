"""A file of waivers, read and checked; all faults are told at once, each with file, line and column."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator

from jdlint.checking.pack import read_schema
from jdlint.config.loading import show_path
from jdlint.config.names import Known, suggest
from jdlint.config.shape import Problem, check_shape
from jdlint.model.source import Source, Unreadable
from jdlint.model.waiver import Waiver
from jdlint.reading import tree
from jdlint.reading.decoding import decode
from jdlint.settings import SettingsError


def load_waivers(path: str, known: Known) -> tuple[Waiver, ...]:
    """The waivers of a file; ``known`` are the rules that there are. Raises SettingsError with a line for each fault."""
    shown = show_path(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise SettingsError(f"{shown}: there is no such file of waivers; write the first: jdlint waive --help") from None
    except OSError as error:
        raise SettingsError(f"{shown}: the waivers cannot be read: {error.strerror}") from None
    return parse_waivers(data, shown, os.path.dirname(os.path.abspath(path)), known)


def parse_waivers(data: bytes, shown: str, root: str, known: Known) -> tuple[Waiver, ...]:
    """The waivers in the bytes of a file called ``shown`` that lies in ``root``. Raises SettingsError."""
    if not data.strip():
        return ()
    try:
        source = decode(data, shown)
        node, problems = _parse(source)
    except Unreadable as unreadable:
        raise SettingsError(f"{shown}: {unreadable.message}") from None
    except tree.Broken as broken:
        raise SettingsError(_place(source, Problem(broken.offset, broken.message))) from None
    if isinstance(node, tree.Scalar) and node.value is None:
        return ()
    problems += check_shape(node, read_schema("waivers"), what="the file of waivers")
    entries = list(_list_entries(node))
    problems += [problem for entry in entries for problem in _check(entry, known)]
    if problems:
        raise SettingsError("\n".join(_place(source, problem) for problem in sorted(set(problems))))
    return tuple(_make_waiver(entry, source, root, known) for entry in entries)


def _parse(source: Source) -> tuple[tree.Node, list[Problem]]:
    from jdlint.reading.yaml import parse_yaml

    stream = parse_yaml(source.text)
    problems = [
        Problem(notice.start or 0, f'the key "{notice.values["key"]}" stands twice')
        for notice in stream.notices
        if notice.name == "yaml-duplicate-key"
    ]
    if len(stream.nodes) > 1:
        problems.append(Problem(stream.nodes[1].start, "a second document begins here; put everything in one"))
    return stream.nodes[0] if stream.nodes else tree.Scalar(0, 0, None, "", "plain"), problems


def _list_entries(node: tree.Node) -> Iterator[tree.Mapping]:
    told = node.entries["waivers"].node if isinstance(node, tree.Mapping) and "waivers" in node.entries else None
    for child in told.nodes if isinstance(told, tree.Sequence) else ():
        if isinstance(child, tree.Mapping):
            yield child


def _check(entry: tree.Mapping, known: Known) -> Iterator[Problem]:
    """What is wrong with the meaning of a waiver whose shape may be right."""
    rule, expires = _text(entry, "rule"), _text(entry, "expires")
    if not rule and not _text(entry, "fingerprint"):
        said = "it has neither a rule nor a fingerprint, so that nobody knows what is waived"
        yield Problem(entry.start, f"a waiver names the rule that may be broken, or the fingerprint of a finding; {said}")
    if rule and rule not in known.kinds and rule not in known.aliases:
        yield Problem(entry.entries["rule"].node.start, f'there is no rule "{rule}"{suggest(rule, known.kinds)}')
    if expires and read_day(expires) is None:
        yield Problem(entry.entries["expires"].node.start, f'"{expires}" is not a day of the form YYYY-MM-DD')


def read_day(value: str) -> datetime.date | None:
    """The day that YYYY-MM-DD names; None where there is none."""
    try:
        return datetime.date.fromisoformat(value) if len(value) == 10 and value[7] == "-" else None
    except ValueError:
        return None


def _text(entry: tree.Mapping, key: str) -> str:
    node = entry.entries[key].node if key in entry.entries else None
    return node.value if isinstance(node, tree.Scalar) and isinstance(node.value, str) else ""


def _make_waiver(entry: tree.Mapping, source: Source, root: str, known: Known) -> Waiver:
    told = {
        key: _text(entry, key) for key in ("file", "approver", "reason", "expires", "rule", "fingerprint", "words", "posting")
    }
    told["rule"] = known.aliases.get(told["rule"], told["rule"])
    told["file"] = told["file"].removeprefix("./")
    return Waiver(**told, entry=f"{source.uri}:{source.locate(entry.start).line}", root=root)


def _place(source: Source, problem: Problem) -> str:
    line, column, _ = source.locate(problem.offset)
    return f"{source.uri}:{line}:{column}: {problem.message}"
