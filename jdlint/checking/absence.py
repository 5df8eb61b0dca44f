"""What to say of something that does not stand in a posting: that it is missing, that it need not stand there, or that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jdlint.checking.judging import Evidence, Hit, Judgement, NotApplicable, Undetermined
from jdlint.model.posting import Passage, Posting
from jdlint.understanding.matcher import Match


def judge_absence(
    posting: Posting, evidence: Evidence, missing: Sequence[str], near: Iterable[Match], place: tuple[int, int] | None = None
) -> Judgement:
    """A hit for each thing that is ``missing``, by what was looked for in words; at ``place`` if that is what calls for it.

    The first of the ``near`` misses is shown. A posting that is cut off, or that template code partly makes, may hold what was not seen, and a summary leaves out what the posting itself says.
    """
    if not missing:
        return ()
    excuse = evidence.find_excuse(posting)
    if excuse is not None:
        return NotApplicable(f'the posting says "{posting.document.text.string[excuse.start : excuse.end]}"')
    if posting.kind == "partial":
        why = posting.why if posting.document.format == "record" else "the text is cut off"
        return Undetermined(why, tuple(f"the rest of the text, which may hold {what}" for what in missing))
    if posting.document.opaque:
        needs = tuple(f"the text that is included, or {what} in the file itself" for what in missing)
        return Undetermined("part of the page comes from template code whose content cannot be seen here", needs)
    if posting.digest is not None:
        needs = tuple(f"the whole posting, which may hold {what}" for what in missing)
        return Undetermined(f'this is a summary: it sends the reader to the "{posting.digest.text}"', needs)
    nearest = ""
    related: tuple[tuple[Passage, str], ...] = ()
    match = min(near, key=lambda match: (match.start, -match.end), default=None)
    if match is not None:
        passage = posting.passage(match.start, match.end)
        nearest = f' The nearest is "{passage.text}".'
        related = ((passage, "the nearest miss"),)
    start, end = place or (None, None)
    return [Hit(start, end, {"looked_for": what, "nearest": nearest}, related=related) for what in missing]
