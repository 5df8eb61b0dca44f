"""Words that Gaucher, Friesen and Kay (2011) found coded masculine or feminine, counted in a posting in percent of its words.

The entries are those of the paper's appendix A (Journal of Personality and Social Psychology 101(1), p. 125); a star is any ending and an
entry without one is that very word, which tools that search for stems alone get wrong ("kind" is not in Kindergarten). Each word counts
once. The title, headings, statements of law and what is said of pay and benefits are not counted, nor are false friends.

What it is good for is disputed: in the paper's experiments, with 7 to 8 percent of the words coded, women found postings less appealing;
real ones have 0.8 percent. In a field experiment with real applicants (Castilla and Rho, Management Science 2023) the effect was next to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jdlint.model.posting import Posting
from jdlint.understanding.text_measures import Measured
from jdlint.understanding.words import Words, list_words

MASCULINE = Words(
    "active adventurous aggress* ambitio* analy* assert* athlet* autonom* boast* challeng* compet* confident courag* decide decisive decision* "
    "determin* dominant domina* force* greedy headstrong hierarch* hostil* impulsive independen* individual* intellect* lead* logic masculine "
    "objective opinion outspoken persist principle* reckless stubborn superior selfconfiden* selfsufficien* selfrelian*"
)
FEMININE = Words(
    "affectionate child* cheer* commit* communal compassion* connect* considerate cooperat* depend* emotiona* empath* feminine flatterable gentle "
    "honest interpersonal interdependen* interpersona* kind kinship loyal* modesty nag nurtur* pleasant* polite quiet* respon* sensitiv* submissive "
    "support* sympath* tender* together* trust* understand* warm* whin* yield*"
)
# What stands for the work, the employer or a product, and for nobody's manner.
_FALSE = Words(
    "analyst* analysis analyses analytic analytics analytica analyz* decision decisions leader leaders principle principles objective "
    "objectives competition challenge challenges hierarchy logic lead leads individual individuals responsib* respond* response* responsive "
    "support* depending dependent* depends dependenc* child childcare children* childhood competenc* competent competitor* trustee* trusts "
    "force committee* commits connector* connectivity forces yields determine determined determines determining decisioning kindergarten "
    "warehouse*"
)
_AROUND = {  # the word before or after that makes another thing of it
    "active": frozenset(("directory", "duty", "military", "license", "licence", "clearance", "ingredient", "ingredients", "listening", "status", "secret", "security", "member")),
    "independent": frozenset(("contractor", "contractors", "school", "schools", "living", "audit", "auditors", "research")),
    "independently": frozenset(("perform", "performs", "performing", "prepare", "prepares", "conduct", "conducts", "conducting", "research")),
    "competitive": frozenset(("salary", "pay", "benefits", "compensation", "wages", "wage", "rates", "base", "package", "exam", "examination", "service")),
    "understanding": frozenset(("of",)),
    "commitment": frozenset(("to",)),
    "leading": frozenset(("industry", "world", "market", "a", "the", "companies", "provider")),
    "kind": frozenset(("of", "any", "every", "one", "this", "in", "each", "what")),
    "superior": frozenset(("court", "lake", "his", "her")),
}  # fmt: skip
_ENOUGH_WORDS = 200  # of a hundred, two chance words would be as much as all that sets real postings apart
_UNREAD = frozenset(("title", "eeo", "accommodation", "other_legal", "benefits", "compensation", "how_to_apply", "literal"))


def measure_balance(posting: Posting) -> Sequence[Measured] | str:
    """How many more of a hundred words are coded masculine than feminine; negative where the latter are more."""
    words = list(_list_read(posting))
    if len(words) < _ENOUGH_WORDS:
        return f"fewer than {_ENOUGH_WORDS} words describe the job, too few for a balance"
    coded = {"masculine": Counter(_list_coded(words, MASCULINE)), "feminine": Counter(_list_coded(words, FEMININE))}
    percent = {name: 100 * count.total() / len(words) for name, count in coded.items()}
    told = {name: ", ".join(word for word, _ in count.most_common(5)) or "none" for name, count in coded.items()}
    values = {
        "masculine": f"{percent['masculine']:.1f}",
        "feminine": f"{percent['feminine']:.1f}",
        "masculine_words": told["masculine"],
        "feminine_words": told["feminine"],
    }
    return [Measured(percent["masculine"] - percent["feminine"], values=values)]


def _list_read(posting: Posting) -> Iterator[str]:
    """The words of the prose and the lists, in order, outside of the zones that are not counted."""
    for block in posting.blocks:
        if block.kind != "heading" and posting.zone(block.start) not in _UNREAD:
            yield from list_words(posting.folded[block.start : block.end].replace("self-", "self"))


def _list_coded(words: Sequence[str], entries: Words) -> Iterator[str]:
    for index, word in enumerate(words):
        if word in entries and word not in _FALSE:
            around = _AROUND.get(word)
            if around is None or around.isdisjoint(words[max(index - 1, 0) : index + 2]):
                yield word
