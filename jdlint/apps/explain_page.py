"""What an explanation is written on: a terminal, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from jdlint.checking.law.provision import Provision, Requirement
from jdlint.checking.law.wording import describe_limit

COLUMNS = 88


class Page(Protocol):
    """What an explanation is written on; each part in chunks of text."""

    def title(self, id: str, title: str, facts: Sequence[str]) -> Iterator[str]: ...
    def heading(self, words: str) -> Iterator[str]: ...
    def part(self, words: str, text: str) -> Iterator[str]: ...
    def items(self, words: list[str]) -> Iterator[str]: ...
    def code(self, text: str, language: str) -> Iterator[str]: ...
    def example(self, example: Mapping[str, object]) -> Iterator[str]: ...

    def note(self, words: str) -> Iterator[str]:
        """A word at the end."""
        yield f"\n{words}\n"

    def laws(self, laws: Sequence[Provision]) -> Iterator[str]:
        """The provisions that require a rule."""
        yield from self.items([say_law(one) for one in laws])

    def requirements(self, some: Sequence[Requirement], titles: Mapping[str, str]) -> Iterator[str]:
        """The rules that a provision requires."""
        yield from self.items([say_requirement(one, titles) for one in some])


class Text(Page):
    """A page for a terminal."""

    def title(self, id: str, title: str, facts: Sequence[str]) -> Iterator[str]:
        """The head of the page."""
        yield f"{id}\n{title}\n{', '.join(facts)}\n"

    def heading(self, words: str) -> Iterator[str]:
        """The head of a part."""
        yield f"\n{words}\n"

    def part(self, words: str, text: str) -> Iterator[str]:
        """A part of running text."""
        yield from self.heading(words)
        yield from _wrap(text, "  ")

    def items(self, words: list[str]) -> Iterator[str]:
        """A list."""
        for word in words:
            yield from _wrap(word, "  ", "    ")

    def code(self, text: str, language: str) -> Iterator[str]:
        """Lines to copy."""
        for line in text.split("\n"):
            yield f"  {line}\n"

    def example(self, example: Mapping[str, object]) -> Iterator[str]:
        """An example, with carets under what is reported."""
        for key, label in (("bad", "bad:"), ("good", "good:"), ("todo", "missed so far:"), ("becomes", "becomes:")):
            start = f"  {label} "
            for line in str(example[key]).rstrip("\n").split("\n") if key in example else ():
                plain, marks = _underline(line)
                yield f"{start}{plain}".rstrip() + "\n"
                if marks:
                    yield f"{' ' * len(start)}{marks}\n"
                start = " " * len(start)


class Markdown(Page):
    """A page for the web."""

    def title(self, id: str, title: str, facts: Sequence[str]) -> Iterator[str]:
        """The head of the page."""
        yield f"# {id}\n\n{title}\n\n*{', '.join(facts)}*\n"

    def heading(self, words: str) -> Iterator[str]:
        """The head of a part."""
        yield f"\n## {words}\n\n"

    def part(self, words: str, text: str) -> Iterator[str]:
        """A part of running text."""
        yield from self.heading(words)
        yield f"{text.strip()}\n"

    def items(self, words: list[str]) -> Iterator[str]:
        """A list."""
        for word in words:
            yield f"- {' '.join(str(word).split())}\n"

    def code(self, text: str, language: str) -> Iterator[str]:
        """Lines to copy."""
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text) or [""]))
        yield f"{fence}{language}\n{text}\n{fence}\n"

    def example(self, example: Mapping[str, object]) -> Iterator[str]:
        """An example, with ``[[`` and ``]]`` around what is reported."""
        for key, label in (("bad", "Bad"), ("good", "Good"), ("todo", "Missed so far")):
            if key in example:
                yield f"{label}:\n\n"
                yield from self.code(str(example[key]).rstrip("\n"), "text")
                yield "\n"
        if "becomes" in example:
            yield "Becomes:\n\n"
            yield from self.code(str(example["becomes"]).rstrip("\n"), "text")
            yield "\n"


def _wrap(text: str, first: str, later: str | None = None) -> Iterator[str]:
    import textwrap

    for paragraph in re.split(r"\n\s*\n", str(text).strip()):
        words = " ".join(paragraph.split())
        lines = textwrap.wrap(
            words, COLUMNS, initial_indent=first, subsequent_indent=first if later is None else later,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        yield "\n".join(lines) + "\n"


def _underline(line: str) -> tuple[str, str]:
    """A line without its marks, and carets under what they enclosed."""
    marked = False
    plain: list[str] = []
    under: list[str] = []
    for part in re.split(r"(\[\[|\]\])", line):
        if part in ("[[", "]]"):
            marked = part == "[["
        else:
            plain.append(part)
            under.append(("^" if marked else " ") * len(part))
    return "".join(plain), "".join(under).rstrip()


def say_law(provision: Provision) -> str:
    """A provision that requires a rule, in a line."""
    until = f" to {provision.until}" if provision.until else ""
    advice = ", advice" if provision.duty == "advised" else ""
    return f"{provision.place}: {provision.cite}, from {provision.since}{until}{advice} ({provision.id})"


def say_requirement(requirement: Requirement, titles: Mapping[str, str]) -> str:
    """A rule that a provision requires, with what it sets for it."""
    limit = describe_limit(requirement)
    return f"{titles.get(requirement.rule, requirement.rule)} ({requirement.rule}){f' [{limit}]' if limit else ''}"
