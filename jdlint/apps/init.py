"""``jdlint init``: a configuration to begin with."""

from __future__ import annotations

import os

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.writing import print_all, replace_file

FILE = ".jdlint.yaml"
TEMPLATE = """\
# What jdlint checks in this folder and below. Every key may be left out; jdlint rules lists the rules.

# recommended: the rules that are on by default. strict: all rules, and warnings fail too. minimal: only what reports errors.
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


@click.command("init", short_help="Write a configuration to begin with.", epilog="Example: jdlint init")
@click.option("--force", is_flag=True, help="Write it even if there is one already.")
def command(*, force: bool) -> int:
    """Write a commented .jdlint.yaml into the current folder. One that is there already is left alone."""
    if os.path.lexists(FILE) and not force:
        tell(f"there is a {FILE} already; to write it anew: jdlint init --force")
        return WRONG
    try:
        replace_file(FILE, [TEMPLATE])
    except OSError as error:
        tell(f"{FILE}: it cannot be written: {error.strerror or error}")
        return WRONG
    print_all([f"Wrote {FILE}. Next: jdlint check .   (which rules there are: jdlint rules)\n"])
    return 0
