"""Words about pay in German postings, folded."""

from __future__ import annotations

from itertools import product

PAY = (
    "entgelt", "lohn", "stundenlohn", "entlohnung", "bezahlung", "vergütung", "brutto", "verdienst", "mindestgehalt", "mindestentgelt", "mindestlohn", "bruttogehalt",
    "jahresgehalt", "monatsgehalt", "jahresbruttogehalt", "bruttojahresgehalt", "monatsbruttogehalt", "bruttomonatsgehalt", "bruttostundenlohn", "einstiegsgehalt",
    "grundgehalt", "monatslohn", "gehaltsspanne", "gehaltsband", "mindestbruttogehalt", "monatsbrutto", "jahresbrutto", "bruttolohn", "kollektivvertrag", "kv-mindestgehalt",
    "kv-mindestentgelt",
)  # fmt: skip
"""Words that name the pay of the job."""

_FLATTERING = (
    "branchenüblich", "marktkonform", "marktgerecht", "marktüblich", "attraktiv", "leistungsgerecht", "leistungsorientiert", "fair", "wettbewerbsfähig",
    "überdurchschnittlich", "angemessen", "kollektivvertraglich",
)  # fmt: skip
_NOUNS = (
    "es gehalt",
    "en gehalt",
    "es entgelt",
    "er lohn",
    "en lohn",
    "e entlohnung",
    "er entlohnung",
    "e bezahlung",
    "er bezahlung",
    "e vergütung",
    "er vergütung",
)
VAGUE = (
    *(adjective + noun for adjective, noun in product(_FLATTERING, _NOUNS)),
    "kv-bezahlung", "kv-entlohnung", "kv-gehalt", "bezahlung nach kv", "bezahlung laut kv", "entlohnung nach kv", "entlohnung laut kv", "gehalt nach kv", "gehalt laut kv",
    "entlohnung nach kollektivvertrag", "entlohnung laut kollektivvertrag", "bezahlung nach kollektivvertrag", "bezahlung laut kollektivvertrag", "gehalt laut kollektivvertrag",
    "gehalt nach kollektivvertrag", "übertarifliche bezahlung", "gehalt nach vereinbarung", "vergütung nach vereinbarung", "bezahlung nach vereinbarung",
)  # fmt: skip
"""Phrases that stand where an amount should."""
