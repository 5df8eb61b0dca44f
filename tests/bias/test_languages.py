"""Postings in other languages: no English rule on words speaks, and each language has its own measure of how hard it reads."""

from __future__ import annotations

import datetime

import pytest

from jdlint.checking.loading import load_rules
from jdlint.engine import Linter
from jdlint.settings import Config
from jdlint.understanding.stats import OWN

POSTINGS = {
    "nl": """# Bakker

Locatie: Utrecht

Wij zoeken een bakker voor onze winkel. Je bakt elke ochtend brood en je helpt de klanten. Wij zijn een jong en energiek team, en een echte ninja of rockstar
is welkom. De man of vrouw die wij zoeken spreekt Nederlands, en hij of zij werkt graag in een fast-paced winkel met passion.

## Wat vragen wij

- Je kunt brood bakken van rogge en tarwe.
- Je bent er op zaterdag.
""",
    "es": """# Panadero

Ubicación: Madrid

Buscamos una persona para nuestra panadería. Harás pan cada mañana y atenderás a los clientes. Somos un equipo joven y dinámico, y buscamos un ninja o un guru
del pan. Los hombres y las mujeres son bienvenidos, y el chico que buscamos es nativo y trabaja en un ambiente de super star y de marketing digital.

## Requisitos

- Saber hacer pan de centeno y de trigo.
- Estar en la tienda los sábados.
""",
    "de": """# Bäckerei-Fachkraft (m/w/d)

Ort: Hamburg

Wir suchen für unsere Bäckerei eine Person, die mit uns am Morgen Brot backt und den Kunden hilft. Der Kindergarten nebenan bekommt sein Brot von uns. Wer bei uns
arbeitet, ist kein Guru und kein Ninja, und die Chemie im Team stimmt. Wir sind eine Familie und haben Spaß am Handwerk, auch am Samstag.

## Profil

- Sie backen Brot aus Roggen und Weizen.
""",
    "fr": """# Boulangerie : une personne au four (H/F)

Lieu : Lyon

Nous cherchons une personne pour notre boulangerie. Vous faites le pain chaque matin et vous aidez les clients. Nous ne cherchons ni ninja ni guru, et le master
n'est pas demandé. Les hommes et les femmes sont bienvenus, et le travail se fait le samedi, avec passion et avec une équipe qui aime le pain.

## Profil

- Vous savez faire le pain de seigle et de blé.
""",
}


@pytest.mark.parametrize("language", POSTINGS)
def test_english_rules_on_words_are_silent(language: str) -> None:
    (report,) = Linter(Config(profile="strict"), as_of=datetime.date(2026, 11, 22)).lint(POSTINGS[language].encode(), "a.md")
    assert report.record["language"] == language
    english = {rule.id for rule in load_rules(Config())[0] if rule.languages == ("en",)}
    assert [(finding.rule, finding.text) for finding in report.findings if finding.rule in english] == []
    assert all(outcome.result == "not_applicable" for outcome in report.outcomes if outcome.rule in english)


@pytest.mark.parametrize("language", POSTINGS)
def test_each_has_its_own_measure(language: str) -> None:
    assert any("flesch" in name or "wiener" in name or "fernandez" in name for name in OWN[language])
