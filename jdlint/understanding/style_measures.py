"""What can be counted in how a posting is written: passive sentences, short forms that nobody explains, text without a break."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jdlint.model.later import later
from jdlint.model.posting import Posting
from jdlint.understanding.jurisdictions import name_region
from jdlint.understanding.syllables import look_up
from jdlint.understanding.text_measures import ENOUGH_WORDS, Measured

_IRREGULAR = (
    "built bought brought caught chosen done driven drawn given gone held hired kept known led left lost made meant met paid put read run said seen sent set shown "
    "sold spent taken taught thought told understood won written"
)
# A form of "be", up to two adverbs, and a participle; "is required to" and the like are how demands are written.
_PASSIVE = later(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:also|often|always|never|not|usually|\w{3,}ly)\s+){0,2}"
    rf"(?!(?:required|expected|located|based|interested|experienced|skilled|motivated|committed|dedicated|qualified|organi[sz]ed|excited|looking|need|used to)\b)"
    rf"(?:\w{{3,}}ed|{'|'.join(_IRREGULAR.split())})\b"
)
_SHORT = re.compile(r"(?<![\w.&/@#'-])[A-Z][A-Z0-9&]{1,5}s?(?![\w.&/@'-])")
_BESIDE_BRACKET = re.compile(r"([A-Z][A-Z0-9&]{1,5})s?(\)| \()")
# Short forms that stand for themselves: what everyone who reads postings knows, and names of degrees, currencies, states and firms' forms.
KNOWN = frozenset(
    (
        "AI AM PM API ASAP R&D P&L M&A GDPR GDP ISO SMS SUV USC CNBC NYT NASDAQ EMEA ATM AV BA BS BSc BA/BS CA CD CEO CFO CIO CMO COO CTO CV COVID DC DE DEI DIY DNA DOB DOE DVD EEO EEOC EIN EOE ERP EST EU EUR FAQ FBI FDA "
        "FT FTE GBP GED GPA GPS GPU HQ HR HTML HTTP HTTPS HVAC IBM ID II III IL IN INC IP IQ IRA IRS IT IV JD JPEG JSON KPI LA LAN LGBT LGBTQ LLC LLP LMS LTD MA MBA MD MIT MS MSc NASA "
        "NBA NE NGO NJ NO NV NW NY NYC OH OK OR OS OTE PA PC PDF PDT PE PHD PhD PIN PMP PO PR PST PT PTO QA RAM RN ROI SAT SAP SE SEO SLA SME SQL SSN STEM SUV SW TB TBD TV TX UI UK UN URL US "
        "USA USB USD UT UX VA VAT VIP VP VPN VT WA WEB WI WV XML ZIP ADA ADHD FMLA FLSA OSHA HIPAA CPR AED BLS EMT CPA CDL DMV DOT OT AWS CSS SDK IDE CRM B2B B2C SaaS CI GMT UTC MST CST EDT CDT"
    ).split()
)  # fmt: skip


def measure_passive(posting: Posting) -> Sequence[Measured] | str:
    """Percent of the sentences that hold a passive; the place is the first."""
    folded = posting.folded
    every = [sentence for sentence in posting.sentences if folded.count(" ", sentence.start, sentence.end) >= 3]
    if posting.measures["words"] < ENOUGH_WORDS or not every:
        return f"the posting has fewer than {ENOUGH_WORDS} words"
    passive = [found for low, high in every if (found := _PASSIVE.search(folded, low, high))]
    if not passive:
        return [Measured(0)]
    return [Measured(100 * len(passive) / len(every), passive[0].start(), passive[0].end())]


def measure_short_forms(posting: Posting) -> Sequence[Measured] | str:
    """How often each short form stands that is not widely known and that the posting never spells out, at its first place.

    It is spelt out where it stands in brackets behind other words, or has words in brackets behind it. Text in capitals has none.
    """
    text = posting.document.text.string
    told = _list_spelt_out(text, posting)
    count: dict[str, int] = {}
    first: dict[str, re.Match[str]] = {}
    for found in _SHORT.finditer(text, posting.start, posting.end):
        word = found.group()
        bare = word.removesuffix("s")
        if bare in KNOWN or any(char.isdigit() for char in word) or look_up(word.lower()) or name_region(f"US-{word}"):
            continue  # what the dictionary knows is a word in capitals
        if posting.zone(found.start()) in ("literal", "title", "eeo", "accommodation", "other_legal") or _in_capitals(
            text, found
        ):
            continue
        count[word] = count.get(word, 0) + 1
        first.setdefault(word, found)
    return [
        Measured(count[word], *found.span(), {"count": count[word]})
        for word, found in first.items()
        if word.removesuffix("s") not in told
    ]


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals as well."""
    around = text[max(found.start() - 25, 0) : found.start()] + text[found.end() : found.end() + 25]
    letters = [char for char in around if char.isalpha()]
    return sum(map(str.isupper, letters)) > len(letters) / 2


def _list_spelt_out(text: str, posting: Posting) -> set[str]:
    """The short forms that stand in brackets, or before one that opens."""
    return {
        found[1]
        for found in _BESIDE_BRACKET.finditer(text, posting.start, posting.end)
        if found[2] == " (" or text[found.start() - 1 : found.start()] == "("
    }


def measure_unbroken(posting: Posting) -> Sequence[Measured] | str:
    """Words of each run of paragraphs that no heading and no list breaks, at its first paragraph."""
    text = posting.document.text.string
    found: list[Measured] = []
    words, start, end = 0, 0, 0
    for block in posting.blocks:
        if block.kind != "paragraph":
            if words:
                found.append(Measured(words, start, end))
            words = 0
            continue
        if not words:
            start, end = block.start, block.end
        words += len(text[block.start : block.end].split())
    return [*found, Measured(words, start, end)] if words else found
