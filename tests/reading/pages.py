"""PDF files for tests, written by hand: text at places, in a plain and a bold font."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842


class Text(NamedTuple):
    """Words on a line that begins at ``x`` and stands ``y`` points above the page's lower edge."""

    x: float
    y: float
    words: str
    size: float = 11
    bold: bool = False
    turned: bool = False


def write_down(lines: Sequence[str], *, x: float = 70, top: float = 770, size: float = 11, pitch: float = 14) -> list[Text]:
    """Lines below one another; "" leaves one out, "# " makes a heading, "*" in front makes a line bold."""
    texts = []
    for number, line in enumerate(lines):
        y = top - number * pitch
        if line.startswith("# "):
            texts.append(Text(x, y, line[2:], size + 5, True))
        elif line:
            texts.append(Text(x, y, line.removeprefix("*"), size, line.startswith("*")))
    return texts


def make_pdf(*pages: Sequence[Text]) -> bytes:
    """The file."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for page in pages:
        content = "\n".join(map(_show, page))
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def _show(text: Text) -> str:
    words = text.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").replace("\u2022", r"\225")
    turn = f"0 1 -1 0 {text.x:g} {text.y:g} Tm" if text.turned else f"{text.x:g} {text.y:g} Td"
    return f"BT /F{2 if text.bold else 1} {text.size:g} Tf {turn} ({words}) Tj ET"
