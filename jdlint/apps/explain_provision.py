"""A provision of the law explained: what it asks for, of whom, since when, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.apps.explain_page import Page
from jdlint.checking.law.provision import Provision
from jdlint.checking.law.wording import list_reach

DUTIES = {
    # The titles of rules name what is wrong.
    "required": "Something has to stand in the posting; it is broken by:",
    "forbidden": "Something must not stand in the posting; it is broken by:",
    "advised": "Advice, and no duty; it is not followed by:",
    "none": "It asks nothing of the text of a posting.",
}
EVIDENCE = {
    "primary": "The statute, the rule or the regulator's page was read",
    "secondary": "It was read in law firms' notes or the press",
    "memory": "No source was seen, so it never makes an error",
    "counsel": "Your own counsel confirmed it",
}


def explain_provision(provision: Provision, titles: Mapping[str, str], page: Page) -> Iterator[str]:
    """The parts of the explanation; ``titles`` are those of rules by their ids."""
    more = provision.more
    place = f"{provision.place} ({provision.jurisdiction})"
    yield from page.title(provision.id, provision.title, (place, say_days(provision)))
    asks = provision.duty == "none" or provision.requires
    yield from page.part("What it asks for", DUTIES[provision.duty] if asks else "Nothing that jdlint can see in a posting.")
    if provision.duty != "none":
        yield from page.requirements(provision.requires, titles)
    if "keep" in more:
        yield from page.part("What to keep", f"{more['keep']['what']}, for {more['keep']['years']:g} years")
    yield from page.heading("Of whom")
    yield from page.items([f"{said[0].upper()}{said[1:]}." for said in list_reach(provision)])
    yield from page.part("Where it stands", provision.cite)
    yield from page.items([url for url in (provision.url, *more.get("sources", ())) if url])
    added = f" In jdlint since {more['added']}." if "added" in more else ""
    yield from page.part("How sure this is", f"{EVIDENCE[provision.evidence]}; last looked up on {provision.checked}.{added}")
    for heading, key in (("Seen in no source", "unseen"), ("Left out by the law", "exempt")):
        if more.get(key):
            yield from page.heading(heading)
            yield from page.items(list(more[key]))
    for heading, key in (("Doubt", "doubt"), ("Note", "note"), ("Penalty", "penalty"), ("How to mend a breach", "cure")):
        if more.get(key):
            yield from page.part(heading, more[key])
    yield from page.note("Not legal advice.")


def say_days(provision: Provision) -> str:
    """Since when a provision holds, and until when."""
    if not provision.since:
        return "not in force, or the day is not known"
    until = f" to {provision.until}" if provision.until else ""
    enforced = f", enforced from {provision.enforced_from}" if provision.enforced_from else ""
    return f"from {provision.since}{until}{enforced}"
