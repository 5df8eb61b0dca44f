"""A rule of a house's own to begin with: a file that works at once, with examples that hold, for its author to change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

CATEGORY = "clarity"
KINDS = ("terms", "pattern", "states", "present", "measure")
"""The check kinds that a house writes rules of."""
SCHEMA = "rule.schema.json"
"""Where it lies beside the rules, an editor completes them by it."""

_HEAD = """\
id: {id}
title: {title}
category: {category}
severity: warning              # error, warning or info
since: "0.1"
"""
_HELP = """\
help:
  why: {why}
  do: {do}
  not when: {never}
"""
_POSTING = """\
      # Baker

      We look for a baker for our shop.

      ## What you do

      - Bake bread every morning.
"""
_OTHERS: Mapping[str, str] = {
    "pattern": """\
check:
  pattern: 'call \\d{3}[- ]\\d{4}'   # a regular expression over the text in lower case
  near: ["call "]                # it is tried only where one of these stands
message: "'{text}' asks people to phone; name the address to write to."
help:
  why: Applications by phone are lost.
  do: Write "Apply to jobs@example.org".
  not when: The shop has no address to write to.
examples:
  - bad: "To apply, [[call 555-0101]]."
  - good: "To apply, write to jobs@example.org. We call you within 555 minutes."
""",
    "states": """\
check:
  states:                        # one of these has to be said
    - {pattern: 'req-\\d{4}', cues: [req]}
  looked_for: a requisition number such as REQ-1234
message: "No requisition number is given; looked for {looked_for}. Add it at the end."
help:
  why: Without it nobody in our house can tell to which budget a posting belongs.
  do: Write "REQ-" and the four digits of the approval at the end of the posting.
  not when: The posting is for volunteers.
examples:
  - bad: |
{posting}  - good: |
{posting}
      REQ-1234
""",
    "present": """\
check:
  present: summary               # what of the record must not be empty: see jdlint extract
  looked_for: a paragraph that says what the job is about
message: "The posting does not say what the job is about; looked for {looked_for}. Begin with it."
help:
  why: Readers decide in the first lines whether to read on.
  do: Write two sentences on what the person will do, and for whom.
  not when: The title says it all.
examples:
  - bad: |
      # Baker

      ## What you do

      - Bake bread every morning.

      ## What you need

      - Two years in a bakery.
  - good: |
{posting}""",
    "measure": """\
check:
  measure: exclamations          # a number that is known of each posting: jdlint explain exclamation-marks shows another rule on one
  max: 1
message: "{value} exclamation marks are more than we use; keep {max} at most."
help:
  why: We talk as we do in the shop, and do not shout.
  do: End the sentences with a full stop.
  not when: The mark belongs to a name.
examples:
  - bad: "Join us! We bake bread[[!]]"
  - good: "Join us! We bake bread."
""",
}


def write_rule(
    id: str, *, title: str = "", category: str = CATEGORY, kind: str = "terms", terms: Mapping[str, Sequence[str]] | None = None
) -> str:
    """The file of a rule. ``terms`` are words with what to write instead, for the kind of that name; ``kind`` is one of `KINDS`."""
    if kind == "terms":
        return "".join(_write_terms(id, title, category, dict(terms or {"great banter": ["friendly talk"]})))
    return _write_head(id, title, category) + _OTHERS[kind].replace("{posting}", _POSTING)


def _write_head(id: str, title: str, category: str) -> str:
    said = title or id.replace("-", " ").capitalize()
    return _HEAD.format(id=id, title=_quote(said if len(said) >= 4 else f"{said}: our rule"), category=category)


def _write_terms(id: str, title: str, category: str, terms: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield _write_head(id, title, category)
    yield "check:\n  terms:                       # what should not stand there, each with what to write instead, the best first\n"
    for term, words in terms.items():
        yield f"    {_quote(term)}: [{', '.join(map(_quote, words))}]\n"
    every = all(terms.values())
    yield "# scope: [body, -about_company] # where to look; everywhere if left out\n"
    yield "# unless: [a phrase that holds the term and is fine]\n"
    remedy = "write '{suggestion}'" if every else "say it in our own words"
    yield f"message: \"'{{text}}' is not how we say it; {remedy}.\"\n"
    term, words = next(iter(terms.items()))
    shown = term.removesuffix("*").strip()
    yield _HELP.format(
        why="Our readers know other words for it.",
        do=_quote(f"Write {words[0]}." if words else "Use the words that we use among ourselves."),
        never="It is part of a name.",
    )
    yield f"examples:\n  - bad: {_quote(f'In our house we say [[{shown}]] every day.')}\n"
    if words and not term.endswith("*"):
        yield f"    becomes: {_quote(f'In our house we say {words[0]} every day.')}\n"
    yield '  - good: "We say it in plain letters."\n'


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
