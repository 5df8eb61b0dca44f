"""The whole flow: bytes → Document → Posting → Hits → Findings and Outcomes → Report."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache, partial

from jdlint.bench import Bench, Hearing
from jdlint.checking.history import read_release
from jdlint.checking.judging import Places, RuleError
from jdlint.checking.law.loading import load_law
from jdlint.checking.loading import load_rules
from jdlint.checking.pack import PREFIX, load_pack
from jdlint.checking.rule import Rule
from jdlint.checking.ruleset import Ruleset, choose, find_job_family, list_left_out
from jdlint.judged import Judged
from jdlint.model.digest import digest
from jdlint.model.document import Document
from jdlint.model.posting import Kind, Posting
from jdlint.model.report import PostingReport, ReadError, Report, Run, Tool
from jdlint.reading import read
from jdlint.settings import Config, SettingsError
from jdlint.suppression import Silence, find_unused, read_suppressions
from jdlint.trial import judge, judge_posting, stands_apart
from jdlint.understanding.fold import fold
from jdlint.understanding.lexicon import LateCues, all_cues, group, outline_cues
from jdlint.understanding.matcher import Match, build_finder
from jdlint.understanding.part import Cues
from jdlint.understanding.understand import understand
from jdlint.version import VERSION

DEFAULTS = Config()


class Linter:
    """Rules made ready once, for any number of files.

    ``as_of`` is the date by which postings are judged. ``many`` is False where few files are linted: it starts faster and scans
    slower. ``rules`` take the place of those that come with jdlint. With ``whole`` a report holds what was read as well. Raises `SettingsError` where the house's own rules cannot work.
    """

    def __init__(
        self,
        config: Config = DEFAULTS,
        *,
        as_of: datetime.date,
        many: bool = True,
        rules: Sequence[Rule] | None = None,
        whole: bool = False,
    ) -> None:
        self.config = config
        self.as_of = as_of
        self.whole = whole
        self.rules, self.digest = load_rules(config) if rules is None else (tuple(rules), "")
        self._rulesets: dict[tuple[int, ...], Ruleset] = {}
        self.law = load_law(config)
        self.bench = Bench(self.law, config, as_of.isoformat())
        self.selected = self._ruleset(()).ids
        self.chosen = self._ruleset(()).rules
        rulesets = [self._ruleset(()), *(self._ruleset((number,)) for number in range(len(config.overrides)))]
        self._terms: dict[str, set[str]] = {}
        for ruleset in rulesets:
            for phrase, rule in ruleset.list_terms():
                self._terms.setdefault(phrase, set()).add(rule)
        own = (*self._terms, *(phrase for ruleset in rulesets for phrase in ruleset.list_exceptions()))
        # To look the law through for the names of rules pays for many texts alone.
        self._apart = many and all(stands_apart(ruleset, self.law) for ruleset in self._rulesets.values())
        self._find = build_finder((*(outline_cues() if self._apart else all_cues()), *own), many=many)
        self._find_cues = cache(lambda: build_finder(all_cues(), many=many))
        self.left_out = list_left_out(self.rules, config)
        self.infos = {rule.id: rule.info for ruleset in reversed(rulesets) for rule in ruleset.rules}

    def _ruleset(self, overrides: tuple[int, ...]) -> Ruleset:
        if overrides not in self._rulesets:
            layers = [self.config.overrides[number] for number in overrides]
            chosen = choose(self.rules, self.config, layers)
            try:
                job_family = find_job_family(self.config, layers)
                self._rulesets[overrides] = Ruleset(chosen, self.config.allow, as_of=self.as_of, job_family=job_family)
            except RuleError as error:
                raise SettingsError(str(error)) from None
        return self._rulesets[overrides]

    def lint(self, data: bytes, uri: str, *, format: str | None = None, kind: Kind | None = None) -> list[PostingReport]:
        """Every posting of a file, judged. Raises `Unreadable`.

        ``format`` outranks the file's suffix, and ``kind`` what the text reads like: what is known to be one posting is judged as one.
        """
        return self.judge(read(data, uri, format=format), uri, kind=kind)

    def judge(self, documents: Sequence[Document], uri: str, *, kind: Kind | None = None) -> list[PostingReport]:
        """Every posting of a file's documents, judged."""
        held = self.hold(documents, uri, kind=kind)
        return [one.report(law_old=self.bench.old, whole=self.whole, fail_on=self.config.fail_on) for one in held]

    def hold(self, documents: Sequence[Document], uri: str, *, kind: Kind | None = None) -> list[Judged]:
        """Every posting of a file's documents held against the rules, and what comments silence left out."""
        overrides = self._list_overrides(uri)
        ruleset = self._ruleset(overrides)
        judged = []
        for document in documents:
            folded = fold(document.text.string)
            found = self._find(folded)
            terms = self._list_terms(found)
            for posting in understand(document, folded, self._group(found, folded), kind=kind):
                hear = partial(self.bench.hear, posting, overrides)
                judged.append(judge_posting(posting, terms, found, ruleset, hear, apart=self._apart))
        self._heed_comments(judged, ruleset)
        if self.config.waivers:
            from jdlint.waiving import waive

            meant = [one for one in self.config.waivers if matches(locate(uri, one.root), one.file)]
            for one in judged if meant else ():
                waive(one, meant, self.as_of.isoformat())
        return judged

    def hear(self, data: bytes, uri: str) -> list[tuple[PostingReport, Hearing | None]]:
        """Every posting of a file judged, each with the law for it. Raises `Unreadable`."""
        documents = read(data, uri)
        overrides = self._list_overrides(uri)
        hearings = [self.bench.hear(posting, overrides) for document in documents for posting in self.understand(document)]
        return list(zip(self.judge(documents, uri), hearings, strict=True))

    def _list_overrides(self, uri: str) -> tuple[int, ...]:
        """The numbers of the overrides that hold for a path."""
        overrides = self.config.overrides
        path = locate(uri, self.config.root) if overrides else uri
        return tuple(
            number for number, override in enumerate(overrides) if any(matches(path, pattern) for pattern in override.paths)
        )

    def understand(self, document: Document) -> list[Posting]:
        """The postings of a document."""
        folded = fold(document.text.string)
        return understand(document, folded, self._group(self._find(folded), folded))

    def _group(self, found: Places, folded: str) -> Cues:
        """The cues by what the one scan found; where rules ask for words alone, it found those of the outline, and a second one is made if need be."""
        if not self._apart:
            return group(found)
        return LateCues(group(found), lambda: group(self._find_cues()(folded)))

    def _list_terms(self, found: Places) -> dict[str, list[Match]]:
        """The places of each rule's own phrases, by rule."""
        terms: dict[str, list[Match]] = {}
        for phrase, spans in found.items():
            for rule in self._terms.get(phrase, ()):
                terms.setdefault(rule, []).extend(Match(start, end, phrase) for start, end in spans)
        return terms

    def _heed_comments(self, judged: Sequence[Judged], ruleset: Ruleset) -> None:
        """Apply the file's comments to all its postings."""
        comments = {comment for one in judged for comment in one.posting.document.comments}
        if not comments:
            return
        first = judged[0]
        suppressions, notices = read_suppressions(first.posting.document.source, comments, self.name_rules())
        silence = Silence(suppressions)
        for one in judged:
            one.silence(silence.silence, silence.silence_open)
        plans = [ruleset.plan(one.posting).outcomes for one in judged]
        asked = frozenset(rule for plan in plans for rule, outcome in plan.items() if outcome.result == "pass")
        notices += find_unused(first.posting.document.source, suppressions, silence.used, asked)
        # What is wrong with the comments themselves is told once a file, and nothing silences it.
        for active in ruleset.plan(first.posting).by_notice if notices else ():
            judge(first, active, (), notices, {})

    def name_rules(self) -> dict[str, str]:
        """The id behind each name that a comment may use, those of rules in preview as well."""
        raw = load_pack()["rules"]
        names = {name: str(rule["id"]) for rule in raw for name in (rule["id"], *rule.get("aliases", ()))}
        return names | {name: rule.id for rule in self.rules for name in (rule.id, *rule.aliases)}

    def report(self, postings: Iterable[PostingReport], errors: Iterable[ReadError] = (), notes: Iterable[str] = ()) -> Report:
        """The report of a run over these postings."""
        return make_report([self], postings, errors, notes)


def make_report(
    linters: Sequence[Linter], postings: Iterable[PostingReport], errors: Iterable[ReadError] = (), notes: Iterable[str] = ()
) -> Report:
    """The report of a run in which several linters, at least one, judged by the same day.

    Each hash is of all of them, in whatever order; a fact about the employer is told if they agree on it.
    """
    infos = {name: info for linter in reversed(linters) for name, info in linter.infos.items()}
    first, *others = [linter.config.employer for linter in linters]
    employer = {name: fact for name, fact in first.items() if all(other.get(name) == fact for other in others)}
    return Report(
        Tool(
            VERSION,
            f"sha256:{join_digests(linter.digest for linter in linters)}",
            f"sha256:{join_digests(linter.law.digest for linter in linters)}",
            min(linter.law.read_up_to for linter in linters),
        ),
        Run(
            linters[0].as_of.isoformat(),
            f"sha256:{join_digests(linter.config.digest or digest(b'{}') for linter in linters)}",
            employer,
            *_tell_vintage(linters),
            list_packages(path for linter in linters for path in linter.config.rule_paths),
        ),
        tuple(infos[name] for name in sorted(infos)),
        tuple(postings),
        tuple(errors),
        tuple(notes),
    )


def _tell_vintage(linters: Sequence[Linter]) -> tuple[str, tuple[str, ...]]:
    """The oldest version by whose rules any linter goes, and all rules that are left out for such a version."""
    versions = [linter.config.rules_as_of for linter in linters if linter.config.rules_as_of]
    return min(versions, key=read_release, default=""), tuple(sorted({rule for linter in linters for rule in linter.left_out}))


def list_packages(rule_paths: Iterable[str]) -> tuple[str, ...]:
    """The installed packages of rules among these places, each with its version."""
    names = {path.removeprefix(PREFIX) for path in rule_paths if path.startswith(PREFIX)}
    if not names:
        return ()
    from jdlint.checking.packages import find_package

    return tuple(sorted(str(find_package(name)) for name in names))


def join_digests(digests: Iterable[str]) -> str:
    """One digest for several, and that one itself where all are the same."""
    different = sorted(set(digests))
    return different[0] if len(different) == 1 else digest("\n".join(different).encode())


def locate(uri: str, root: str) -> str:
    """A path as patterns see it: from the configuration's folder where it lies in there, else as it was given."""
    try:
        below = os.path.relpath(uri, root) if root else uri
    except ValueError:  # another drive
        return uri
    return uri if below.split(os.sep, 1)[0] == os.pardir else below


def matches(uri: str, pattern: str) -> bool:
    """Whether a path fits a glob pattern, from its start or below any folder."""
    path = uri.replace("\\", "/").removeprefix("./")
    return path == pattern or fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")
