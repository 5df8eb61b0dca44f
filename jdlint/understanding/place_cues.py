"""Words beside which places of work stand, and words that make them somebody else's."""

from __future__ import annotations

import re

from jdlint.understanding.words import Words

CUES: dict[str, tuple[str, ...]] = {
    "place.label": (
        "location", "locations", "job location", "work location", "office location", "place of work", "duty station", "duty location", "work site", "worksite", "city",
        "office", "duty locations", "work locations", "place of performance", "where", "following locations", "following cities", "following offices", "ability to relocate", "ability to commute", "ability to commute/relocate",
    ),
    "place.based": (
        "based in", "based out of", "based at", "based from", "located in", "located at", "located within", "located on", "office in", "offices in", "position is in", "role is in",
        "job is in", "on-site in", "on-site at", "hybrid in", "hybrid from", "relocate to", "reside in", "residing in", "live in", "lives in", "living in", "remote from", "remote in",
        "position in", "role in", "opportunity in", "opening in", "job in", "in-office in", "in-person in", "duty station is", "join us in", "place of work is", "work location is", "job location is",
        "remote within", "remotely from", "remotely within", "work in", "remotely in", "located near", "office based in", "presence in", "within commuting distance", "team in",
        "vacancy in", "vacancies in", "vacancy is at", "vacancy is in", "vacancies are at", "vacancies are in", "openings are at", "openings are in", "positions are at",
        "positions are in", "position is at", "jobs are at", "jobs are in", "roles are in", "role is at", "job is at", "hub in", "headquarters in", "full-time in", "hiring in", "residing", "anywhere in", "anywhere within",
    ),
    "place.city_based": (
        "based",
    ),
    "place.wide": ("wide", "nationwide", "statewide", "countrywide", "countywide", "citywide", "worldwide"),
    "place.site": ("office", "offices", "headquarters", "hq", "studio", "hub", "campus", "location"),
    "place.seeks": (
        "looking for", "seeking", "seeks", "seek", "hiring", "recruiting", "to join", "in search of", "opening for", "this position", "this role",
    ),
}  # fmt: skip

JOB = Words(
    "role roles position positions job jobs opportunity opening vacancy you candidate candidates applicant applicants incumbent must hybrid remote* site onsite full part time internship someone "
    "individual team seeking looking hiring contract work preferabl* ideally fellow analyst engineer manager specialist director developer scientist"
)
COMPANY = Words(
    "headquartered headquarters hq founded company companies startup firm agency organization organisation offices client* customer* investor* people residents communities facilities "
    "business* stores locations families students patients born friends users employees colleagues counterparts stakeholders"
)
LINKING = Words("is are currently primarily fully mainly and that which were was have has been now proudly all")
SITES = Words("office offices hq headquarters studio hub campus location lab")
SPREAD = Words("located available based open stationed")  # before "nationwide"
OFFERED = Words("position positions job jobs role roles opening openings vacancy vacancies opportunity opportunities")
BASED = Words("team role roles position positions office job jobs hire hires candidate candidates opportunity")
INTO = Words("in at from to into for join within near")  # before "our Reno office"
VISITS = Words("visit* travel* trip trips fly meet meeting meetings colleagues counterparts stakeholders attend*")
IN_OTHERS = Words(
    "experience expertise background degree interest* interested leader leaders leading licensed certified licence license market markets work* partner partners vendors teams"
)
RIGHTS = Words("authoriz* authoris* eligib* legally right permit* permission entitled")  # to work in a country
NOUNS = frozenset(
    (
        "branch division office department service services bureau center centre agency section directorate unit administration team group institute command logistics inc llc ltd company "
        "corporation corp professional manager engineer analyst director coordinator specialist technician assistant associate officer solicitor attorney nurse driver teacher "
        "administrator supervisor developer designer scientist clerk representative consultant accountant hospital clinic systems solutions facility"
    ).split()
)  # which are no part of a town's name
OFFICE = re.compile(
    r"\b(?:Branch|Division|Office|Department|Services?|Bureau|Cent(?:er|re)|Agency|Section|Directorate|Unit|Administration|Team|Group|Institute|Command)\b"
)
PLAIN = frozenset(
    {
        "based in",
        "located in",
        "located at",
        "located within",
        "located on",
        "based out of",
        "office in",
        "on-site in",
        "hybrid in",
        "relocate to",
        "role is in",
        "position is in",
        "duty station is",
        "place of work is",
        "work location is",
        "job location is",
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
    "I We You The For In At This Our A An It Computer Data Engineering Business English Excel SQL Python Finance Marketing Sales Science Microsoft Information Java".split()
)
GENERIC = frozenset(
    "design operations corporate main innovation head research regional global home creative field back front company world".split()
)  # names of offices that tell no place
