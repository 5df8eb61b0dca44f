"""A Word document with a comment on the words of each finding that matters; the document itself stays as it is.

A comment of ours ends in a line with the rule's name. By it and by the words that it is about it is known again: what still holds stays,
what was mended goes, and where somebody has answered, the thread is marked as resolved. Word takes no comments in headers, footers and
text boxes, so that what is found there is told with the paragraph that holds the box, or in the comment at the top.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from jdlint.model.finding import Finding
from jdlint.model.report import PostingReport, RuleInfo
from jdlint.model.span import Span
from jdlint.reading.docx import find_styles, lay_out, open_docx
from jdlint.reading.word import Paragraph, Piece, W, walk
from jdlint.reading.word_comments import AUTHOR, WordComment, find_comments
from jdlint.reporting.order import sort_findings
from jdlint.reviewing.threads import Threads
from jdlint.reviewing.wording import sum_up, tell_finding

SUMMARY = "summary"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def review(data: bytes, posting: PostingReport, rules: Iterable[RuleInfo], *, as_of: str) -> bytes:
    """The document ``data``, from which ``posting`` was read, with comments. Raises `Unreadable` where it cannot be opened."""
    package = open_docx(data)
    infos = {rule.id: rule for rule in rules}
    inside, apart = _part(posting, _read(package))
    _split_runs(_read(package), [finding.span for finding in inside if finding.span])
    paragraphs = _read(package)
    text, _ = lay_out(paragraphs)
    threads = Threads(package)
    old = dict(_list_ours(find_comments(package, paragraphs), text))
    wanted = [
        (_name(finding, text), "\n".join(tell_finding(finding, infos.get(finding.rule))), finding.span) for finding in inside
    ]
    wanted.insert(0, ((SUMMARY, "", 0), "\n".join(sum_up(posting, apart, infos, as_of)), None))
    seen: Counter[tuple[str, str]] = Counter()
    for (rule, words, _), said, span in wanted:
        key = (rule, words, seen[rule, words])
        seen[rule, words] += 1
        said = f"{said}\n{AUTHOR}: {rule}"
        comment = old.pop(key, None)
        if comment is not None:
            if comment.text != said:
                _say(package, comment.element, said)
            threads.reopen(comment)
            continue
        first, last = _find_runs(paragraphs, span)
        _add(package, first, last, said, as_of)
    for comment in old.values():
        if not threads.resolve(comment):
            _remove(package, comment)
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def _read(package: Any) -> list[Paragraph]:
    return list(walk(package.part, find_styles(package)))


def _part(posting: PostingReport, paragraphs: Sequence[Paragraph]) -> tuple[list[Finding], list[Finding]]:
    """The findings that get a comment at their words, and those that are told at the top; what is only good to know is neither."""
    inside: list[Finding] = []
    apart: list[Finding] = []
    _, starts = lay_out(paragraphs)
    for finding in sort_findings(posting.findings):
        if finding.severity == "info":
            continue
        stories = {
            paragraph.story
            for start, paragraph in zip(starts, paragraphs, strict=True)
            if finding.span
            and start < max(finding.span.end, finding.span.start + 1)
            and finding.span.start < start + len(paragraph.text) + 1
        }
        (inside if stories and stories <= {"body", "box"} else apart).append(finding)
    return inside, apart


def _name(finding: Finding, text: str) -> tuple[str, str, int]:
    return finding.rule, _words(text, finding.span), 0


def _words(text: str, span: Span | None) -> str:
    return " ".join(text[span.start : span.end].split()) if span else ""


def _list_ours(comments: Iterable[WordComment], text: str) -> Iterable[tuple[tuple[str, str, int], WordComment]]:
    """Our own comments by what they are known by: rule, words, and which of equals."""
    seen: Counter[tuple[str, str]] = Counter()
    for comment in comments:
        label = comment.text.rpartition("\n")[2]
        if comment.author != AUTHOR or not label.startswith(f"{AUTHOR}: "):
            continue
        rule = label.removeprefix(f"{AUTHOR}: ")
        words = "" if rule == SUMMARY else _words(text, comment.span)
        yield (rule, words, seen[rule, words]), comment
        seen[rule, words] += 1


def _split_runs(paragraphs: Sequence[Paragraph], spans: Iterable[Span]) -> None:
    """Cut runs in two where a finding begins or ends inside of one; both halves look as the whole did."""
    cuts = sorted({offset for span in spans for offset in span}, reverse=True)
    _, starts = lay_out(paragraphs)
    for start, paragraph in zip(reversed(starts), reversed(paragraphs), strict=True):
        end = start + len(paragraph.text)
        while cuts and cuts[0] > end:
            cuts.pop(0)
        here = [cut for cut in cuts if cut >= start]
        offset = end
        for piece in reversed(paragraph.pieces):
            offset -= len(piece.text)
            if piece.text:
                for cut in here:
                    if offset <= cut < offset + len(piece.text):
                        _cut(piece, cut - offset)


def _cut(piece: Piece, at: int) -> None:
    """Begin a new run at a character of a piece."""
    node, run = piece.node, piece.node.getparent()
    before = [child for child in run if child.tag != f"{W}rPr"]
    if at == 0 and before and before[0] is node:
        return
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    moved = before[before.index(node) :]
    if at:
        tail = deepcopy(node)
        node.text, tail.text = node.text[:at], node.text[at:]
        for half in (node, tail):
            half.set(_SPACE, "preserve")
        moved[0] = tail
    for child in moved:
        rest.append(child)
    run.addnext(rest)


def _find_runs(paragraphs: Sequence[Paragraph], span: Span | None) -> tuple[Any, Any]:
    """The first and the last run of a range; without a range, the first run of the text."""
    _, starts = lay_out(paragraphs)
    found: list[Any] = []
    for start, paragraph in zip(starts, paragraphs, strict=True):
        if paragraph.story not in ("body", "box"):
            continue
        offset = start
        for piece in paragraph.pieces:
            if piece.text and (span is None or (offset < span.end and span.start < offset + len(piece.text))):
                found.append(_run_of(paragraph, piece))
                if span is None:
                    return found[0], found[0]
            offset += len(piece.text)
    if not found:
        return _find_runs(paragraphs, None)
    return found[0], found[-1]


def _run_of(paragraph: Paragraph, piece: Piece) -> Any:
    """The run of a piece or, in a text box, the one that holds the box."""
    if paragraph.story == "body":
        return piece.node.getparent()
    element = piece.node
    while element.getparent() is not None and element.getparent() is not paragraph.anchor:
        element = element.getparent()
    return element


def _add(package: Any, first: Any, last: Any, said: str, as_of: str) -> None:
    from docx.text.run import Run

    body = package.part
    comment = package.add_comment([Run(first, body), Run(last, body)], text="", author=AUTHOR, initials="jd")
    comment._comment_elm.set(f"{W}date", f"{as_of}T00:00:00Z")
    _say(package, comment._comment_elm, said)


def _say(package: Any, element: Any, said: str) -> None:
    """Let a comment say something else; its last paragraph stays, since other parts know the comment by it."""
    from docx.comments import Comment

    paragraphs = element.findall(f"{W}p")
    for paragraph in paragraphs[:-1]:
        element.remove(paragraph)
    last = paragraphs[-1]
    for run in last.findall(f"{W}r"):
        if run.find(f"{W}annotationRef") is None:
            last.remove(run)
    comment = Comment(element, package.part._comments_part)
    *lines, end = said.split("\n")
    comment.paragraphs[0].add_run(end)
    for line in lines:
        last.addprevious(comment.add_paragraph(line)._p)


def _remove(package: Any, comment: WordComment) -> None:
    """Take a comment out of the document, with its marks."""
    root = package.part.element
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(root.iter(f"{W}{name}")):
            if mark.get(f"{W}id") != comment.id:
                continue
            parent = mark.getparent()
            alone = parent.tag == f"{W}r" and all(child is mark or child.tag == f"{W}rPr" for child in parent)
            (parent.getparent() if alone else parent).remove(parent if alone else mark)
    comment.element.getparent().remove(comment.element)
