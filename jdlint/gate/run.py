"""A run of the gate: segments in, rows out, each record in exactly one output, and a checkpoint every so often."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from jdlint.checking.rule import Rule
from jdlint.engine import Linter, make_report
from jdlint.gate.finishing import Ending, Outcome, finish
from jdlint.gate.ledger import Ledger
from jdlint.gate.outputs import Part, Passed, Paths, describe_raw, write_line
from jdlint.gate.policy import Decision, Policy, decide
from jdlint.gate.policy import Terms as Limits
from jdlint.gate.repeats import mark_repeats
from jdlint.gate.rows import Row, hash_record
from jdlint.gate.tally import Tally
from jdlint.gate.workers import BATCH, BATCH_BYTES, Asked, Terms, judge_apart, judge_here
from jdlint.model.digest import digest
from jdlint.model.source import Unreadable
from jdlint.reading.feeds.opening import Feed, decode
from jdlint.reading.feeds.segments import Damaged, Segment
from jdlint.settings import Config

CHECKPOINT = 5.0
"""Seconds between checkpoints."""


class Order(NamedTuple):
    """What a run is asked to do.

    ``feed`` is a path, or - for standard input; ``vendor`` names whom it is from. ``work`` is the folder for what is not finished yet, ``state`` the file
    that one run leaves to the next; ``checkpoint`` is how many seconds may get lost. With ``hold`` the last good version of a rejected record stays in the accepted feed.
    """

    feed: str
    config: Config
    as_of: datetime.date
    paths: Paths
    policy: Policy
    workers: int = 1
    vendor: str = ""
    work: str | None = None
    state: str | None = None
    hold: bool = False
    resume: bool = False
    shadow: Config | None = None
    checkpoint: float = CHECKPOINT


class Interrupted(Exception):
    """The run was stopped between two records; its checkpoint is kept."""


def run(order: Order, stop: Callable[[], bool], progress: Callable[[float | None, int], None]) -> Outcome:
    """Hold a feed against the rules and write the outputs.

    ``stop`` is asked between records; ``progress`` is told how much of the feed was read and how many records are done. Raises `Unreadable`, `Interrupted`,
    `Busy`, `SettingsError` and OSError; in all cases the checkpoint stays.
    """
    feed = Feed(order.feed)
    work = order.work or tempfile.mkdtemp(prefix="jdlint-gate-")
    try:
        memory = os.path.join(work, "ledger.sqlite")
        if not order.resume:
            if os.path.exists(memory):
                Ledger(memory).close()  # is somebody else at work on it?
            shutil.rmtree(work, ignore_errors=True)
        os.makedirs(work, exist_ok=True)
        ledger = Ledger(memory, order.state)
        try:
            gate = _Gate(order, feed, ledger, work)
            gate.go(stop, progress)
            outcome = finish(gate.make_ending())
        finally:
            ledger.close()
        shutil.rmtree(work, ignore_errors=True)
        return outcome
    finally:
        feed.close()
        if order.work is None:
            shutil.rmtree(work, ignore_errors=True)


class _Gate:
    """The run in progress."""

    def __init__(self, order: Order, feed: Feed, ledger: Ledger, work: str) -> None:
        self.order, self.feed, self.ledger, self.work = order, feed, ledger, work
        self.linter = Linter(order.config, as_of=order.as_of)
        self.rules: dict[str, Rule] = {rule.id: rule for rule in self.linter.chosen}
        report = make_report([self.linter], ())
        self.made_with = {"tool": report.tool, "run": report.run}
        self.basis = digest(
            "\n".join((report.tool.version, report.tool.rules, report.tool.law, report.run.config, order.config.profile)).encode()
        )[:16]
        if order.shadow is not None:
            self.basis = ""  # rows of other runs hold no comparison
        self.asked = [
            self.basis,
            report.run.config,
            order.as_of.isoformat(),
            order.vendor,
            order.hold,
            order.policy,
            order.shadow and order.shadow.digest,
        ]
        self.wanted = digest(json.dumps([self.asked, feed.form], default=str).encode())
        told = ledger.tell("checkpoint") if order.resume else None
        if told is not None and told["wanted"] != self.wanted:
            told = None
        self.told: Mapping[str, Any] = told or {}
        self.tally = Tally(self.told.get("tally"))
        sizes = self.told.get("sizes", {})
        paths = order.paths
        self.parts = {
            "accepted": Part(self._name("accepted", paths.accepted), sizes.get("accepted", 0)),
            "rejected": Part(self._name("rejected", paths.rejected), sizes.get("rejected", 0)),
            "results": Part(self._name("results", paths.results or paths.report), sizes.get("results", 0)),
        }
        self.passed = Passed(self.parts["accepted"], feed.form, self.told.get("passed"))
        self.position: int = self.told.get("position", 0)
        self.segments: int = self.told.get("segments", 0)
        self.sha = hashlib.sha256()

    def _name(self, name: str, wanted: str | None) -> str | None:
        return os.path.join(self.work, f"{name}.part") if wanted else None

    def go(self, stop: Callable[[], bool], progress: Callable[[float | None, int], None]) -> None:
        """Judge every record that was not yet, and write what becomes of it."""
        order = self.order
        waiting: deque[tuple[Segment, int, Row | None]] = deque()
        terms = Terms(order.config, order.as_of, self.feed.form, order.feed, order.shadow)
        batches = self._batch(waiting)
        answers = judge_here(terms, batches) if order.workers < 2 else judge_apart(terms, batches, order.workers)
        last = time.monotonic()
        try:
            for rows in answers:
                judged = {row.position: row for row in rows}
                while waiting:
                    segment, position, row = waiting[0]
                    if segment.kind != "envelope" and row is None:
                        row = judged.pop(position, None)
                        if row is None:
                            break
                    waiting.popleft()
                    self._take(segment, row)
                progress(self.feed.read_share, self.tally.counts["received"])
                if stop():
                    raise Interrupted
                if time.monotonic() - last >= order.checkpoint:
                    self._checkpoint()
                    last = time.monotonic()
            for segment, _, row in waiting:
                self._take(segment, row)
            self.feed.drain()
            self._checkpoint()
        except (Interrupted, Unreadable):
            # All that was taken so far is whole.
            self._checkpoint()
            raise
        finally:
            answers.close()
            for part in self.parts.values():
                part.close()

    def make_ending(self) -> Ending:
        """What is left to do."""
        order = self.order
        return Ending(
            feed=order.feed, form=self.feed.form, sha256=self.feed.digest, vendor=order.vendor, asked=self.asked, made_with=self.made_with,
            tally=self.tally, policy=order.policy, ledger=self.ledger, paths=order.paths, parts={name: part.path for name, part in self.parts.items()},
            severities={rule.id: rule.severity for rule in self.rules.values()}, titles={rule.id: rule.title for rule in self.linter.rules},
            profile=order.config.profile,
        )  # fmt: skip

    def _batch(self, waiting: deque[tuple[Segment, int, Row | None]]) -> Iterator[list[Asked]]:
        """The records to be judged, some at a time; all segments go into ``waiting`` in their order."""
        batch: list[Asked] = []
        size = held = 0
        position = 0
        past = self.segments
        for number, segment in enumerate(self.feed):
            here = position
            position += segment.kind != "envelope"
            if number < past:
                self._hash(segment)
                if number == past - 1 and self.sha.hexdigest() != self.told["sha256"]:
                    raise OSError("the feed is not the one that the interrupted run was about; start anew without --resume")
                continue
            row = None
            if segment.kind == "damage":
                row = Row(here, sha256=hash_record(segment.raw, None), why=segment.why)
            elif segment.kind == "record":
                known = (
                    self.ledger.recall(hash_record(segment.raw, segment.value), self.basis, self.order.as_of.isoformat())
                    if self.basis
                    else None
                )
                if known is not None:
                    row = known._replace(position=here)
                else:
                    batch.append(Asked(here, segment.raw, segment.value if not segment.raw or self.order.workers < 2 else None))
                    size += len(segment.raw)
            waiting.append((segment, here, row))
            held += 1
            if len(batch) >= BATCH or size > BATCH_BYTES or held >= 8 * BATCH:
                yield batch
                batch, size, held = [], 0, 0
        if batch:
            yield batch

    def _take(self, segment: Segment, row: Row | None) -> None:
        """Put a segment where it belongs."""
        self._hash(segment)
        self.segments += 1
        if segment.kind == "envelope":
            self.passed.write_envelope(segment.raw)
            return
        assert row is not None, "a record came back without its row"
        self.position += 1
        vendor = self._find_vendor(segment)
        limits = self.order.policy.find(vendor)
        row = mark_repeats(row, self.rules, self.ledger)
        decision = decide(row, limits)
        before = self.ledger.find(row.key) if row.key else None
        good = segment.raw
        outcome = "unreadable" if row.why else "rejected" if decision.reasons else "accepted"
        if outcome == "accepted":
            self.passed.write_record(segment.lead, segment.raw)
        elif outcome == "rejected" and before is not None and before.good is not None:
            good = before.good
            if self.order.hold:
                outcome = "held"
                self.passed.write_record(segment.lead, good)
        elif outcome == "rejected":
            good = b""
        if self.ledger.state and not row.why:
            change = "new" if before is None else "unchanged" if before.row.sha256 == row.sha256 else "changed"
            self.tally.changes[change] += 1
            self.ledger.stage(row, self.basis, good or None)
        self.tally.add(row, outcome, decision.reasons, decision.shadowed, vendor)
        if row.shadow is not None:
            self.tally.compare(row, decision.reasons, self._judge_shadow(row, limits))
        self._write(segment, row, outcome, decision, vendor)

    def _hash(self, segment: Segment) -> None:
        self.sha.update(segment.lead)
        self.sha.update(segment.raw)

    def _judge_shadow(self, row: Row, limits: Limits) -> tuple[str, ...]:
        """The rules that would reject the record under the other configuration."""
        findings = tuple({"rule": rule, "severity": severity} for rule, severity in row.shadow or ())
        return decide(row._replace(findings=findings), limits).reasons

    def _find_vendor(self, segment: Segment) -> str:
        field = self.order.policy.vendor_field
        if not field or segment.kind != "record":
            return self.order.vendor
        try:
            value: Any = segment.value or decode(self.feed.form, segment.raw)
        except Damaged:
            return self.order.vendor
        for name in field.strip("/").split("/"):
            value = value.get(name) if isinstance(value, Mapping) else None
        return " ".join(str(value).split())[:200] if isinstance(value, str | int) else self.order.vendor

    def _write(self, segment: Segment, row: Row, outcome: str, decision: Decision, vendor: str) -> None:
        told = {
            "position": row.position, "key": row.key, "outcome": outcome, "verdict": row.verdict, "kind": row.kind, "title": row.title, "company": row.company,
            "vendor": vendor, "place": row.place, "language": row.language, "sha256": row.sha256, "recheck_on": row.recheck_on, "why": row.why,
            "reasons": decision.reasons, "start": segment.start + len(segment.lead), "end": segment.end,
        }  # fmt: skip
        findings = [finding for finding in row.findings if finding["rule"] not in decision.shadowed]
        outcomes = {name: getattr(row, name) for name in ("fail", "undetermined", "suppressed", "not_applicable")}
        write_line(self.parts["results"], {**told, **outcomes, "findings": findings})
        if outcome != "accepted":
            write_line(self.parts["rejected"], {**told, "findings": findings, **describe_raw(segment)})

    def _checkpoint(self) -> None:
        """From here on the run can be taken up again."""
        for part in self.parts.values():
            part.sync()
        self.ledger.note(
            "checkpoint",
            {
                "wanted": self.wanted, "segments": self.segments, "position": self.position, "sha256": self.sha.hexdigest(),
                "sizes": {name: part.size for name, part in self.parts.items()}, "passed": self.passed.state, "tally": self.tally.write(),
            },
        )  # fmt: skip
        self.ledger.commit()
