"""Markdown: blocks, marks, HTML and template code inside."""

from __future__ import annotations

import pytest

from jdlint.model.document import Comment, Document
from jdlint.model.source import Source
from jdlint.reading.markdown import read_markdown
from tests.reading.invariants import list_blocks, list_words


def read(text: str) -> Document:
    return read_markdown(Source("", text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# What *you* do #\nSow\n  peas  \nand\\\nrest\n", [("heading", 1, "What you do"), ("paragraph", 0, "Sow peas"), ("paragraph", 0, "and"), ("paragraph", 0, "rest")]),
        ("Pay\n---\nGood\n\n---\nEnd", [("heading", 2, "Pay"), ("paragraph", 0, "Good"), ("paragraph", 0, "End")]),
        ("- [x] Sow\n  early\n\n  Rest\n  1. peas\n- Reap", [("item", 1, "Sow early"), ("paragraph", 0, "Rest"), ("item", 2, "peas"), ("item", 1, "Reap")]),
        ("- a\n  ### b\n  c", [("item", 1, "a"), ("heading", 3, "b"), ("paragraph", 0, "c")]),
        ("> Come\n> in\n> - a", [("quote", 0, "Come in"), ("item", 1, "a")]),
        ("| Day | Pay |\n|-|-|\n| Mon | `a\\|b` |", [("cell", 1, "Day"), ("cell", 2, "Pay"), ("cell", 1, "Mon"), ("cell", 2, "a|b")]),
        ("```\r\none\r\n\r\ntwo\r\n```\n\n    three", [("code", 0, "one"), ("code", 0, "two"), ("code", 0, "three")]),
        ("Tools:\n• Hoe\n• Rake", [("paragraph", 0, "Tools:"), ("item", 1, "Hoe"), ("item", 1, "Rake")]),
        ("~~old~~ ![alt](x.png) new[^1]\n\n[^1]: note", [("paragraph", 0, "old new"), ("paragraph", 0, "note")]),
        ("<dl><dt>Town</dt><dd>Leeds</dd></dl>\n\n- a <b>b</b>c<br>d", [("paragraph", 0, "Town"), ("paragraph", 0, "Leeds"), ("item", 1, "a bc"), ("paragraph", 0, "d")]),
        ("> <p\n>  class=a>one\n> two</p>\n", [("quote", 0, "one two")]),
        ("<div>\n\n- *a*\n\n</div>", [("item", 1, "a")]),
        ("\u00a0**\u00abOui\u00bb** : caf\u00e9_au_lait", [("paragraph", 0, "\u00abOui\u00bb : caf\u00e9_au_lait")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, int, str]]) -> None:
    assert list_blocks(read(text)) == blocks


def test_script_and_hidden_text_are_silent_across_events() -> None:
    assert read("a <script>*b* <i>c</i></script> d <span hidden>**e** `f`</span>g").text.string == "a d g"
    assert read("<div hidden>\n\n# a\n\n</div>\n\nb").text.string == "b"


def test_positions_lead_through_markup() -> None:
    text = "caf\u00e9 **rock**star &amp; \\* `a b`\n> \n\n> soft\n>   break <b>rock</b>star"
    shown = read(text).text
    for words, source in [
        ("caf\u00e9", "caf\u00e9"), ("rockstar", "rock**star"), ("&", "&amp;"), ("*", "*"), ("a b", "a b"), (" break", "\n>   break"),
    ]:  # fmt: skip
        start = shown.string.index(words)
        low, high = shown.to_source(start, start + len(words))
        assert text[low:high] == source
    start = shown.string.rindex("rockstar")
    low, high = shown.to_source(start, start + 8)
    assert text[low:high] == "rock</b>star"


def test_marks_and_comments() -> None:
    text = "**Note**: [apply **now**](https://x.test/\u00e9) or <a@b.test>, [here][r], ``q ` ``<!-- hush -->\n\n[r]: /r\n\n<!-- block\nhush -->"
    document = read(text)
    assert list_words(document, document.emphasis) == ["Note", "now"]
    assert [(document.text.string[link.start : link.end], link.href) for link in document.links] == [
        ("apply now", "https://x.test/\u00e9"), ("a@b.test", "mailto:a@b.test"), ("here", "/r"),
    ]  # fmt: skip
    assert list_words(document, document.literals) == ["q `"]
    first, second = text.index("<!-- hush"), text.index("<!-- block")
    assert document.comments == (Comment(first, first + 13, " hush "), Comment(second, len(text), " block\nhush "))


@pytest.mark.parametrize(
    ("text", "shown", "opaque"),
    [
        ("{% if page.a %}\n## Pay\n{% endif %}\nNow", "Pay\nNow", ["{% if page.a %}", "{% endif %}"]),
        ("- a\n{% if b %}\n- c", "a\nc", ["{% if b %}"]),
        ("Pay: {{ page.pay }} a {{ rate | money }}", "Pay: a", ["{{ page.pay }}", "{{ rate | money }}"]),
        ("At {{company}}, {{ job_title }}.", "At {{company}}, {{ job_title }}.", []),
        ('{{< video id="1.2" >}}\n\n{{% note %}}x{{% /note %}}', "x", ['{{< video id="1.2" >}}', "{{% note %}}", "{{% /note %}}"]),
        ("import Box from './box'\n\n# Cook\r\nexport const a = 1\r\n\r\n<Box>x</Box>", "Cook\nx",
         ["import Box from './box'", "export const a = 1"]),
        ("import tea from China", "import tea from China", []),
        ("{{ a.b and {% c", "{{ a.b and {% c", []),
        ("{{a {{b}} {{ c.d }}", "{{a {{b}}", ["{{ c.d }}"]),
    ],
)  # fmt: skip
def test_template_code_is_opaque(text: str, shown: str, opaque: list[str]) -> None:
    document = read(text)
    assert document.text.string == shown
    assert [text[start:end] for start, end in document.opaque] == opaque


def test_positions_lead_past_template_code() -> None:
    text = "---\na: b\n---\n{% x %}[Come {{ a.b }}in]({{ site.url }}/a b)\n[Apply]({{ site.url }}/now) <!-- one -->\n{% comment %} hush {% endcomment %}"
    document = read_markdown(Source("", text), 13)
    start = document.text.string.index("Apply")
    low, high = document.text.to_source(start, start + 5)
    assert text[low:high] == "Apply"
    assert [link.href for link in document.links] == ["{{}}/now"]
    one, two = text.index("<!--"), text.index("{% comment")
    assert document.comments == (Comment(one, one + 12, " one "), Comment(two, len(text), " hush "))
