"""What an editor tells of the words under the pointer: what is wrong, why, what to write, and the law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lsprotocol import types

from jdlint.apps.lsp.abilities import Abilities
from jdlint.apps.lsp.judging import Checked, Remark
from jdlint.model.finding import SEVERITIES, Finding
from jdlint.model.report import RuleInfo
from jdlint.reporting.citations import FEW
from jdlint.reporting.markdown import escape
from jdlint.reporting.plain import one_line

FULL = 2
"""So many findings in one place are explained, the others told in a line each."""
MOST = 12


def explain_at(checked: Checked, position: types.Position, abilities: Abilities) -> types.Hover | None:
    """All about the findings at a position, the narrowest and most severe first; None where nothing is found."""
    offset = checked.page.find(position)
    found = find_at(checked.remarks, offset, offset)
    if not found or checked.linter is None:
        return None
    found.sort(key=lambda one: (one.span.end - one.span.start, SEVERITIES.index(one.finding.severity)))
    infos = checked.linter.infos
    explain = _mark if abilities.markdown else _write
    parts = ["".join(explain(one.finding, infos.get(one.finding.rule))).strip() for one in found[:FULL]]
    if others := [_tell(one.finding, escape if abilities.markdown else str) for one in found[FULL:MOST]]:
        more = f"\n\n{len(found) - MOST} more here." if len(found) > MOST else ""
        parts.append("Also here:\n\n" + "\n".join(others) + more)
    kind = types.MarkupKind.Markdown if abilities.markdown else types.MarkupKind.PlainText
    line = "\n\n---\n\n" if abilities.markdown else "\n\n"
    return types.Hover(types.MarkupContent(kind, line.join(parts)), checked.page.span(*found[0].span))


def _tell(finding: Finding, show: Callable[[str], str]) -> str:
    return f"- {show(one_line(finding.message))} ({finding.rule}, {finding.severity})"


def find_at(remarks: Iterable[Remark], start: int, end: int) -> list[Remark]:
    """The findings that a range touches, its ends included."""
    return [one for one in remarks if one.span.start <= end and start <= one.span.end]


def _mark(finding: Finding, info: RuleInfo | None) -> Iterator[str]:
    """As Markdown; the posting's own words are shown as they stand and lead nowhere."""
    title = escape(info.title) if info else ""
    yield f"**{title}** (`{finding.rule}`, {finding.severity})\n\n{escape(finding.message)}\n\n"
    if info:
        yield f"**Why:** {_fold(info.why)}\n\n**What to write:** {_fold(info.do)}\n\n"
    law = _list_law(finding)
    if law:
        yield "**Law:**\n\n"
        for place, citation, hedge, url in law:
            yield f"- {escape(place)}: {_link(citation, url)}{escape(hedge)}\n"
        yield _count(finding)


def _write(finding: Finding, info: RuleInfo | None) -> Iterator[str]:
    """As plain text."""
    title = f"{info.title} ({finding.rule}, {finding.severity})" if info else finding.rule
    yield f"{title}\n\n{one_line(finding.message)}\n\n"
    if info:
        yield f"Why: {_fold(info.why)}\n\nWhat to write: {_fold(info.do)}\n\n"
    for place, citation, hedge, url in _list_law(finding):
        yield f"Law: {place}: {citation}{hedge}{f' <{url}>' if url else ''}\n"
    yield _count(finding)


def _fold(text: str) -> str:
    return " ".join(text.split())


def _list_law(finding: Finding) -> list[tuple[str, str, str, str]]:
    """The law behind a finding as place, citation, what it depends on, and address; what binds comes first."""
    told: dict[tuple[str, str, str, str], None] = {}
    for one in sorted(finding.law, key=lambda one: (bool(one.needs), not one.binding)):
        hedge = f" (depends on {' and '.join(one.needs)})" if one.needs else "" if one.binding else " (advice, or no source seen)"
        url = one.url if one.url.startswith(("https://", "http://")) else ""
        told[one_line(one.place), one_line(one.citation), hedge, url] = None
    return list(told)[:FEW]


def _count(finding: Finding) -> str:
    more = len({(one.place, one.citation) for one in finding.law}) - FEW
    return f"\nand {more} more; `jdlint explain {finding.rule}` lists them.\n" if more > 0 else ""


def _link(words: str, url: str) -> str:
    address = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{escape(words)}]({address})" if url else escape(words)
