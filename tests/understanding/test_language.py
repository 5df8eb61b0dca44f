"""Languages by their function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.understanding.language import detect_language

TEXTS = {
    "en": "You will join our small team of engineers and help them with the tools that they use in the yard. Apply by May.",
    "fr": "Vous rejoignez notre petite équipe et vous aidez nos clients à choisir les outils dont ils ont besoin dans la cour.",
    "nl": "Je komt in ons kleine team en je helpt onze klanten met het kiezen van de machines die zij nodig hebben op de werf.",
    "de": "Du arbeitest in unserem kleinen Team und hilfst den Kunden bei der Wahl von Geräten, die sie auf dem Hof brauchen.",
    "es": "Trabajarás en un equipo pequeño y ayudarás a los clientes con la elección de las máquinas que necesitan para el patio.",
    "it": "Lavorerai in una piccola squadra e aiuterai i clienti nella scelta degli attrezzi che sono utili per il cortile.",
    "pt": "Você vai trabalhar em uma equipe pequena e ajudar os clientes na escolha das máquinas que são úteis para o pátio.",
    "da": "Du bliver en del af vores lille hold og hjælper kunderne med at vælge de maskiner, som de har brug for på pladsen.",
    "sv": "Du blir en del av vårt lilla lag och hjälper kunderna att välja de maskiner som de behöver på gården. Vi är snälla.",
    "nb": "Du blir en del av vårt lille lag og hjelper kundene med å velge de maskinene som de trenger på gården. Vi gir deg også tid.",
    "fi": "Sinä autat asiakkaita ja olet osa pientä tiimiä. Meillä on hyvä henki sekä uudet koneet, joita voit myös itse kokeilla.",
    "pl": "Pracujesz w małym zespole i pomagasz klientom przy wyborze maszyn, które są im potrzebne na placu. Masz na to czas.",
    "ru": "Вы будете работать в небольшой команде и помогать клиентам с выбором машин.",
    "ja": "小さなチームで働き、お客様の機械選びを手伝います。",
    "zh": "您将在一个小团队工作，帮助客户选择机器。",
    "el": "Θα εργάζεστε σε μια μικρή ομάδα.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_short_text_is_enough(language: str, text: str) -> None:
    assert detect_language(text) == language
    assert detect_language(text.upper()) == language


def test_a_tail_in_english_makes_no_english_of_another_script() -> None:
    text = (
        "소규모 팀에서 일하며 고객이 기계를 고르도록 돕습니다. 매일 아침 창고에서 함께 일합니다. " * 4
        + "We are an equal opportunity employer. Read our notice."
    )
    assert detect_language(text) == "ko"
    assert detect_language("You will join our team and help them with the “tools” that they use in the yard – every day.") == "en"


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Data Engineer, New York", "SQL Python Terraform AWS " * 50, "12 34 — 56", "Lorem ipsum dolor sit amet " * 9],
)
def test_too_few_function_words_tell_nothing(text: str) -> None:
    assert detect_language(text) == "und"


@pytest.mark.parametrize("main", ["en", "fr", "nl", "de"])
@pytest.mark.parametrize("other", ["en", "fr", "nl", "de"])
def test_a_paragraph_in_another_language_changes_nothing(main: str, other: str) -> None:
    for parts in ((main, main, other), (main, other, main), (other, main, main)):
        assert detect_language("\n\n".join(TEXTS[part] for part in parts)) == main


def test_a_long_text_is_judged_by_its_beginning_its_middle_and_its_end() -> None:
    long = "\n".join([TEXTS["fr"]] * 20 + [TEXTS["en"]] * 70)
    assert detect_language(long) == "en"


def test_english_with_dutch_headings_is_english() -> None:
    assert detect_language("Over ons\n" + TEXTS["en"] + "\nWat wij van je vragen\n" + TEXTS["en"]) == "en"


@given(st.text(max_size=200))
def test_any_text_has_a_code(text: str) -> None:
    assert detect_language(text, 20).isalpha()
