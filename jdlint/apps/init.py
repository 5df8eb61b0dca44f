"""``jdlint init``: a configuration to begin with."""

from __future__ import annotations

import os

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.writing import print_all, replace_file

FILE = ".jdlint.yaml"
TEMPLATE = """\
# What jdlint checks in this folder and below. Every key may be left out; jdlint rules lists the rules.

# recommended: the rules that are on by default. strict: all rules, and warnings fail too. law-only: what a law of the place asks for or forbids, and
# nothing else. feed: what a board refuses or a law forbids, without style.
profile: recommended

# Exit with 1 from this severity on: error, warning or info.
# fail-on: error

# Leave out rules or whole categories, or run nothing but some.
# ignore: [readability]
# select: [pay, statement, bias]

# Go by the rules of a version, so that a newer jdlint brings no new ones by itself: jdlint rules --new-since tells what came. The law stays that of the day.
# rules-as-of: "0.1"

# Single rules: off, on, a severity, or more in detail.
# rules:
#   eeo-statement-missing: warning
#   application-deadline-missing: off

# Words and phrases that no rule reports.
# allow: [Ninja Kiwi]

# Files and folders to pass over, as in .gitignore.
# exclude: [drafts/]

# Other settings for some files.
# overrides:
#   - paths: ["internships/**"]
#     ignore: [pay]

# The style of the house in one file: words, limits, what must stand there. jdlint init --style writes one to begin with.
# style: house.yaml

# Your own rules, and a JSON Schema for the fields of your postings, from this folder. jdlint rules new writes a rule, jdlint test runs the rules' examples.
# rule-paths: [our-rules]
# rule-packages: [acme-rules]
# schema: posting.schema.json

# Facts that decide whether a law applies; what is not told is asked where it matters. employers has those of single companies.
# employer:
#   staff: 120
#   staff_in: {US-CO: 3}
#   federal_contractor: false
# employers: {"Northwind Bakery Ltd": {staff: 12}}

# Where the work is done, and where people may work from, in place of what postings say, as codes such as US-CO.
# place: [US-CO]
# hiring-in: [US-CO, US-NY]

# The kind of work, where its own words are no fault ("studs" in construction), in place of what titles tell; by folder under overrides.
# job-family: [hospitality]

# Exceptions with an approver and a last day (jdlint waive writes them), and known findings that do not count (jdlint baseline).
# waivers: waivers.yaml
# baseline: .jdlint-baseline.json

# A newer table of the law, and files of your counsel that add to it, from this folder.
# law-data: law-2027-01.jsonl
# law-paths: [counsel]
"""


STYLE = "house.yaml"
STYLE_TEMPLATE = """\
# How our house writes its postings. The configuration names this file: style: house.yaml. jdlint test house.yaml runs what it makes.
style: our house style

# How severe it is to depart from it: error, warning or info.
severity: warning

# What every posting must say: title, summary, responsibilities, requirements, benefits, pay, locations, employment_type, reporting_line, eeo_statement,
# accommodation_statement, application, deadline. Its absence is an error.
require: [benefits, deadline]

# Words that must not stand there, each with what to write instead, the best first. A final * is any ending.
ban:
  guru: expert
  rock star: [specialist, professional]
  synerg*: {because: our readers do not know what it means}

# Our word, and those that it stands for.
prefer:
  team member: [associate, staffer]

# How much is too much.
limits:
  sentence-words: 30
  exclamation-marks: 1
# reading-grade: 12
# paragraph-words: 120
# posting-words: 900
# requirements: 10
# title-letters: 60
# passive-share: 20
# you-for-we: 1

# Whether sections stand in the usual order.
# order: true

# A text that must stand there word for word.
# statement: >-
#   We decide on applications without regard to age, disability, gender, origin, religion or veteran status.
"""


@click.command("init", short_help="Write a configuration to begin with.", epilog="Example: jdlint init")
@click.option("--force", is_flag=True, help="Write it even if there is one already.")
@click.option("--style", is_flag=True, help=f"Write {STYLE}, the style of the house, to begin with.")
def command(*, force: bool, style: bool) -> int:
    """Write a commented .jdlint.yaml into the current folder, or with --style a house.yaml. One that is there already is left alone."""
    file, text = (STYLE, STYLE_TEMPLATE) if style else (FILE, TEMPLATE)
    if os.path.lexists(file) and not force:
        tell(f"there is a {file} already; to write it anew: jdlint init {'--style ' if style else ''}--force")
        return WRONG
    try:
        replace_file(file, [text])
    except OSError as error:
        tell(f"{file}: it cannot be written: {error.strerror or error}")
        return WRONG
    following = f'"style: {STYLE}" in the configuration' if style else "jdlint check .   (which rules there are: jdlint rules)"
    print_all([f"Wrote {file}. Next: {following}\n"])
    return 0
