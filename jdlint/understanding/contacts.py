"""An address that could be meant for applying, where a posting does not say so."""

from __future__ import annotations

from bisect import bisect_right

from jdlint.model.posting import Passage, Posting
from jdlint.model.span import Span
from jdlint.understanding.addresses import list_emails
from jdlint.understanding.instructions import is_other
from jdlint.understanding.words import Words, has_any

_MOST = 100  # signs of addresses that are looked at
_ELSE = (
    "assistance",
    "accessib",
    "difficult",
    "technical",
    "report ",
    "press ",
    "media ",
    "sales",
    "client",
    "customer",
    "recruiters",
)
_BOXES = Words(
    "accommodat* adjust* accessib* privacy press media support security legal fraud abuse compliance info dpo gdpr data sales feedback"
)


def find_contact(posting: Posting) -> Passage | None:
    """The first e-mail address that is not given for something else, such as accommodation, privacy or a customer's orders."""
    for span in list_emails(posting.folded, posting.start, posting.end, _MOST):
        if not _is_for_else(posting, span):
            return posting.passage(*span)
    return None


def _is_for_else(posting: Posting, span: Span) -> bool:
    """Whether an address serves something other than the job."""
    index = bisect_right(posting.sentences, (span.start, len(posting.folded) + 1)) - 1
    low, high = posting.sentences[index] if index >= 0 else span
    text = posting.folded[max(low, span.start - 300) : min(max(high, span.end), span.end + 300)]
    box = posting.folded[span.start : span.end].partition("@")[0]
    return is_other(text) or has_any(text.replace(box, ""), _ELSE) or _BOXES.inside(box.replace(".", " ").replace("-", " "))
