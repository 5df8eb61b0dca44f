"""jdlint beside joblint, alex and Gender Decoder on the same postings, and how many of their findings readers held for right.

    python tests/corpus/peers.py --corpus FOLDER --peers FOLDER [--postings 300] [--out findings.jsonl] [--verdicts verdicts.jsonl]

CORPUS is searched for `.jsonl` files with one posting a line in the member "text"; a fixed draw takes the postings. PEERS is where the peers
were installed, none of which jdlint needs:

    npm install alex@11.0.1 extend@3
    git clone https://github.com/rowanmanning/joblint
    git clone https://github.com/lovedaybrooke/gender-decoder

Each tool reads each posting as plain text with its defaults; of jdlint the rules on words count (bias, clarity and title). What one tool says of the same
words of a posting more than once counts once. ``--out`` writes a line a finding for readers, and ``--verdicts`` is such a file with their
"verdict": right (a reviewer would change the words), debatable, or wrong. Without it, only counts are printed.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 20261125
TOOLS = ("jdlint", "joblint", "alex", "Gender Decoder")
WORDS = frozenset(("bias", "clarity", "title"))
VERDICTS = ("right", "debatable", "wrong")
NODE = """
import {createRequire} from 'node:module'; import {readFileSync} from 'node:fs'; import {pathToFileURL} from 'node:url';
const folder = process.argv[2]; const require = createRequire(folder + '/'); const texts = JSON.parse(readFileSync(0, 'utf8'));
const joblint = require(folder + '/joblint'); const alex = await import(pathToFileURL(require.resolve('alex', {paths: [folder]})).href);
console.log(JSON.stringify(texts.map(text => ({
  joblint: joblint(text).issues.map(issue => [issue.name, issue.occurance, issue.position]),
  alex: alex.text(text).messages.map(one => [one.ruleId, one.actual ?? '', one.place?.start?.offset ?? one.position?.start?.offset ?? 0]),
}))));
"""


class Told(NamedTuple):
    """What a tool says of some words; ``start`` is an offset in the posting's text, in UTF-16 units for tools that run on Node."""

    tool: str
    key: str
    rule: str
    words: str
    start: int


def draw(corpus: Path, count: int) -> dict[str, str]:
    """The texts of so many postings by "file:line", always the same of a corpus; texts that people read for labels are not among them."""
    labelled = {
        " ".join(json.loads(line)["text"].split())[:400]
        for path in corpus.glob("labelled/postings.jsonl")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    }
    texts: dict[str, str] = {}
    for path in sorted(corpus.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            text = json.loads(line).get("text") if line else None
            if isinstance(text, str) and len(text) > 600 and " ".join(text.split())[:400] not in labelled:
                texts[f"{path.name}:{number}"] = text
    keys = random.Random(SEED).sample(sorted(key for key in texts if not key.startswith("dutch")), min(count, len(texts)))
    return {key: texts[key] for key in keys}


def run_jdlint(texts: dict[str, str]) -> Iterator[Told]:
    """The findings of jdlint's recommended rules on words."""
    import jdlint

    linter = jdlint.Linter(jdlint.Config(), as_of=datetime.date(2026, 11, 22))
    for key, text in texts.items():
        for report in linter.lint(text.encode("utf-8", "replace"), "posting.txt"):
            for finding in report.findings:
                if finding.category in WORDS:
                    yield Told("jdlint", key, finding.rule, finding.text or "", finding.span.start if finding.span else 0)


def run_node(texts: dict[str, str], folder: Path) -> Iterator[Told]:
    """The findings of joblint and alex."""
    script = folder / "both.mjs"
    script.write_text(NODE, encoding="utf-8")
    ran = subprocess.run(
        ["node", str(script), str(folder.resolve())],
        input=json.dumps(list(texts.values())),
        capture_output=True,
        text=True,
        check=True,
    )
    for key, found in zip(texts, json.loads(ran.stdout), strict=True):
        for tool in ("joblint", "alex"):
            for rule, words, start in found[tool]:
                yield Told(tool, key, rule, words, start)


def run_decoder(texts: dict[str, str], folder: Path) -> Iterator[Told]:
    """The words that Gender Decoder's lists find, as its own matching finds them: whatever begins with one of its stems."""
    spec = importlib.util.spec_from_file_location("wordlists", folder / "gender-decoder" / "app" / "wordlists.py")
    assert spec is not None and spec.loader is not None
    lists = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lists)
    for key, text in texts.items():
        for found in re.finditer(r"[a-z]+(?:-[a-z]+)*", text.lower()):
            for part in (
                [found.group()] if found.group().startswith(tuple(lists.hyphenated_coded_words)) else found.group().split("-")
            ):
                for rule, stems in (("masculine", lists.masculine_coded_words), ("feminine", lists.feminine_coded_words)):
                    if part.startswith(tuple(stems)) and part not in getattr(lists, "exceptions", ()):
                        yield Told("Gender Decoder", key, rule, part, found.start())


def once(told: Sequence[Told]) -> list[Told]:
    """The findings without those of the same tool, rule and words in the same posting."""
    kept: dict[tuple[str, ...], Told] = {}
    for one in told:
        kept.setdefault((one.tool, one.key, one.rule, one.words.lower()), one)
    return list(kept.values())


def show(told: Sequence[Told], texts: dict[str, str]) -> Iterator[str]:
    """The table of counts."""
    yield "| tool | findings | a posting | postings with any |"
    yield "|---|---|---|---|"
    for tool in TOOLS:
        own = [one for one in told if one.tool == tool]
        yield f"| {tool} | {len(own):,} | {len(own) / len(texts):.1f} | {len({one.key for one in own})} of {len(texts)} |"


def judge(path: Path) -> Iterator[str]:
    """The table of what readers held of the findings."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        verdict = json.loads(line)
        count[verdict["tool"]][verdict["verdict"]] += 1
    yield "| tool | read | right | debatable | wrong | wrong for each right |"
    yield "|---|---|---|---|---|---|"
    for tool in TOOLS:
        right, debatable, wrong = (count[tool][name] for name in VERDICTS)
        yield f"| {tool} | {count[tool].total()} | {right} | {debatable} | {wrong} | {f'{wrong / right:.2f}' if right else 'none right'} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--postings", type=int, default=300)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--verdicts", type=Path, default=Path(__file__).parent / "verdicts.jsonl")
    args = parser.parse_args()
    if args.corpus and args.peers:
        texts = draw(args.corpus, args.postings)
        told = once([*run_jdlint(texts), *run_node(texts, args.peers), *run_decoder(texts, args.peers)])
        print(*show(told, texts), sep="\n")
        if args.out:
            args.out.write_text("".join(json.dumps(one._asdict()) + "\n" for one in told), encoding="utf-8")
    elif args.corpus or args.peers:
        sys.exit("name both --corpus and --peers")
    if args.verdicts.exists():
        print("", *judge(args.verdicts), sep="\n")


if __name__ == "__main__":
    main()
