"""Waivers held against the findings of a posting: those that hold silence them, and those that have ended say so."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.judged import Judged
from jdlint.model.finding import Finding, Outcome, Suppressed
from jdlint.model.report import PostingReport
from jdlint.model.waiver import Waiver
from jdlint.understanding.fold import fold


def waive(judged: Judged, waivers: Sequence[Waiver], day: str) -> None:
    """Silence what the waivers for the file of a posting waive on an ISO day, and tell of those that ended before it where they are missed."""
    meant = [one for one in waivers if is_meant(one.posting, judged.posting.key, judged.title)]
    standing = [one for one in meant if one.expires >= day]
    ended = [one for one in meant if one.expires < day]
    if standing:
        judged.silence(lambda finding: _find(standing, finding), lambda outcome: _reach(standing, outcome))
    if ended:
        judged.amend(lambda finding: _tell_end(ended, finding), lambda outcome: _tell_open_end(ended, outcome))


def is_meant(named: str, key: str, title: str) -> bool:
    """Whether a posting is the one that was named, be it by its title, its key, or the own id of a feed's record; "" means every one."""
    return named in ("", key, title, key.partition(":")[2])


def is_used(waiver: Waiver, posting: PostingReport) -> bool:
    """Whether a waiver for the file of a posting has something to waive in it, be it that something else silences that as well."""
    return is_meant(waiver.posting, posting.key, posting.title) and (
        any(waives(waiver, finding) for finding in posting.suppressed)
        or any(one.suppressed is not None and _waives_open(waiver, one) for one in posting.outcomes)
    )


def waives(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver speaks of a finding in its file."""
    if (waiver.rule or finding.rule) != finding.rule or (waiver.fingerprint or finding.fingerprint) != finding.fingerprint:
        return False
    return not waiver.words or fold_words(waiver.words) == fold_words(finding.text or "")


def fold_words(words: str) -> str:
    """Words as they are compared: case, form of letters and white space do not matter."""
    return " ".join(fold(words).split())


def _waives_open(waiver: Waiver, outcome: Outcome) -> bool:
    """Whether a waiver speaks of a rule as a whole, and so of what could not be decided, too."""
    return waiver.rule == outcome.rule and not waiver.fingerprint and not waiver.words


def _tell(waiver: Waiver) -> Suppressed:
    return Suppressed("waiver", waiver.reason, approver=waiver.approver, until=waiver.expires, entry=waiver.entry)


def _find(waivers: Sequence[Waiver], finding: Finding) -> Suppressed | None:
    """Of several waivers, that which holds longest."""
    fitting = [one for one in waivers if waives(one, finding)]
    return _tell(max(fitting, key=lambda one: one.expires)) if fitting else None


def _reach(waivers: Sequence[Waiver], outcome: Outcome) -> Suppressed | None:
    fitting = [one for one in waivers if _waives_open(one, outcome)]
    return _tell(max(fitting, key=lambda one: one.expires)) if fitting else None


def _tell_end(waivers: Sequence[Waiver], finding: Finding) -> Finding:
    fitting = [one for one in waivers if waives(one, finding)]
    return finding._replace(message=f"{finding.message} {_say_end(fitting)}") if fitting else finding


def _tell_open_end(waivers: Sequence[Waiver], outcome: Outcome) -> Outcome:
    fitting = [one for one in waivers if _waives_open(one, outcome)]
    return outcome._replace(why=f"{outcome.why}. {_say_end(fitting).rstrip('.')}") if fitting else outcome


def _say_end(waivers: Sequence[Waiver]) -> str:
    last = max(waivers, key=lambda one: one.expires)
    return f"The waiver by {' '.join(last.approver.split())} ended on {last.expires}."
