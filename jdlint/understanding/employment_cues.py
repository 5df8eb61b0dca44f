"""Words that name a kind of employment, and words that make it this job's or somebody else's."""

from __future__ import annotations

from jdlint.understanding.words import Words

CUES: dict[str, tuple[str, ...]] = {
    "work.type": (
        "full-time*", "part-time*", "fte", "ft", "pt", "contract", "contractor", "contractors", "contract-to-hire", "fixed-term", "freelance", "freelancer", "temporary", "temp", "temp-to-perm",
        "temp-to-hire", "intern", "internship", "interns", "seasonal", "volunteer", "per diem", "apprenticeship", "apprentice", "permanent", "c2c", "corp-to-corp", "1099", "limited-term",
        "term appointment", "temps plein", "fulltime", "parttime", "consultancy", "direct hire", "zero hours", "casual", "consultant contract", "independent contractor", "term position",
        "term employment", "term-limited appointment", "time-limited appointment", "time-limited position", "time-limited contract", "volunteers",
    ),
}  # fmt: skip
TYPES = {
    "full": "full_time", "fte": "full_time", "part": "part_time", "contract": "contract", "fixed": "contract", "freelance": "contract", "c2c": "contract",
    "corp": "contract", "1099": "contract", "limited": "temporary", "term": "temporary", "time": "temporary", "temp": "temporary", "intern": "internship", "seasonal": "seasonal",
    "volunteer": "volunteer", "per diem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent", "consultan": "contract", "direct": "permanent",
    "zero": "part_time", "ft": "full_time", "pt": "part_time", "casual": "temporary", "independent": "contract",
}  # fmt: skip
VALUES = {
    "fulltime": "full_time", "parttime": "part_time", "contract": "contract", "freelance": "contract", "fixedterm": "contract", "temporary": "temporary",
    "internship": "internship", "seasonal": "seasonal", "volunteer": "volunteer", "perdiem": "per_diem", "apprentice": "apprenticeship", "permanent": "permanent",
}  # fmt: skip
WHOLE_VALUES = {
    "full": ["full_time"], "part": ["part_time"], "intern": ["internship"], "trainee": ["internship"], "temp": ["temporary"], "fullorparttime": ["full_time", "part_time"],
}  # fmt: skip
FULL_OR = ("full or ", "full-or ", "full-and ", "full & ", "full and ", "full- or ", "full/", "full- and ")
NOT_TYPE = tuple(
    "experience|student|enrol|study|studies|equivalent|equivalency|degree|occupation|work is|mba|college|university|dedicated|focus|staff|faculty and|teaching experience|education|"
    "graduate|undergraduate|academic|professional experience|disabilit|closure|labor|agenc|work experience|relocation|housing|and grants|& grants|remote work|bargaining|visa|"
    "residen|workaround|hire paperwork|storage|personnel|employees and".split("|")
)  # what any of the words may belong to instead of the job
NOT_CONTRACT = tuple(
    "manager|management|negotiat|law|review|administration|compliance|manufactur|research organi|terms|language|value|award|vehicle|document|deliverable|obligation|requirements|"
    "pricing|proposal|drafting|renewal|execution|performance|specialist|officer|analyst|administrator|staffing|fix|solution|change|record|file|table|lifecycle|life cycle|data|"
    "coordinator|recruit|services|employees|workers".split("|")
)  # what a contract or temporary help may belong to
TYPE_BEFORE = Words(
    "is a an this our as type types status schedule commitment employment position job duration term hours basis contract appointment open hiring seeking for permanent temporary remote "
    "hybrid onsite on-site site new paid month months us w2 time regular summer of work 2 one immediate"
)
TYPE_AFTER = Words(
    "position* role* job* opportunity opportunities employment basis schedule appointment hours regular permanent contract exempt non-exempt salaried work shift* internship* remote* hybrid* "
    "temporary w2 hire* engagement* schedule*"
)
LOOSE = frozenset(
    "contract volunteers contractor contractors temporary temp permanent volunteer intern interns seasonal casual apprentice freelancer consultancy".split()
)  # words that often belong to something else
PERSONS = frozenset({"interns", "volunteers", "contractor", "contractors", "volunteer", "apprentice", "intern"})
PAST = Words("employed authorized authorised gained")
OF_OTHERS = Words("year years year's years' month months months' experience supervis* manag* our all eligible most equivalent to")
COUNTED = Words("employees staff people workers members personnel reports crew nurses engineers developers managers positions")
SEEKS = Words("hiring seeking seek seeks recruiting recruitment looking search searching opening")
SEEKING = ("hiring", "seek", "recruit", "looking", "search", "opening")
LEADS = Words("year years all eligible supervis* manag* lead* overs* support* with who that")
AT_FRONT = frozenset({"temporary", "temp", "seasonal", "casual", "interim"})
BECOMES = Words("convert* conversion")
LEADS_TO = frozenset(
    (
        "transition to", "transition into", "lead to", "leads to", "leading to", "necessary for", "prepare for", "prepares for", "potential for", "possibility of", "evolve into", "turn into",
    )
)  # fmt: skip
ADORNS = frozenset({"a", "an", "regular", "permanent", "future"})
LABELS = Words("schedule type types status commitment basis")
LINKS = Words("of as in a an and or other regular for")
OFFERED = Words("position role job opportunity contract internship positions jobs roles")
TERMS = frozenset({"month", "months", "year", "years"})
LOOSE_AFTER = Words("position* role* job* opportunity employment basis contract assignment opening duration w2 only appointment*")
LOOSE_BEFORE = Words("type types term status duration employment month months year years")
DUTIES = ("responsibilities", "requirements", "preferred", "skills", "about_company", "eeo", "education")
