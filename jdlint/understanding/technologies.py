"""Years of experience with a technology, held against the day on which it was first published.

The years are those of the first public release or announcement as each project's own site, repository or release notes tell it; where two are
told, the earlier counts, so that nobody is told wrongly.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from jdlint.model.later import later
from jdlint.model.posting import Posting
from jdlint.understanding.text_measures import Measured

FIRST: Mapping[str, int] = {
    "airflow": 2015, "angular": 2010, "angularjs": 2010, "ansible": 2012, "apache airflow": 2015, "apache iceberg": 2018, "apache kafka": 2011,
    "apache spark": 2010, "aws lambda": 2014, "azure devops": 2018, "bigquery": 2010, "bitcoin": 2009, "chatgpt": 2022, "copilot": 2021,
    "databricks": 2013, "dbt": 2016, "deno": 2018, "docker": 2013, "duckdb": 2019, "dynamodb": 2012, "elasticsearch": 2010, "ethereum": 2013, "fastapi": 2018,
    "figma": 2015, "flutter": 2015, "github actions": 2018, "github copilot": 2021, "gitlab": 2011, "go": 2009, "golang": 2009, "grafana": 2014,
    "graphql": 2015, "helm": 2015, "instagram": 2010, "istio": 2017, "jetpack compose": 2019, "kafka": 2011, "keras": 2015, "kotlin": 2011, "kubernetes": 2014,
    "langchain": 2022, "langgraph": 2024, "llamaindex": 2022, "looker": 2012, "microsoft fabric": 2023, "microsoft teams": 2016, "mongodb": 2009, "nestjs": 2017,
    "next.js": 2016, "nextjs": 2016, "node.js": 2009, "nodejs": 2009, "openai": 2015, "opentelemetry": 2019, "playwright": 2020, "power automate": 2016,
    "power bi": 2011, "prometheus": 2012, "pulumi": 2018, "pytorch": 2016, "react": 2013, "react native": 2015, "react.js": 2013, "reactjs": 2013, "redis": 2009,
    "rust": 2010, "salesforce lightning": 2014, "slack": 2013, "snowflake": 2014, "solidity": 2014, "svelte": 2016, "swift": 2014, "swiftui": 2019,
    "tailwind": 2017, "tailwind css": 2017, "tensorflow": 2015, "terraform": 2014, "tiktok": 2016, "typescript": 2012, "unreal engine 5": 2021, "vite": 2020,
    "vue": 2014, "vue.js": 2014, "vuejs": 2014, "webassembly": 2015, "webgpu": 2021,
}  # fmt: skip
_ASKED = later(
    r"(?<![\w.$-])(?P<years>\d{1,2})(?: ?\(\d{1,2}\))? ?(?:\+|plus|or more)? ?years?'?\+? (?:of )?(?:(?:hands-on|professional|proven|solid|strong|commercial|production|working|"
    r"recent|practical|deep|industry|relevant|full-time|direct) ){0,2}(?:(?:experience|expertise|work|working|development|programming|coding) )?"
    r"(?:(?:with|in|using|of|on|building (?:with|in)|writing|programming in|coding in|developing (?:with|in)|working with) )?(?:the )?"
    rf"(?P<name>{'|'.join(sorted((name.replace('.', '[.]') for name in FIRST), key=len, reverse=True))})(?![\w+#]|-|\.\w)"
)
_RUSH = later(r" (?:to|for|through|above|beyond|public|market|live|forward)\b")  # "3 years in go to market"


def measure_years(posting: Posting, as_of: datetime.date) -> Sequence[Measured] | str:
    """For each demand of years with a technology: by how many it is older than that is."""
    folded = posting.folded
    found = []
    place = folded.find("year", posting.start, posting.end)
    while place >= 0:
        asked = _ASKED.search(folded, max(place - 18, posting.start), min(place + 110, posting.end))
        if asked and asked.start() < place < asked.end() and not (asked["name"] == "go" and _RUSH.match(folded, asked.end())):
            years, name = int(asked["years"]), asked["name"]
            there = as_of.year - FIRST[name]
            values = {"years": years, "name": posting.document.text.string[slice(*asked.span("name"))], "first": FIRST[name]}
            found.append(Measured(years - there, *asked.span(), values))
        place = folded.find("year", place + 4, posting.end)
    return found
