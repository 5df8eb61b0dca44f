"""The phrases by which the parts of a posting that have no heading are found."""

from __future__ import annotations

CUES: dict[str, tuple[str, ...]] = {
    "content.summary": (
        "this role", "this position", "the role of", "in this role", "in this position", "join our team",
        "to join our", "to join the", "to join us", "join us as", "you will join", "you'll join", "the position", "the role", "your role", "the incumbent", "the opportunity to", "as a member of",
        "is responsible for", "will be responsible for", "primarily responsible for", "the successful candidate will", "the ideal candidate will", "the selected candidate", "job summary", "position summary", "primary purpose", "purpose of this", "opportunity for",
        "serves as", "will serve as", "will work as", "to serve as", "employee will", "performs",
    ),
    # Somebody is sought: that tells of the job in any part of the page.
    "content.summary.seek": (
        "we are looking for", "we're looking for", "we are seeking", "we're seeking", "is seeking", "are seeking", "is looking for", "are looking for", "is hiring", "are hiring", "we're hiring", "is searching for", "are searching for",
        "seeks a", "seeks an", "seeks to", "seek to hire", "seek to appoint", "seek to recruit", "to appoint a", "to appoint an", "wish to appoint", "wishes to appoint", "to recruit a", "to recruit an", "to hire a", "to hire an", "we seek a", "we seek an",
        "seeking a", "seeking an", "seeking to hire", "looking for a", "looking for an", "looking to hire", "looking to recruit", "looking to appoint", "is recruiting", "are recruiting", "we're recruiting", "recruiting a", "recruiting an", "recruiting for",
        "opening for", "openings for", "vacancy for", "we need a", "we need an", "we have an exciting", "is in search of", "in need of a", "has an opening", "have an opening", "is accepting applications for", "are accepting applications for", "in search of", "now hiring", "seeking two", "seeking three", "seeking qualified", "seeking experienced", "seeking candidates", "seeking applicants", "seeking highly", "seeking talented", "seeking motivated",
    ),
    # "As our site manager, you will …": what follows decides.
    "content.summary.as": ("as a", "as an", "as our", "as the"),
    "content.summary.join": ("join our", "join the", "join us", "join a", "join an", "joining our", "joining the", "joining a"),
    "content.responsibilities": (
        "you will", "you'll", "will be responsible", "is responsible for", "are responsible for", "be responsible for", "responsible for", "responsibilities include", "duties include", "duties will include", "duties may include",
        "responsibilities will include", "the role involves", "the job involves", "the incumbent will", "the successful candidate will", "this position will", "this role will", "tasks include", "your responsibilities",
        "your tasks", "work includes", "the work includes", "the role includes", "duties are", "primary duties", "incumbent performs", "serves as", "in this role", "in this position", "assists with", "assists in", "performs a variety",
        "job duties", "essential functions", "the candidate will", "the consultant will", "the director will", "the manager will", "the specialist will", "the analyst will", "the coordinator will", "the person in this", "selected candidate will", "position performs",
        "perform other", "other duties", "contractor will", "contractor shall", "incumbent shall", "employee shall", "candidate shall", "person will", "this position", "this role", "the position", "the role", "the incumbent", "position", "works under", "reporting to the", "the selected candidate", "employee will", "coordinates", "oversees",
    ),
    "content.requirements": (
        "years of experience", "years experience", "year of experience", "years' experience", "years of", "years in", "year experience", "must have", "must be", "must possess", "must meet", "bachelor's", "bachelors", "bachelor", "master's", "masters degree", "degree in", "degree or",
        "high school diploma", "ged", "required", "is required", "are required", "requires", "the ideal candidate", "ideal candidate", "successful candidate", "qualified candidates", "qualified candidate", "the right candidate",
        "ability to", "able to", "you have", "you've", "we're looking for someone", "we are looking for someone", "applicants must", "candidates must", "candidate must", "applicant must", "proven experience", "experience with", "experience in", "experience working",
        "knowledge of", "proficient in", "proficiency in", "familiarity with", "strong understanding", "qualifications include", "minimum qualifications", "requirements include", "should have", "excellent communication", "communication skills", "proficiency with",
        "someone who", "is essential", "a background in", "skills in", "you are a", "you're a", "phd", "ph.d", "driver's license", "eligible", "fluent in", "certification", "self-starter", "track record", "expertise in", "qualifications",
    ),
    "content.benefits": (
        "health insurance", "medical insurance", "dental", "vision insurance", "vision coverage", "medical and dental", "401 k", "401(k)", "401k", "401 (k)", "403(b)", "403b", "paid time off", "pto", "paid vacation", "vacation days", "vacation time", "annual leave", "sick leave",
        "days holiday", "paid holidays", "days of vacation", "days vacation", "pension", "pension scheme", "retirement plan", "retirement benefits", "retirement savings", "parental leave", "maternity leave", "paternity leave", "family leave", "stock options", "equity", "share options", "rsus", "employee stock purchase", "espp", "life insurance", "disability insurance",
        "tuition reimbursement", "tuition assistance", "gym membership", "wellness stipend", "wellness program", "commuter benefits", "commuter", "transit", "flexible spending", "fsa", "hsa", "health savings", "health care benefits", "healthcare", "health benefits", "health plan", "health coverage", "medical benefits", "medical coverage",
        "relocation available", "medical, financial", "profit share", "sign-on payments", "employee assistance", "employee discount", "employee discounts", "relocation assistance", "relocation package", "sign-on bonus", "annual bonus", "performance bonus", "discretionary bonus", "bonus scheme", "profit sharing", "flexible working hours", "flexible hours", "free lunch", "catered lunch*", "snacks", "home office budget", "home office stipend",
        "learning budget", "training budget", "professional development", "paid leave", "unlimited vacation", "unlimited pto", "time off", "cycle to work", "private medical", "private health", "bank holidays", "childcare", "volunteer days", "sabbatical", "remote work stipend", "student loan", "loan repayment", "debt reduction program", "meal vouchers", "company car", "health, dental", "medical, dental",
        "insurance coverage", "federal benefits", "benefits package", "comprehensive benefits", "wellbeing", "work-life balance",
        "meaningful equity", "early-stage equity", "equity package", "equity grant*", "generous equity", "competitive equity", "compensation and equity", "salary and equity", "full benefits", "equity and benefits",
        "unlimited time off", "equity ownership", "health and dental", "health & dental", "medical, vision", "dental and vision", "holiday allowance", "days' holiday", "days annual leave", "days leave", "superannuation",
        "provident fund", "gratuity", "employee benefits", "wellness credit", "wellness allowance", "fully remote work", "free meals", "company pension", "life assurance", "income protection", "group insurance", "insurance premiums",
        "tuition aid", "educational assistance", "education assistance", "continuing education assistance", "deferred compensation", "city retirement", "civil service retirement",
    ),
    # Words for all that is offered, which name nothing of it; the cues of the first list that leave it open follow.
    "content.benefits.whole": ("benefits package", "full benefits", "employee benefits", "equity and benefits", "comprehensive benefits", "competitive benefits", "federal benefits", "work-life balance"),
    "content.benefits.vague": ("benefits package", "full benefits", "employee benefits", "equity and benefits", "comprehensive benefits", "competitive benefits", "federal benefits", "wellbeing", "work-life balance", "healthcare", "equity", "certification", "snacks", "transit", "commuter", "professional development"),
}  # fmt: skip
