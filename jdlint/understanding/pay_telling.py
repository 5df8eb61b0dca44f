"""What tells the pay without an amount: that it is commission, or that it stands behind a link."""

from __future__ import annotations

from jdlint.model.later import later
from jdlint.model.posting import Passage
from jdlint.understanding.part import Part
from jdlint.understanding.passages import MOST
from jdlint.understanding.words import has_any

CUES: dict[str, tuple[str, ...]] = {
    "pay.told.commission": (
        "commission-only", "commissions only", "100% commission", "100% commissions", "100 percent commission", "straight commission", "pure commission", "fully commissioned",
        "full commission", "commission-based pay", "commission-based compensation", "commission-based salary", "commission-based position", "commission-based role",
        "commission-based job", "commission-based opportunity", "compensation is based on commission", "compensation is based on commissions",
        "compensation is commission-based", "compensation is commission", "pay is based on commission", "pay is based on commissions", "pay is commission-based",
        "pay is commission", "paid on commission", "paid by commission", "paid solely on commission", "paid on a commission basis", "paid a commission", "position is commission-based",
        "role is commission-based", "job is commission-based", "compensated by commission", "compensated on commission",
    ),
    "pay.told.link": (
        "pay range", "pay ranges", "pay scale", "pay scales", "salary range", "salary ranges", "salary scale", "salary scales", "salary schedule", "salary schedules",
        "salary information", "pay information", "compensation information", "compensation range", "compensation ranges", "pay rates", "salary table", "pay table", "salary band",
        "salary bands", "pay bands", "pay transparency", "salary details", "pay details", "compensation details", "salary disclosure", "pay disclosure", "wage range", "wage scale",
        "see the salary", "view the salary", "see salary", "view salary", "view pay", "see pay", "for pay", "for salary", "pay grade",
    ),
}  # fmt: skip

_NO = ("not ", "no ", "n't ", "isn't", "never", "nor ", "rather than", "instead of", "unlike")
_ADDRESS = r"(?:https?://|www\.)[^\s)\]>]{3,200}|\b[a-z0-9-]{2,60}\.(?:com|org|net|gov|edu|ca|io)/[^\s)\]>]{2,200}"
_LEAD = r"\b(?:click(?:ing)?|tap|visit(?:ing)?|follow(?:ing)?|scan(?:ning)?|view|see|find|found|available|posted|published|listed|check|refer|go)\b[^.;\n]{0,60}?"
_PLACE = r"\b(?:here|this link|the link|link below|link above|following link|qr code|this page|our website|our site|web ?site|web ?page|careers? (?:page|site))\b"
# Behind "salary range" an address is enough; before it, one must be sent there: an address may end what stood before.
_BEHIND = later(rf"{_ADDRESS}|{_LEAD}{_PLACE}|\b(?:scan(?:ning)?|us(?:e|ing)) (?:the|this|our) qr code\b")
_BEFORE = later(rf"{_LEAD}(?:{_PLACE}|{_ADDRESS})|\b(?:scan(?:ning)?|us(?:e|ing)) (?:the|this|our) qr code\b")
_REACH = 140
_NOT_THIS = (
    "benefit",
    "click here to apply",
    "apply",
    "privacy",
    "equal pay",
    "eeo",
    "posters",
    "transparency nondiscrimination",
    "non-discrimination",
    "nondiscrimination",
)


def find_commission(part: Part) -> Passage | None:
    """Where the posting says that the pay is commission, and nothing else."""
    for start, end in part.find("pay.told.commission")[:MOST]:
        low = max(part.sentence(start).start, start - 30)
        if not has_any(part.folded[low:start], _NO):
            return part.passage(start, end)
    return None


def find_pay_link(part: Part) -> Passage | None:
    """Where the posting says that the pay is found elsewhere: "See the salary range at https://..."."""
    for start, end in part.find("pay.told.link")[:MOST]:
        sentence = part.sentence(start)
        low = max(sentence.start, start - _REACH, part.block(start).start)
        high = min(max(sentence.end, end), end + _REACH, part.block(start).end)
        match = _BEHIND.search(part.folded, end, high) or _BEFORE.search(part.folded, low, start)
        if match is not None:
            first, last = min(start, match.start()), max(end, match.end())
            last -= last - first - len(part.folded[first:last].rstrip(".,;:!"))
            if not has_any(part.folded[first:last], _NOT_THIS):
                return part.passage(first, last)
    return None
