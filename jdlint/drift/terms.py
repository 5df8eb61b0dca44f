"""The title, the workplace, the kind of employment and where applications go, on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from jdlint.drift.side import Side
from jdlint.drift.tokens import read_words
from jdlint.model.drift import Fact
from jdlint.model.posting import Passage, Told
from jdlint.understanding.addresses import list_emails
from jdlint.understanding.roles import name_other_jobs

_LEVELS = frozenset(
    "senior junior lead principal staff chief head deputy assistant associate entry trainee intern apprentice sr jr i ii iii iv v manager director vp president".split()
)
_SHORT = {"sr": "senior", "jr": "junior"}
_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\b[mfwdx](?:/[mfwdx]){1,3}\b")
_MOST_BLOCKS = 400
_TRACKING = ("utm_", "gh_", "ref", "source", "src", "lever-", "fbclid", "gclid", "trk")
_URL = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+")
_MOST = 200  # addresses that are looked at


def compare_titles(approved: Side, live: Side) -> Iterator[Fact]:
    """The approved title and the published one."""
    ours, theirs = approved.posting.title, live.posting.title
    if ours is None:
        return
    told = approved.tell_passage(ours)
    wanted = list_words(ours.text)
    shown = [
        (list_words(title.text), live.tell_passage(title)) for title in (*((theirs,) if theirs else ()), *live.posting.titles)
    ]
    if live.markup is not None and live.markup.title is not None:
        shown.append((list_words(live.markup.title.text), live.markup.title))
    for words, other in shown:
        if words == wanted:
            yield Fact("title", "same", None, "", told, other)
            return
    block = _find_line(live, wanted)
    if block is not None:
        yield Fact("title", "same", None, "", told, block)
        return
    if not shown:
        why = "The published copy names the job nowhere as the approved document does."
        yield Fact("title", "missing", "warning", why, told)
        return
    words, other = min(shown, key=lambda one: len(set(one[0]) ^ set(wanted)))
    one, two = set(wanted), set(words)
    levels = sorted((one ^ two) & _LEVELS)
    if not one & two or (not levels and not (one <= two or two <= one) and name_other_jobs(ours.text, other.text)):
        why = "The published title names another job than the approved one: other people apply."
        yield Fact("title", "changed", "warning", why, told, other)
    elif levels:
        why = f"The level in the published title is not the approved one ({', '.join(levels)}): other people apply, and expect other pay."
        yield Fact("title", "changed", "warning", why, told, other)
    elif one <= two or two <= one:
        why = "The published title has the approved words, and more or fewer of them."
        yield Fact("title", "rephrased", "info", why, told, other)
    else:
        yield Fact("title", "rephrased", "info", "The published title says it in other words.", told, other)


def list_words(title: str) -> list[str]:
    """The words of a title as they are compared, without what stands in brackets."""
    bare = _BESIDE.sub(" ", title) if len(_BESIDE.sub("", title).split()) > 0 else title
    return [_SHORT.get(word, word) for word in read_words(bare)]


def _find_line(live: Side, wanted: list[str]) -> Told | None:
    """A line or value of the copy that is the title and nothing else."""
    for block in live.posting.blocks[:_MOST_BLOCKS]:
        if block.end - block.start < 200 and list_words(live.string[block.start : block.end]) == wanted:
            return live.tell(block.start, block.end)
    return None


_WORKPLACES = {"remote": "remote work", "hybrid": "some days in the office", "onsite": "work on site"}


def compare_workplaces(approved: Side, live: Side, page: Side) -> Iterator[Fact]:
    """Remote, hybrid or on site; what the copy does not say the ``page`` about it may."""
    ours, theirs = approved.posting.workplace, live.posting.workplace
    told = _tell_first(approved, approved.posting.workplaces)
    shown = _tell_first(live, live.posting.workplaces)
    if theirs == "unstated" and page.posting.workplace == ours:
        theirs, shown = ours, _tell_first(page, page.posting.workplaces)
    if theirs == "unstated" and live.markup is not None and live.markup.remote is not None:
        theirs, shown = "remote", live.markup.remote
    if ours == "unstated":
        if theirs in ("remote", "hybrid") and shown is not None:
            why = f"The published copy offers {_WORKPLACES[theirs]}; the approved document does not."
            yield Fact("workplace", "added", "warning", why, None, shown)
        return
    if ours == theirs:
        yield Fact("workplace", "same", None, "", told, shown)
    elif theirs == "unstated":
        if ours == "onsite" or told is None:
            return  # which is what people take a posting for that names a place and says no more
        if page.find_run(read_words(told.text)) >= 0:
            return
        why = f"The published copy does not say that the job has {_WORKPLACES[ours]}: people who need it do not apply."
        yield Fact("workplace", "missing", "error", why, told)
    else:
        why = f"The published copy says {_WORKPLACES[theirs]}, approved was {_WORKPLACES[ours]}: it is another offer."
        yield Fact("workplace", "changed", "error", why, told, shown)


def _tell_first(side: Side, passages: tuple[Passage, ...]) -> Told | None:
    return side.tell_passage(passages[0]) if passages else None


def compare_employment(approved: Side, live: Side, page: Side) -> Iterator[Fact]:
    """Full time, part time, contract and the rest; what the copy does not say the ``page`` about it may."""
    ours = dict(zip(approved.posting.employment_type, approved.posting.employment_types, strict=False))
    theirs = {
        kind: live.tell_passage(passage)
        for kind, passage in zip(live.posting.employment_type, live.posting.employment_types, strict=False)
    }
    if live.markup is not None:
        for kind, value in live.markup.types:
            theirs.setdefault(kind, value)
    lost = [kind for kind in ours if kind not in theirs]
    new = [kind for kind in theirs if kind not in ours]
    for kind, passage in ours.items():
        if kind in theirs:
            yield Fact("employment_type", "same", None, "", approved.tell_passage(passage), theirs[kind])
    if lost and new:
        why = f"The published job is {_name(new)}, the approved one {_name(lost)}: it is another offer."
        yield Fact("employment_type", "changed", "error", why, approved.tell_passage(ours[lost[0]]), theirs[new[0]])
    elif lost and not theirs:
        if page.find_run(read_words(ours[lost[0]].text)) < 0 and lost[0] not in page.posting.employment_type:
            why = f"The published copy does not say that the job is {_name(lost)}."
            yield Fact("employment_type", "missing", "warning", why, approved.tell_passage(ours[lost[0]]))
    elif new and ours:
        why = f"The published copy says {_name(new)} too; the approved document does not."
        yield Fact("employment_type", "added", "warning", why, None, theirs[new[0]])


def _name(kinds: list[str]) -> str:
    return " and ".join(kind.replace("_", " ") for kind in kinds)


def compare_application(approved: Side, live: Side) -> Iterator[Fact]:
    """The address to which the approved document sends people, and whether the copy sends them there too."""
    posting, other = approved.posting, live.posting
    passage = posting.application
    if passage is None:
        return
    told = approved.tell_passage(passage)
    shown = live.tell_passage(other.application) if other.application is not None else None
    if posting.application_email:
        mails = {live.folded[slice(*span)] for span in list_emails(live.folded, other.start, other.end, _MOST)} | _list_links(
            live, "mailto:"
        )
        if posting.application_email.lower() in mails:
            yield Fact("application", "same", None, "", told, shown)
        elif there := other.application_email or (min(mails, default="") if other.language != "en" else ""):
            why = f"Applications go to {there} and not to the approved {posting.application_email}."
            yield Fact("application", "changed", "error", why, told, shown)
        else:
            why = f"The published copy does not name the approved address {posting.application_email}; it may have a form of its own."
            yield Fact("application", "missing", "info", why, told, shown)
    elif posting.application_url:
        wanted = simplify_url(posting.application_url)
        urls = {simplify_url(url) for url in _URL.findall(live.string[other.start : other.end])} | _list_links(live, "http")
        if wanted in urls:
            yield Fact("application", "same", None, "", told, shown)
        elif (
            other.application_url
            and urlsplit(f"//{wanted}").hostname != urlsplit(f"//{simplify_url(other.application_url)}").hostname
        ):
            why = "The published copy sends people to another site than the approved document; a page of its own is one as well."
            yield Fact("application", "changed", "info", why, told, shown)


def _list_links(side: Side, scheme: str) -> set[str]:
    links = [link.href for link in side.document.links if link.href.lower().startswith(scheme)]
    if scheme == "http":
        return {simplify_url(link) for link in links}
    return {link[len(scheme) :].partition("?")[0].lower() for link in links}


def simplify_url(url: str) -> str:
    """An address without its scheme, "www.", what is only counted by it, and marks at its end."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return url.lower()
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(_TRACKING)])
    host = (parts.netloc.lower()).removeprefix("www.")
    return f"{host}{parts.path.rstrip('/.,;')}{'?' + query if query else ''}"
