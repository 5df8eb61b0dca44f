"""Word documents for tests: made by python-docx, and with XML of one's own where it has no words for something."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMES = nsdecls("w", "r", "wp", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def save(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make(*paragraphs: str) -> bytes:
    """A document of plain paragraphs; what begins with "# " is a heading and with "- " an item."""
    document = docx.Document()
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], 1)
        elif text.startswith("- "):
            document.add_paragraph(text[2:], style="List Bullet")
        else:
            document.add_paragraph(text)
    return save(document)


def make_runs(*paragraphs: Iterable[str]) -> bytes:
    """A document of paragraphs in runs, of which every other one is bold."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = number % 2 == 1
    return save(document)


def make_body(xml: str, change: Callable[[Any], None] | None = None) -> bytes:
    """A document with such XML in its body; ``change`` may do more to it."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {NAMES}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)
    if change is not None:
        change(document)
    return save(document)


def run(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """The XML of a paragraph; plain text becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def replace_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, change(content) if part.filename == name else content)
    return out.getvalue()


def add_part(data: bytes, name: str, content: bytes, kind: str, relation: str, owner: str = "word/document.xml") -> bytes:
    """The same package with one more part, of a content type, that the document refers to by a relation."""
    folder, _, file = owner.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    data = replace_part(
        data,
        "[Content_Types].xml",
        lambda xml: xml.replace(b"</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()),
    )
    target = name.removeprefix(f"{folder}/")
    data = replace_part(
        data,
        rels,
        lambda xml: re.sub(
            rb"</Relationships>",
            f'<Relationship Id="rIdMore" Type="{relation}" Target="{target}"/></Relationships>'.encode(),
            xml,
        ),
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()
