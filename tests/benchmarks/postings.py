"""Markdown postings made of our own sentences, as many and as long as a measurement needs; the same seed gives the same texts."""

from __future__ import annotations

import random
from pathlib import Path

TITLES = [
    "Bus Driver",
    "Payroll Clerk",
    "Data Analyst",
    "Night Nurse",
    "Gardener",
    "Welder",
    "Librarian",
    "Network Engineer",
    "Baker",
    "Surveyor",
]
PLACES = ["Boulder, CO", "Reno, NV", "Duluth, MN", "Albany, NY", "Portland, OR", "Austin, TX", "Leeds, United Kingdom"]
ABOUT = [
    "{company} has looked after the streets and parks of {place} for forty years.",
    "We are a company of 120 people who share one canteen and one goal.",
    "Our customers are schools, hospitals and small shops in the region.",
    "Last year we moved into a new building near the river, and we still enjoy it.",
    "We believe that good work needs time, clear words and honest numbers.",
]
SUMMARY = [
    "We are looking for a {title} who joins our team in {place}.",
    "In this role you will work with colleagues from four departments and see the results of what you do every day.",
    "You will start with a week of training, and an experienced colleague will be at your side for the first three months.",
    "The job is full-time, with a fast-paced season from April to June and quieter weeks in winter.",
    "You report to the head of operations.",
]
DUTIES = [
    "Plan the week together with the team and write down what was agreed.",
    "Check the equipment every morning and report what is broken.",
    "Answer questions of customers by telephone and by e-mail, usually within one day.",
    "Keep records of materials, hours and costs in our system.",
    "Prepare a short report at the end of each month and present it to the department.",
    "Train seasonal workers in the safe use of machines.",
    "Order supplies in good time and compare the offers of at least two dealers.",
    "Help to improve our processes; you will find that many ideas come from those who do the work.",
    "Take part in the on-call service, about one weekend in six.",
    "Work closely with engineers, planners and the finance department.",
    "Coordinate deliveries with carriers and see to it that nothing is left standing in the rain.",
]
NEEDS = [
    "Three years of experience in a similar role, or a completed apprenticeship.",
    "Clear spoken and written English.",
    "Knowledge of spreadsheets and of at least one accounting system.",
    "Willingness to work outdoors in any weather.",
    "A driver's license for cars; we pay for the trailer license.",
    "Strong communication skills and the patience to explain things twice.",
    "Ability to lift 40 pounds with or without reasonable accommodation.",
    "Experience with planning software is a plus, and so is a second language.",
    "A bachelor's degree in engineering, business or a related field, or equivalent experience.",
]
OFFERS = [
    "Health, dental and vision insurance from the first day",
    "Four weeks of paid leave and eleven holidays",
    "A 401(k) plan that we match up to 4 %",
    "A ticket for buses and trains",
    "Fees for courses, up to $1,500 a year",
    "Free coffee, and fruit on Mondays",
]
CLOSING = [
    "Please send your resume and a cover letter to jobs@{host} by March 31, 2027.",
    "We are an equal opportunity employer. All applicants receive consideration without regard to race, religion, sex or age.",
    "If you need a reasonable accommodation to apply, call us at 303-555-0134.",
    "Women, men and people of all backgrounds are welcome here.",
]
SLIPS = [
    "We want a rockstar who can hit the ground running.",
    "He will also look after the keys.",
    "Young, dynamic team with a ping-pong table!",
    "Salary depends on experience.",
    "Location: [City, State]",
    "Recent graduates and digital natives preferred.",
]


def write_postings(folder: Path, number: int, *, words: int = 540, seed: int = 1) -> None:
    """Write ``number`` postings of about ``words`` words each into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    for index in range(number):
        (folder / f"posting-{index:05}.md").write_text(make_posting(chance, index, words), encoding="utf-8")


def make_posting(chance: random.Random, index: int, words: int) -> str:
    """One posting; each has a few words that no other has, as real ones do."""
    title, place = chance.choice(TITLES), chance.choice(PLACES)
    name = chance.choice("BCDFGLMNPRST") + "".join(chance.choices("aeiourlnst", k=6))
    company = f"{name} {chance.choice(['Works', 'Group', 'Trust'])}"
    names = {"company": company, "title": title, "place": place, "host": f"{name.lower()}.example"}
    low = chance.randrange(30, 90) * 1000
    parts = [
        f"# {title}",
        "## About us",
        " ".join(chance.sample(ABOUT, 4)),
        "## The role",
        " ".join(SUMMARY) + (f" {chance.choice(SLIPS)}" if chance.random() < 0.7 else ""),
        "## What you will do",
        "\n".join(f"- {line}" for line in chance.sample(DUTIES, 9)),
        "## What you bring",
        "\n".join(f"- {line}" for line in chance.sample(NEEDS, 7)),
        "## Pay and benefits",
        f"The pay range is ${low:,} to ${low + chance.randrange(8, 30) * 1000:,} per year.",
        "\n".join(f"- {line}" for line in chance.sample(OFFERS, 5)),
        "## How to apply",
        "\n\n".join(CLOSING),
    ]
    text = "\n\n".join(parts).format_map(names)
    extra = 0
    while len(text.split()) < words:
        extra += 1
        sentence = chance.choice(ABOUT + DUTIES).format_map(names)
        mark = "".join(chance.choices("abcdefghiklmnoprstuvw", k=7))
        text = text.replace("## The role", f"{sentence} We call it {mark} here.\n\n## The role", 1)
    return text + "\n"
