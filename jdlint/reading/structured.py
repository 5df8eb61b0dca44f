"""YAML and JSON files as Documents: a posting each, found at the root, in a list, or inside the wrappers that job boards use."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

from jdlint.model.document import Comment, Document
from jdlint.model.source import LINE_END, Notice, Source, Unreadable
from jdlint.reading.building import DocumentBuilder
from jdlint.reading.fields import holds_posting, title_pointer, words
from jdlint.reading.tree import Broken, Mapping, Node, Scalar, Sequence, fields_of, pointer_to
from jdlint.reading.values import write_values

_WRAPPERS = words(
    "jobs job data postings posting items item offers offer content result results positions vacancies vacancy openings roles "
    "entries records documents response searchresult searchresultitems matchedobjectdescriptor jobpostings jobposting "
    "jobpostinginfo listpages details jobopenings hits value @graph"
)
_DEEPEST_WRAPPER = 6
_PREFACE = 200
"""How many comments before the first posting are repeated for the others."""
_Marked = TypeVar("_Marked", Comment, Notice)


def read_yaml(source: Source) -> list[Document]:
    """A document for each posting of a YAML file. Raises `Unreadable` if it is broken."""
    from jdlint.reading.yaml import parse_yaml

    try:
        stream = parse_yaml(source.text)
    except Broken as broken:
        raise unreadable(source, broken, "YAML") from None
    roots = [("", stream.nodes[0])] if len(stream.nodes) == 1 else [(f"/{n}", node) for n, node in enumerate(stream.nodes)]
    return _documents(source, "yaml", roots, stream.comments, stream.notices)


def read_json(source: Source) -> list[Document]:
    """A document for each posting of a JSON file. Raises `Unreadable` if it is broken."""
    from jdlint.reading.json import parse_json

    try:
        parsed = parse_json(source.text)
    except Broken as broken:
        raise unreadable(source, broken, "JSON") from None
    return _documents(source, "json", [("", parsed.node)], parsed.comments, parsed.notices)


def unreadable(source: Source, broken: Broken, language: str) -> Unreadable:
    """Broken structured text as the error that stops its reading, with line and column."""
    place = source.locate(min(broken.offset, len(source.text)))
    return Unreadable(f"The {language} is broken: {broken.message}.", f"{place.line}:{place.column}")


def _documents(
    source: Source, form: str, roots: list[tuple[str, Node]], comments: list[Comment], notices: list[Notice]
) -> list[Document]:
    postings = _find_postings(roots)
    if not postings:
        builder = DocumentBuilder()
        titled = any(isinstance(node, Mapping) and title_pointer(node.value) for _, node in roots)
        builder.notices += [*notices, Notice("no-posting-keys", None, None, {"titled": "yes" if titled else ""})]
        builder.comments += comments
        return [builder.build(source, form)]
    documents = []
    bound = 0
    # What is said before the first posting is said of all.
    comments.sort(key=_start)
    notices.sort(key=_start)
    preface = _take(comments, 0, postings[0][1].start)[:_PREFACE]
    for number, (key, node) in enumerate(postings):
        last = number == len(postings) - 1
        end = len(source.text) if last else max(postings[number + 1][1].start, node.end)
        if not last and (line := LINE_END.search(source.text, node.end, end)):
            end = line.start()
        builder = DocumentBuilder()
        if number:
            builder.comments += preface
        builder.comments += _take(comments, bound, end)
        builder.notices += _take(notices, bound, end)
        builder.fields.append(fields_of(node, form))
        write_values(builder, node, source)
        documents.append(builder.build(source, form, key))
        bound = end
    return documents


def _start(one: Comment | Notice) -> int:
    return one.start or 0


def _take(ordered: list[_Marked], start: int, end: int) -> list[_Marked]:
    """Those that begin in a range of the source."""
    return ordered[bisect_left(ordered, start, key=_start) : bisect_left(ordered, end, key=_start)]


def _find_postings(roots: list[tuple[str, Node]]) -> list[tuple[str, Mapping]]:
    """The mappings that hold a posting, outermost first, with their JSON pointers."""
    found: list[tuple[str, Mapping]] = []
    pending = [(pointer, node, 0) for pointer, node in reversed(roots)]
    while pending:
        pointer, node, depth = pending.pop()
        if isinstance(node, Scalar) or depth > _DEEPEST_WRAPPER:
            continue
        if isinstance(node, Sequence):
            pending += [(f"{pointer}/{n}", child, depth + 1) for n, child in reversed(list(enumerate(node.nodes)))]
        elif (inner := _wrapped(node)) is not None:
            pending += [(pointer_to(pointer, name), node.entries[name].node, depth + 1) for name in reversed(inner)]
        elif holds_posting(node.value):
            found.append((pointer, node))
        elif depth and _is_table(node):
            pending += [(pointer_to(pointer, name), entry.node, depth + 1) for name, entry in reversed(node.entries.items())]
    return found


def _wrapped(node: Mapping) -> list[str] | None:
    """The members that may hold postings, where a mapping is a wrapper around them."""
    names = [name for name, entry in node.entries.items() if name.replace("_", "").lower() in _WRAPPERS and _may_hold(entry.node)]
    return names or None


def _may_hold(node: Node) -> bool:
    """Whether postings can lie here: a list of mappings, or a mapping that is a posting or a wrapper again."""
    if isinstance(node, Sequence):
        return any(isinstance(child, Mapping) and (holds_posting(child.value) or _opens(child)) for child in node.nodes[:50])
    return isinstance(node, Mapping) and (holds_posting(node.value) or _opens(node) or _is_table(node))


def _opens(node: Mapping) -> bool:
    return any(
        name.replace("_", "").lower() in _WRAPPERS and not isinstance(entry.node, Scalar) for name, entry in node.entries.items()
    )


def _is_table(node: Mapping) -> bool:
    """Whether the members are postings, each under a name of its own."""
    return any(holds_posting(entry.node.value) for entry in node.entries.values())
