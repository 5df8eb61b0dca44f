"""Document → Posting: what a careful reader takes from the page. The stages stand here in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jdlint.model.document import Block, Document
from jdlint.model.nothing import NOTHING
from jdlint.model.posting import Kind, Passage, Posting, Zone
from jdlint.model.span import Span
from jdlint.understanding.application import find_application
from jdlint.understanding.benefits import find_benefits
from jdlint.understanding.conflicts import find_conflicts
from jdlint.understanding.contents import find_requirements, find_responsibilities, find_summary
from jdlint.understanding.deadlines import find_deadline, find_posted
from jdlint.understanding.employers import find_company, find_digest, find_federal, find_public
from jdlint.understanding.employment import find_employment_types
from jdlint.understanding.facts import Reading, reads
from jdlint.understanding.kinds import find_kind
from jdlint.understanding.levels import names_level
from jdlint.understanding.page import Page
from jdlint.understanding.part import Cues, Part
from jdlint.understanding.pay import find_pay, vague_pay
from jdlint.understanding.pay_telling import find_commission, find_pay_link
from jdlint.understanding.place_rivals import settle
from jdlint.understanding.places import find_places, list_home
from jdlint.understanding.readability import Readability
from jdlint.understanding.remote_places import find_limits, list_outside
from jdlint.understanding.report_places import find_report_places
from jdlint.understanding.reporting_line import find_reporting_line
from jdlint.understanding.requirement_counts import count_requirements
from jdlint.understanding.statements import find_accommodation, find_eeo
from jdlint.understanding.titles import find_titles
from jdlint.understanding.workplaces import find_workplaces
from jdlint.understanding.zones import make_zones

# From how many words on a value is text: with a mark at its end, and without.
WORDS_OF_SENTENCE, WORDS_OF_PROSE = 4, 13


def understand(document: Document, folded: str, cues: Cues, *, kind: Kind | None = None) -> list[Posting]:
    """The postings of a document: one as a rule, several where a page holds several, one of another kind where it holds none.

    ``folded`` is the document's text as `fold` makes it; ``cues`` come from one scan of it for all phrases of the lexicon.
    ``kind`` outranks what the text reads like.
    """
    page = Page(document, folded, cues)
    return [Reading(page, segment, kind) for segment in page.segments]


@reads("language")
def _read_language(one: Reading) -> None:
    one.language = one.page.language


@reads("blocks")
def _read_blocks(one: Reading) -> None:
    blocks = one.document.blocks
    one.blocks = blocks if one.whole else tuple([block for block in blocks if one.start <= block.start < one.end])


@reads("sections")
def _read_sections(one: Reading) -> None:
    start, end = one.start, one.end
    sections = one.page.outline[1]
    if not one.whole:
        sections = [section._replace(end=min(section.end, end)) for section in sections if start <= section.start < end]
        # "Junior (2 years of experience)" over a posting of its own heads all of it, and is no part.
        sections = [section for section in sections if section.start > start or not names_level(one.folded, start, section.body)]
    one.sections = tuple(sections)


@reads("sentences")
def _read_sentences(one: Reading) -> None:
    sentences = one.page.sentences
    one.sentences = sentences if one.whole else [span for span in sentences if one.start <= span.start < one.end]


@reads("kind", "why")
def _read_kind(one: Reading) -> None:
    kind, why = one.given, ""
    if kind != "posting":  # which needs no reason
        found, told = find_kind(
            one.document, one.folded, one.sections, one.page.cues, start=one.start, end=one.end, language=one.language
        )
        if kind is None or kind == found:
            kind, why = found, told
    one.kind, one.why = kind, why or one.segment.why


@reads("part")
def _read_part(one: Reading) -> None:
    cues, language = one.page.cues, one.language
    one.part = Part(one.document, one.folded, one.start, one.end, one.blocks, one.sections, one.sentences, cues, language)


@reads("title", "titles")
def _read_titles(one: Reading) -> None:
    document, folded, headings = one.document, one.folded, one.page.outline[0]
    title, titles = find_titles(document, folded, one.blocks, headings)
    if title is not None and one.start > 0 and names_level(folded, title.start, title.end):
        # The page names the job once, above its levels.
        title = find_titles(document, folded, document.blocks, headings)[0] or title
    one.title, one.titles = title, titles


@reads("eeo_statement")
def _read_eeo(one: Reading) -> None:
    one.eeo_statement = find_eeo(one.part)


@reads("accommodation_statement")
def _read_accommodation(one: Reading) -> None:
    one.accommodation_statement = find_accommodation(one.part)


@reads("zones")
def _read_zones(one: Reading) -> None:
    title = one.title
    own_title = title if title and one.start <= title.start < one.end else None
    statements = _statement_zones(one.eeo_statement, one.accommodation_statement)
    one.zones = make_zones(one.document, one.start, one.end, one.sections, own_title, statements)


@reads("application", "application_url", "application_email")
def _read_application(one: Reading) -> None:
    one.application, one.application_url, one.application_email = find_application(one.part)


@reads("workplace", "workplaces")
def _read_workplaces(one: Reading) -> None:
    one.workplace, workplaces = find_workplaces(one.part)
    one.workplaces = tuple(workplaces)


@reads("places", "limits")
def _read_places(one: Reading) -> None:
    part, workplace, workplaces = one.part, one.workplace, one.workplaces
    places = find_places(part, (workplace, workplaces))
    limits = find_limits(part, workplace, places)
    if places:
        places = list(list_outside(places, limits.without)) or list_home(part, workplace, workplaces)
    one.places, one.limits = places, limits


@reads("deadline", "deadline_date")
def _read_deadline(one: Reading) -> None:
    one.deadline, one.deadline_date = find_deadline(one.part, one.places)


@reads("posted", "posted_date")
def _read_posted(one: Reading) -> None:
    one.posted, one.posted_date = find_posted(one.part, one.places)


@reads("employment_type", "employment_types")
def _read_employment(one: Reading) -> None:
    types, passages = find_employment_types(one.part)
    one.employment_type, one.employment_types = tuple(types), tuple(passages)


@reads("pay")
def _read_pay(one: Reading) -> None:
    # What an article says people earn is nobody's offer.
    one.pay = tuple(find_pay(one.part, one.places)) if one.kind != "other" else ()


@reads("vague_pay")
def _read_vague_pay(one: Reading) -> None:
    one.vague_pay = tuple(vague_pay(one.part, one.pay)) if one.kind != "other" else ()


@reads("pay_commission", "pay_link")
def _read_pay_telling(one: Reading) -> None:
    one.pay_commission, one.pay_link = find_commission(one.part), find_pay_link(one.part)


@reads("locations", "remote_in", "remote_not_in", "reports_at")
def _read_locations(one: Reading) -> None:
    groups = (one.places, *one.limits, find_report_places(one.part))
    one.locations, one.remote_in, one.remote_not_in, one.reports_at = settle(one.part, groups, one.pay)


@reads("reporting_line")
def _read_reporting_line(one: Reading) -> None:
    one.reporting_line = find_reporting_line(one.part)


@reads("benefits")
def _read_benefits(one: Reading) -> None:
    one.benefits = find_benefits(one.part)


@reads("summary")
def _read_summary(one: Reading) -> None:
    one.summary = find_summary(one.part, one.title)


@reads("responsibilities")
def _read_responsibilities(one: Reading) -> None:
    one.responsibilities = find_responsibilities(one.part, one.title)


@reads("requirements", "requirement_count")
def _read_requirements(one: Reading) -> None:
    one.requirements = find_requirements(one.part, one.title)
    one.requirement_count = count_requirements(one.part, one.requirements)


@reads("federal", "public", "digest")
def _read_employer(one: Reading) -> None:
    one.federal, one.public, one.digest = find_federal(one.part), find_public(one.part), find_digest(one.part)


@reads("measures")
def _read_measures(one: Reading) -> None:
    one.measures = Readability(list_prose(one.document, one.blocks, one.sentences))


@reads("markup")
def _read_markup(one: Reading) -> None:
    markup = None
    # A page that holds several postings has one markup, and nothing says whose; an article has none of its own.
    if not one.key and any(fields.origin == "json-ld" for fields in one.document.fields) and one.kind != "other":
        from jdlint.understanding.markup import find_markup

        markup = find_markup(one.document)
    one.markup = markup


@reads("company")
def _read_company(one: Reading) -> None:
    one.company = find_company(one.part) or (one.markup.company if one.markup else "")


@reads("unseen")
def _read_unseen(one: Reading) -> None:
    one.unseen = NOTHING
    if one.markup is not None:
        from jdlint.understanding.markup import tell_record

        told = tell_record(one.markup)
        one.unseen = {key: value for key, value in told.items() if getattr(one, key) in ((), None, "unstated")}


@reads("conflicts")
def _read_conflicts(one: Reading) -> None:
    # What an article says of several jobs is no contradiction.
    one.conflicts = find_conflicts(one.part, one, one.markup) if one.kind != "other" else ()


def list_prose(document: Document, blocks: Sequence[Block], sentences: Sequence[Span]) -> list[str]:
    """The sentences that people read as text: not the short values of fields, such as a title or a place."""
    string = document.text.string
    short = [block for block in blocks if block.kind == "field" and not _is_prose(string[block.start : block.end])]
    starts, ends = [-1, *(block.start for block in short)], [-1, *(block.end for block in short)]
    # A value may hold several sentences.
    return [string[start:end] for start, end in sentences if ends[bisect_right(starts, start) - 1] <= start]


def _is_prose(value: str) -> bool:
    """Whether the value of a field is written as text, and not as a name, a place or an amount."""
    return len(value.split()) >= (WORDS_OF_SENTENCE if value[-1:] in ".!?" else WORDS_OF_PROSE)


def _statement_zones(eeo: Passage | None, accommodation: Passage | None) -> list[Zone]:
    zones = []
    if eeo:
        zones.append(Zone(eeo.start, eeo.end, "eeo"))
    if accommodation:
        zones.append(Zone(accommodation.start, accommodation.end, "accommodation"))
    return zones
