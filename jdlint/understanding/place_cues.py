"""Words beside which places of work stand, and words that make them somebody else's."""

from __future__ import annotations

import re

from jdlint.understanding.words import Words

CUES: dict[str, tuple[str, ...]] = {
    "place.label": (
        "location", "locations", "job location", "work location", "office location", "place of work", "duty station", "duty location", "work site", "worksite", "city",
        "office", "duty locations", "work locations", "place of performance", "where", "following locations", "following cities", "following offices",
    ),
    "place.based": (
        "based in", "based out of", "based at", "based from", "located in", "located at", "located within", "located on", "office in", "offices in", "our office", "position is in", "role is in",
        "job is in", "on-site in", "on-site at", "hybrid in", "hybrid from", "relocate to", "reside in", "residing in", "live in", "living in", "remote from", "remote in", "work from our", "work in our",
        "working from our", "position in", "role in", "opportunity in", "opening in", "job in", "in-office in", "in-person in", "report to our", "duty station is", "join us in", "join our",
        "remote within", "remotely from", "remotely within", "work in", "remotely in", "located near", "office based in", "presence in", "within commuting distance", "team in", "in our", "at our",
        "vacancy in", "vacancies in", "hub in", "headquarters in", "full-time in", "hiring in", "one of our", "residing", "anywhere in", "anywhere within",
    ),
    "place.city_based": (
        "based",
    ),
}  # fmt: skip

JOB = Words(
    "role roles position positions job jobs opportunity opening vacancy you candidate candidates applicant applicants incumbent must hybrid remote* site onsite full part time internship someone "
    "individual team seeking looking hiring contract work preferabl* ideally fellow analyst engineer manager specialist director developer scientist"
)
COMPANY = Words(
    "headquartered headquarters hq founded company companies startup firm agency organization organisation offices client* customer* investor* people residents communities facilities "
    "business* stores locations families students patients born friends users employees"
)
LINKING = Words("is are currently primarily fully mainly and that which were was have has been now proudly all")
SITES = Words("office hq headquarters studio hub campus location lab")
BASED = Words("team role position office job candidate candidates opportunity")
OFFICE = re.compile(
    r"\b(?:Branch|Division|Office|Department|Services?|Bureau|Cent(?:er|re)|Agency|Section|Directorate|Unit|Administration|Team|Group|Institute|Command)\b"
)
PLAIN = frozenset(
    {
        "based in",
        "located in",
        "based out of",
        "office in",
        "on-site in",
        "hybrid in",
        "relocate to",
        "role is in",
        "position is in",
        "duty station is",
    }
)
NEEDS_ROLE = frozenset(
    {
        "based in",
        "based at",
        "located in",
        "located at",
        "located within",
        "located on",
        "office in",
        "offices in",
        "live in",
        "living in",
        "work in",
        "presence in",
        "headquarters in",
        "team in",
        "based out of",
    }
)
NOT_PLACES = frozenset(
    "I We You The This Our A An It Computer Data Engineering Business English Excel SQL Python Finance Marketing Sales Science Microsoft Information Java".split()
)
