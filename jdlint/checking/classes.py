"""Classes of words that rules share: ``{nationality} only`` in a rule's terms, exceptions, cues or pattern stands for each of them.

A class is written once, so that what one rule knows of nationalities or faiths all of them know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

CLASSES: Mapping[str, tuple[str, ...]] = {
    name: tuple(words.split(", "))
    for name, words in {
        "people": "people, persons, person, candidates, candidate, applicants, applicant, individuals, individual, employees, workers, staff, men and women, colleagues, job seekers, jobseekers",
        "nationality": (
            "afghan, african, albanian, american, arab, argentinian, asian, australian, austrian, bangladeshi, belgian, brazilian, british, bulgarian, canadian, caribbean, chinese, "
            "croatian, czech, danish, dutch, egyptian, english, european, filipino, finnish, french, german, greek, hungarian, indian, indonesian, iranian, iraqi, irish, israeli, italian, "
            "jamaican, japanese, jordanian, kenyan, korean, kuwaiti, latvian, lebanese, lithuanian, malaysian, mexican, moroccan, nepalese, nepali, nigerian, norwegian, omani, pakistani, "
            "palestinian, philippine, polish, portuguese, romanian, russian, saudi, scandinavian, scottish, singaporean, somali, south african, spanish, sri lankan, swedish, swiss, syrian, "
            "taiwanese, thai, turkish, ukrainian, vietnamese, welsh"
        ),
        "race": "white, black, caucasian, hispanic, latino, latina, latinx, african american, african-american, asian american, native american, aboriginal, roma, gypsy, traveller",
        "faith": "christian, muslim, jewish, hindu, sikh, buddhist, catholic, protestant, evangelical, mormon, baptist, orthodox, atheist, islamic, non-muslim, church-going, churchgoing, god-fearing",
        "woman": "woman, women, lady, ladies, girl, girls, female, females",
        "man": "man, men, gentleman, gentlemen, lad, lads, boy, boys, guy, guys, male, males",
    }.items()
}
_NAME = re.compile(r"\{([a-z]+)\}")


def expand(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A rule file's content with each class written out; names of no class are left for the checks of patterns to tell."""
    check = dict(raw["check"])
    if isinstance(check.get("pattern"), str):
        check["pattern"] = expand_pattern(check["pattern"])
    if "cues" in check:
        check["cues"] = list(expand_phrases(check["cues"]))
    terms = check.get("terms")
    if isinstance(terms, Mapping):
        check["terms"] = {phrase: ways for term, ways in terms.items() for phrase in expand_phrases([term])}
    elif terms is not None:
        check["terms"] = list(expand_phrases(terms))
    expanded = {**raw, "check": check}
    for key in ("unless", "unless_in_sentence", "unless_in_posting"):
        if key in raw:
            expanded[key] = list(expand_phrases(raw[key]))
    return expanded


def expand_phrases(phrases: Iterable[str]) -> Iterator[str]:
    """Each phrase once for every word of the classes in it."""
    for phrase in phrases:
        names = [name for name in _NAME.findall(phrase) if name in CLASSES] if "{" in phrase else []
        for words in product(*(CLASSES[name] for name in names)):
            said = phrase
            for name, word in zip(names, words, strict=True):
                said = said.replace(f"{{{name}}}", word, 1)
            yield said


@cache
def expand_pattern(pattern: str) -> str:
    """A pattern with each class as a group of its words, the longest first."""

    def write(found: re.Match[str]) -> str:
        words = CLASSES.get(found[1])
        return found[0] if words is None else f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"

    return _NAME.sub(write, pattern)
