"""How fast the gate is beside a floor, peers and an engine, and how much memory it takes: one command, one report.

    python tests/benchmarks/gate.py --corpus FOLDER [--records 20000] [--rounds 5] [--joblint FOLDER] [--alex PROGRAM] [--only NAME] [--report FILE]

Needs `pip install msgspec hyperscan` beside jdlint's own extras; joblint comes from its public repository, alex from npm. Machines are noisy: in each round the
things compared take turns, and the medians of the ratios count. The feed is made of the corpus, repeated with changed numbers.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import Process
from pathlib import Path
from typing import Any

from feed import read_corpus, write_feed

DAY = "2026-11-26"
PATTERNS = (600, 150)
FILES = {"few": 20, "many": 400}
"""How many files two runs of a command differ by, of which the difference in time is taken, so that no start is counted."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--joblint", type=Path)
    parser.add_argument("--alex")
    parser.add_argument("--only", action="append")
    parser.add_argument("--report", type=Path)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "jdlint-gate-benchmark"))
    parser.add_argument("--part", nargs="*", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        print(json.dumps(PARTS[args.part[0]](*args.part[1:])))
        return
    args.folder.mkdir(exist_ok=True)
    rows = [
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; {args.records:,} records, {args.rounds} rounds.",
        "",
    ]
    rows += ["| figure | goal | measured |", "|---|---|---|"]
    for name, measure in MEASURES.items():
        if args.only and name not in args.only:
            continue
        for row in measure(args):
            rows.append(f"| {' | '.join(row)} |")
            print(rows[-1], flush=True)
    if args.report:
        args.report.write_text("\n".join(rows) + "\n", encoding="utf-8")


def ask(*part: object) -> Any:
    """What a part answers, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--corpus", "", "--part", *map(str, part)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def feed_of(args: argparse.Namespace, form: str = "jsonl", number: int | None = None) -> Path:
    number = number or args.records
    return write_feed(args.folder / f"feed-{number}.{form}", args.corpus, number, form)


def show(values: list[float], unit: str = "") -> str:
    return f"{statistics.median(values):.2f}{unit} ({min(values):.2f} to {max(values):.2f})"


# The floor.


def run_floor(path: str) -> dict[str, float]:
    """Seconds a record to decode it and to find 750 patterns in it with their places."""
    import datetime

    import hyperscan
    import msgspec

    from jdlint.engine import Linter

    chance = random.Random(1)
    phrases = sorted(
        {
            phrase
            for rule in Linter(as_of=datetime.date.fromisoformat(DAY)).chosen
            if rule.kind == "terms"
            for phrase in rule.check
            if "*" not in phrase
        }
    )
    words = sorted({word for phrase in phrases for word in phrase.split() if len(word) > 4 and word.isalpha()})
    terms = [rf"\b{re.escape(phrase)}\b".encode() for phrase in chance.sample(phrases, PATTERNS[0])]
    pairs = [rf"\b(?:{one}|{other})\s+\w+".encode() for one, other in (chance.sample(words, 2) for _ in range(PATTERNS[1]))]
    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST | hyperscan.HS_FLAG_UTF8
    database.compile(expressions=terms + pairs, ids=list(range(sum(PATTERNS))), flags=[flags] * sum(PATTERNS))
    hits: list[tuple[int, int, int]] = []
    decode = msgspec.json.Decoder().decode
    started = time.perf_counter()
    count = 0
    with open(path, "rb") as file:
        for line in file:
            record = decode(line)
            database.scan(
                record["description"].encode(),
                match_event_handler=lambda number, start, end, *_: hits.append((number, start, end)),
            )
            count += 1
    return {"seconds": (time.perf_counter() - started) / count, "hits": len(hits) / count}


def run_judge(path: str, profile: str) -> dict[str, float]:
    """Seconds a record to judge the feed in one process, and how long the slowest and the median one take."""
    clerk, lines = make_clerk(profile), Path(path).read_bytes().splitlines(keepends=True)
    for number, line in enumerate(lines[:200]):
        clerk.judge(number, line)
    times = []
    for number, line in enumerate(lines):
        started = time.perf_counter()
        clerk.judge(number, line)
        times.append(time.perf_counter() - started)
    # A record may have been slow by chance: the slowest are asked again.
    again = {}
    for number in sorted(range(len(times)), key=times.__getitem__)[-50:]:
        again[number] = min(_clock_record(clerk, number, lines[number]) for _ in range(3))
    slowest = max(again, key=again.__getitem__)
    return {
        "seconds": sum(times) / len(times),
        "median": statistics.median(times),
        "slowest": again[slowest],
        "bytes": len(lines[slowest]),
    }


def _clock_record(clerk: Any, number: int, line: bytes) -> float:
    started = time.perf_counter()
    clerk.judge(number, line)
    return time.perf_counter() - started


def make_clerk(profile: str) -> Any:
    import datetime

    from jdlint.gate.rows import Clerk, calm_collector
    from jdlint.reading.feeds.segments import Form
    from jdlint.settings import Config

    clerk = Clerk(Config(profile=profile), datetime.date.fromisoformat(DAY), Form("jsonl"))
    calm_collector()
    return clerk


def measure_floor(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    path = feed_of(args)
    ratios, floors, judged = [], [], []
    for _ in range(args.rounds):
        floors.append(ask("floor", path))
        judged.append(ask("judge", path, "recommended"))
        ratios.append(judged[-1]["seconds"] / floors[-1]["seconds"])
    seconds = statistics.median(one["seconds"] for one in judged)
    floor = statistics.median(one["seconds"] for one in floors)
    yield (
        "one process against the floor",
        "12 times",
        f"{show(ratios)}: {1e3 * seconds:.2f} ms against {1e3 * floor:.3f} ms, {floors[0]['hits']:.0f} hits a record",
    )
    yield (
        "records a second and core",
        "",
        f"{1 / seconds:,.0f}; five million records take {5e6 * seconds / 3600:.1f} hours of one core",
    )
    slow = max(judged, key=lambda one: one["slowest"] / one["median"])
    yield (
        "the slowest record",
        "50 times the median",
        f"{slow['slowest'] / slow['median']:.0f} times the median: {1e3 * slow['slowest']:.0f} ms for {slow['bytes']:,.0f} bytes",
    )


# Readability.


def run_readability(corpus: str, number: str) -> dict[str, float]:
    """Seconds a text for all measures of ours and of textstat, which have to be the same to the last bit."""
    from jdlint.understanding.counts import as_text
    from jdlint.understanding.readability import FORMULAS, Readability
    from jdlint.understanding.sentences import split_sentences
    from jdlint.understanding.stats import import_textstat

    judge = import_textstat()()
    texts = []
    for record in read_corpus(Path(corpus))[: int(number)]:
        texts.append([record["text"][start:end] for start, end in split_sentences(record["text"])])
    names = [name for name in FORMULAS if hasattr(judge, name)]
    theirs_by = {
        name: partial(judge.text_standard, float_output=True) if name == "text_standard" else getattr(judge, name)
        for name in names
    }
    joined = [as_text(sentences) for sentences in texts]
    for text in joined[:20]:
        for name in names:
            theirs_by[name](text)
    started = time.perf_counter()
    values = [[theirs_by[name](text) for name in names] for text in joined]
    theirs = time.perf_counter() - started
    started = time.perf_counter()
    ours = []
    for sentences in texts:
        measures = dict(Readability(sentences))
        ours.append([measures[name] for name in names])
    seconds = time.perf_counter() - started
    return {"theirs": theirs / len(texts), "ours": seconds / len(texts), "measures": len(names), "same": values == ours}


def measure_readability(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    answers = [ask("readability", args.corpus, min(args.records, 2000)) for _ in range(args.rounds)]
    ratios = [one["theirs"] / one["ours"] for one in answers]
    yield (
        f"readability against textstat, {answers[0]['measures']:.0f} measures",
        "15 times",
        f"{show(ratios)}: {1e3 * statistics.median(one['ours'] for one in answers):.2f} ms a text; values {'equal' if answers[0]['same'] else 'NOT EQUAL'}",
    )


# Peers.


JOBLINT = """
const fs = require('fs'), lint = require(process.argv[1]);
const texts = fs.readFileSync(process.argv[2], 'utf8').split('\\u0000');
for (const text of texts.slice(0, 50)) lint(text);
const start = process.hrtime.bigint();
for (const text of texts) lint(text);
console.log(JSON.stringify({seconds: Number(process.hrtime.bigint() - start) / 1e9 / texts.length}));
"""


def run_joblint_rules(texts: str, folder: str) -> dict[str, float]:
    """Seconds a text for jdlint with joblint's rules alone."""
    import datetime

    from jdlint.checking.rule import make_rule
    from jdlint.engine import Linter
    from jdlint.gate.rows import calm_collector
    from jdlint.reading import read

    said = subprocess.run(
        ["node", "-e", f"console.log(JSON.stringify(require({json.dumps(folder + '/lib/rules')})))"],
        capture_output=True,
        text=True,
        check=True,
    )
    rules = []
    for number, rule in enumerate(json.loads(said.stdout)):
        terms = sorted({term for trigger in rule["triggers"] for term in expand(trigger)})
        rules.append(make_rule({
            "id": f"joblint-{number}", "title": rule["name"], "category": "bias", "severity": "warning", "since": "0.1", "languages": "any", "check": {"terms": terms},
            "message": "'{text}'", "help": {"why": rule["reason"], "do": rule["solution"], "not when": "-"},
        }))  # fmt: skip
    linter = Linter(as_of=datetime.date.fromisoformat(DAY), rules=rules)
    calm_collector()
    all_texts = Path(texts).read_text(encoding="utf-8").split("\0")

    def lint(text: str) -> int:
        # As joblint does: what is wrong, and no record of the posting.
        held = linter.hold(read(text.encode(), "x.txt"), "x.txt", kind="posting")
        return sum(len(findings) for one in held for findings in one.findings.values())

    for text in all_texts[:50]:
        lint(text)
    started = time.perf_counter()
    found = sum(map(lint, all_texts))
    return {"seconds": (time.perf_counter() - started) / len(all_texts), "findings": found}


def expand(pattern: str) -> list[str]:
    """The words that a finite pattern stands for; classes of blanks and hyphens are one blank."""
    from re import _parser as parser  # type: ignore[attr-defined]

    def walk(parsed: Any) -> list[str]:
        words = [""]
        for operation, value in parsed:
            name = str(operation)
            if name == "LITERAL":
                more = [chr(value)]
            elif name == "IN":
                letters = [chr(one) for kind, one in value if str(kind) == "LITERAL"]
                more = [" "] if any(not letter.isalnum() for letter in letters) or not letters else letters
            elif name == "SUBPATTERN":
                more = walk(value[-1])
            elif name == "BRANCH":
                more = [word for branch in value[1] for word in walk(branch)]
            elif name == "MAX_REPEAT":
                inner = walk(value[2])
                more = ([""] if value[0] == 0 else []) + inner
            else:
                more = [" "]
            words = [word + end for word in words for end in more]
        return words

    return [" ".join(word.lower().split()) for word in walk(parser.parse(pattern)) if word.strip()]


def measure_peers(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    texts = [record["text"] for record in read_corpus(args.corpus)[: min(args.records, 3000)]]
    path = args.folder / "texts"
    path.write_text("\0".join(texts), encoding="utf-8")
    if args.joblint:
        ratios = []
        for _ in range(args.rounds):
            said = subprocess.run(
                ["node", "-e", JOBLINT, str(args.joblint.resolve()), str(path)], capture_output=True, text=True, check=True
            )
            ratios.append(json.loads(said.stdout)["seconds"] / ask("joblint", path, args.joblint.resolve())["seconds"])
        yield "against joblint on its own rules", "1.2 times", show(ratios)
    if args.alex:
        ratios, alex, ours = [], [], []
        for _ in range(args.rounds):
            with tempfile.TemporaryDirectory() as name:
                few, many = ([Path(name, f"{group}-{index:03}.md") for index in range(number)] for group, number in FILES.items())
                for path, text in zip((*few, *many), texts[:: max(1, len(texts) // sum(FILES.values()))], strict=False):
                    path.write_text(text, encoding="utf-8")
                jdlint = [sys.executable, "-m", "jdlint", "check", "--no-config", "--exit-zero", "--format", "concise"]
                for tool, seconds in (([args.alex, "--quiet"], alex), (jdlint, ours)):
                    took = clock([*tool, *map(str, few), *map(str, many)]) - clock([*tool, *map(str, few)])
                    seconds.append(took / len(many))
                ratios.append(alex[-1] / ours[-1])
        spent = f"{1e3 * statistics.median(alex):.1f} ms against {1e3 * statistics.median(ours):.1f} ms"
        yield f"against alex, each further file beyond {FILES['few']}", "40 times", f"{show(ratios)}: {spent}"


def clock(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


# Processes and engines.


def run_gate(feed: Path, workers: int) -> float:
    """Seconds of the whole command less its start, which a feed of one record tells."""
    one = feed.with_name(f"one{feed.suffix}")
    if not one.exists():
        with open(feed, "rb") as file:
            one.write_bytes(
                b"".join(file.readline() for _ in range(3 if feed.suffix == ".xml" else 2))
                + (b"</source>\n" if feed.suffix == ".xml" else b"")
            )
    with tempfile.TemporaryDirectory() as folder:
        base = [
            sys.executable,
            "-m",
            "jdlint",
            "gate",
            "--no-config",
            "--quiet",
            "--profile",
            "recommended",
            "--as-of",
            DAY,
            "--max-rejected",
            "100%",
        ]
        tail = ["--results", f"{folder}/results.jsonl", "--workers", str(workers)]
        return clock([*base, str(feed), *tail]) - clock([*base, str(one), *tail])


def control(seconds: float = 4.0) -> float:
    """How much two plain processes get done in the time of one."""

    def work() -> None:
        count = 0
        for number in range(12_000_000):
            count += number & 7

    def take(number: int) -> float:
        started = time.perf_counter()
        crew = [Process(target=work) for _ in range(number)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()
        return time.perf_counter() - started

    return 2 * take(1) / take(2)


def measure_workers(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    feed = feed_of(args)
    shares, gains, controls = [], [], []
    for _ in range(args.rounds):
        controls.append(control())
        gains.append(run_gate(feed, 1) / run_gate(feed, 2))
        shares.append(gains[-1] / controls[-1])
    yield (
        "two workers against one",
        "0.9 of the gain of two plain processes",
        f"{show(shares)}: {show(gains)} against {show(controls)}",
    )


def run_spark(folder: str, out: str) -> dict[str, float]:
    """Seconds to judge the parts by Spark on two local workers, once they are warm."""
    import datetime

    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    from jdlint.batch import lint_batches, make_ddl
    from jdlint.settings import Config

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    judge = partial(lint_batches, config=Config(), as_of=datetime.date.fromisoformat(DAY))
    parts = sorted(Path(folder).glob("*.parquet"))

    def go(paths: list[str]) -> float:
        started = time.perf_counter()
        spark.read.parquet(*paths).mapInArrow(judge, make_ddl()).write.mode("overwrite").parquet(out)
        return time.perf_counter() - started

    small = go([str(path) for path in parts[:2]])
    large = go([str(path) for path in parts])
    spark.stop()
    return {"seconds": large, "small": small}


def measure_spark(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    from jdlint.batch import write_parts

    feed = feed_of(args)
    folder = args.folder / f"parts-{args.records}"
    if not folder.exists():
        write_parts(str(feed), str(folder), rows=max(100, args.records // 20))
    ratios = []
    for _ in range(args.rounds):
        theirs = ask("spark", folder, args.folder / "judged")["seconds"]
        ratios.append(run_gate(feed, 2) / theirs)
    yield "Spark local[2] against our own two workers, start-up left out", "0.85", show(ratios)


def measure_forms(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    number = min(args.records, 5000)
    feeds = {form: feed_of(args, form, number) for form in ("jsonl", "xml", "csv")}
    for form in ("xml", "csv"):
        ratios = [run_gate(feeds[form], 1) / run_gate(feeds["jsonl"], 1) for _ in range(args.rounds)]
        yield f"{form.upper()} against JSONL", "at most 1.3 times", show(ratios)


# Memory.


def run_memory(path: str) -> dict[str, float]:
    """The greatest memory of a process that judges a whole feed, in MiB."""
    from jdlint.reading.feeds.opening import Feed

    clerk = make_clerk("recommended")
    for number, segment in enumerate(Feed(path)):
        clerk.judge(number, segment.raw)
    return {"worker": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def measure_memory(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    told = []
    for number in (args.records // 10, args.records, args.records * 10):
        told.append(f"{ask('memory', feed_of(args, number=number))['worker']:.0f} at {number:,}")
    yield "peak memory of a worker, MiB", "within 10 %, under 150", ", ".join(told)


PARTS: dict[str, Callable[..., Any]] = {
    "floor": run_floor, "judge": run_judge, "readability": run_readability, "joblint": run_joblint_rules, "spark": run_spark, "memory": run_memory,
}  # fmt: skip
MEASURES: dict[str, Callable[[argparse.Namespace], Iterator[tuple[str, str, str]]]] = {
    "floor": measure_floor, "readability": measure_readability, "peers": measure_peers, "workers": measure_workers, "spark": measure_spark, "forms": measure_forms,
    "memory": measure_memory,
}  # fmt: skip


if __name__ == "__main__":
    main()
