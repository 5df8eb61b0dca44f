"""Document → Posting: what a careful reader takes from the page. The stages stand here in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jdlint.model.document import Block, Document
from jdlint.model.posting import Kind, Passage, Posting, Section, Zone
from jdlint.model.span import Span
from jdlint.understanding.application import find_application
from jdlint.understanding.benefits import find_benefits
from jdlint.understanding.conflicts import find_conflicts
from jdlint.understanding.contents import find_requirements, find_responsibilities, find_summary
from jdlint.understanding.deadlines import find_deadline, find_posted
from jdlint.understanding.employers import find_company, find_digest, find_federal, find_public
from jdlint.understanding.employment import find_employment_types
from jdlint.understanding.kinds import find_kind
from jdlint.understanding.language import detect_language
from jdlint.understanding.levels import names_level
from jdlint.understanding.lines import Heading
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
from jdlint.understanding.sections import find_sections
from jdlint.understanding.segments import Segment, find_segments
from jdlint.understanding.sentences import split_sentences
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
    headings, sections = find_sections(document, folded, cues)
    sentences = split_sentences(document.text.string)
    language = detect_language(document.text.string)
    segments = find_segments(document, folded, headings, sections, cues, language)
    return [_read(document, folded, cues, segment, headings, sections, sentences, language, kind) for segment in segments]


def _read(
    document: Document,
    folded: str,
    cues: Cues,
    segment: Segment,
    headings: Sequence[Heading],
    sections: Sequence[Section],
    sentences: Sequence[Span],
    language: str,
    kind: Kind | None,
) -> Posting:
    """One posting: its facts, each found by its own module."""
    start, end = segment.start, segment.end
    blocks: Sequence[Block] = document.blocks
    if start > 0 or end < len(folded):
        blocks = [block for block in blocks if start <= block.start < end]
        sections = [section._replace(end=min(section.end, end)) for section in sections if start <= section.start < end]
        sentences = [sentence for sentence in sentences if start <= sentence.start < end]
        # "Junior (2 years of experience)" over a posting of its own heads all of it, and is no part.
        sections = [section for section in sections if section.start > start or not names_level(folded, start, section.body)]
    found, why = find_kind(document, folded, sections, cues, start=start, end=end, language=language)
    if kind is not None and kind != found:
        found, why = kind, ""
    part = Part(document, folded, start, end, blocks, sections, sentences, cues, language)
    title, titles = find_titles(document, folded, blocks, headings)
    if title is not None and start > 0 and names_level(folded, title.start, title.end):
        # The page names the job once, above its levels.
        title = find_titles(document, folded, document.blocks, headings)[0] or title
    own_title = title if title and start <= title.start < end else None
    eeo, accommodation = find_eeo(part), find_accommodation(part)
    application, url, email = find_application(part)
    workplace, workplaces = find_workplaces(part)
    places = find_places(part, (workplace, workplaces))
    limits = find_limits(part, workplace, places)
    if places:
        places = list(list_outside(places, limits.without)) or list_home(part, workplace, workplaces)
    deadline, date = find_deadline(part, places)
    posted, posted_date = find_posted(part, places)
    types, type_passages = find_employment_types(part)
    requirements = find_requirements(part, title)
    # What an article says people earn is nobody's offer.
    pay = find_pay(part, places) if found != "other" else []
    locations, within, without, reports = settle(part, (places, *limits, find_report_places(part)), pay)
    posting = Posting(
        document=document,
        folded=folded,
        start=start,
        end=end,
        key=segment.key,
        kind=found,
        why=why or segment.why,
        language=language,
        blocks=tuple(blocks),
        zones=make_zones(document, start, end, sections, own_title, _statement_zones(eeo, accommodation)),
        sections=tuple(sections),
        sentences=sentences,
        title=title,
        titles=titles,
        pay=tuple(pay),
        vague_pay=tuple(vague_pay(part, pay)) if found != "other" else (),
        pay_commission=find_commission(part),
        pay_link=find_pay_link(part),
        reporting_line=find_reporting_line(part),
        eeo_statement=eeo,
        accommodation_statement=accommodation,
        application=application,
        application_url=url,
        application_email=email,
        deadline=deadline,
        deadline_date=date,
        posted=posted,
        posted_date=posted_date,
        locations=locations,
        workplace=workplace,
        workplaces=tuple(workplaces),
        employment_type=tuple(types),
        employment_types=tuple(type_passages),
        benefits=find_benefits(part),
        summary=find_summary(part, title),
        responsibilities=find_responsibilities(part, title),
        requirements=requirements,
        requirement_count=count_requirements(part, requirements),
        remote_in=within,
        remote_not_in=without,
        reports_at=reports,
        company=find_company(part),
        federal=find_federal(part),
        public=find_public(part),
        digest=find_digest(part),
        measures=Readability(list_prose(document, blocks, sentences)),
    )
    if found == "other":
        return posting  # what an article says of several jobs is no contradiction
    markup = None
    unseen: dict[str, object] = {}
    # A page that holds several postings has one markup, and nothing says whose.
    if not posting.key and any(fields.origin == "json-ld" for fields in document.fields):
        from jdlint.understanding.markup import find_markup, tell_record

        markup = find_markup(document)
        told = tell_record(markup) if markup else {}
        unseen = {key: value for key, value in told.items() if getattr(posting, key) in ((), None, "unstated")}
    conflicts = find_conflicts(part, posting, markup)
    company = posting.company or (markup.company if markup else "")
    return posting._replace(conflicts=conflicts, unseen=unseen, company=company) if conflicts or unseen or company else posting


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
