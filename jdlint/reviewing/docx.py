"""A Word document with a comment on the words of each finding that matters; the document itself stays as it is.

A comment of ours ends in a line with the rule's name. By it and by the words that it is about it is known again: what still holds stays,
what was mended goes, and where somebody has answered, the thread is marked as resolved. Word takes no comments in headers, footers and
text boxes, so that what is found there is told with the paragraph that holds the box, or in the comment at the top.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from jdlint.model.finding import Finding
from jdlint.model.report import PostingReport, RuleInfo
from jdlint.model.span import Span
from jdlint.reading.docx import open_docx
from jdlint.reading.word import W
from jdlint.reading.word_comments import AUTHOR, WordComment, find_comments
from jdlint.reporting.order import sort_findings
from jdlint.reviewing.runs import Runs
from jdlint.reviewing.threads import Threads
from jdlint.reviewing.wording import sum_up, tell_finding

SUMMARY = "summary"
T = TypeVar("T")
Key = tuple[str, str, int]
"""What a comment of ours is known by: the rule, the words, and which of equals it is."""


def review(data: bytes, posting: PostingReport, rules: Iterable[RuleInfo], *, as_of: str) -> bytes:
    """The document ``data``, from which ``posting`` was read, with comments of the ISO day ``as_of``.

    Raises `Unreadable` where it cannot be opened.
    """
    package = open_docx(data)
    infos = {rule.id: rule for rule in rules}
    runs = Runs(package)
    inside, apart = _part(posting, runs)
    runs.cut(offset for finding in inside if finding.span for offset in finding.span)
    runs = Runs(package)
    threads = Threads(package)
    old = dict(_number(_list_ours(find_comments(package, runs.paragraphs), runs.text)))
    wanted: list[tuple[tuple[str, str], tuple[str, Span | None]]] = [
        ((SUMMARY, ""), ("\n".join(sum_up(posting, apart, infos, as_of)), None))
    ]
    for finding in inside:
        said = "\n".join(tell_finding(finding, infos.get(finding.rule)))
        wanted.append(((finding.rule, _words(runs.text, finding.span)), (said, finding.span)))
    for key, (said, span) in _number(wanted):
        said = f"{said}\n{AUTHOR}: {key[0]}"
        comment = old.pop(key, None)
        if comment is None:
            _add(package, *runs.find(span), said, as_of)
            continue
        if comment.text != said:
            _say(package, comment.element, said)
        threads.reopen(comment)
    _remove(package, [comment for comment in old.values() if not threads.resolve(comment)])
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def _part(posting: PostingReport, runs: Runs) -> tuple[list[Finding], list[Finding]]:
    """The findings that get a comment at their words, and those that are told at the top; what is only good to know is neither."""
    inside: list[Finding] = []
    apart: list[Finding] = []
    for finding in sort_findings(posting.findings):
        if finding.severity != "info":
            (inside if finding.span and runs.takes(finding.span) else apart).append(finding)
    return inside, apart


def _words(text: str, span: Span | None) -> str:
    return " ".join(text[span.start : span.end].split()) if span else ""


def _list_ours(comments: Iterable[WordComment], text: str) -> Iterator[tuple[tuple[str, str], WordComment]]:
    """Our own comments, each with its rule and its words."""
    for comment in comments:
        label = comment.text.rpartition("\n")[2]
        if comment.author == AUTHOR and label.startswith(f"{AUTHOR}: "):
            rule = label.removeprefix(f"{AUTHOR}: ")
            yield (rule, "" if rule == SUMMARY else _words(text, comment.span)), comment


def _number(named: Iterable[tuple[tuple[str, str], T]]) -> Iterator[tuple[Key, T]]:
    """Each with the key by which it is known."""
    seen: Counter[tuple[str, str]] = Counter()
    for name, one in named:
        yield (*name, seen[name]), one
        seen[name] += 1


def _add(package: Any, first: Any, last: Any, said: str, as_of: str) -> None:
    from docx.text.run import Run

    comment = package.add_comment([Run(first, package.part), Run(last, package.part)], text="", author=AUTHOR, initials="jd")
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


def _remove(package: Any, comments: Collection[WordComment]) -> None:
    """Take comments out of the document, with their marks."""
    ids = {comment.id for comment in comments}
    if not ids:
        return
    for mark in list(
        package.part.element.iter(*(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")))
    ):
        if mark.get(f"{W}id") not in ids:
            continue
        parent = mark.getparent()
        alone = parent.tag == f"{W}r" and all(child is mark or child.tag == f"{W}rPr" for child in parent)
        (parent.getparent() if alone else parent).remove(parent if alone else mark)
    for comment in comments:
        comment.element.getparent().remove(comment.element)
