"""The words that headings of postings are made of, by what they announce.

All wordings are folded and normalised as `jdlint.understanding.headings.normalise` does it: short forms written out, no
punctuation, "and" for "&" and "/".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Kinds = tuple[str, ...]


def _words(text: str) -> list[str]:
    return text.split()


# Nouns that name a section by themselves or between modifiers and tails.
_HEADS: Mapping[str, str] = {
    "responsibilities": "responsibilities, responsibility, duties, duty, accountabilities, accountability, tasks, functions, "
    "deliverables, key result areas, areas of responsibility, work activities, scope of work, job elements, task list, "
    "behaviours and responsibilities, examples of work, objectives, day to day, day-to-day, role and responsibilities, "
    "roles and responsibilities, roles, mission and responsibilities, essential functions, day to day activities, contributions, missions",
    "requirements": "requirements, requirement, qualifications, qualification, prerequisites, prerequisite, must haves, must have, "
    "must-haves, must-have, criteria, selection criteria, eligibility, eligibility requirements, profile, candidate profile, "
    "person specification, experience, expertise, knowledge, background, skills and experience, skills and qualifications, "
    "experience and skills, experience and qualifications, education and experience, training and experience, qualities, "
    "skills and requirements, education and experience requirements, credentials, specialized experience, attributes, "
    "personal attributes, traits, education or experience, experience and knowledge, knowledge and experience, specifications, "
    "licenses, certifications, certification, license, certificates, registrations, licences, licensure",
    "preferred": "nice to have, nice to haves, nice-to-have, nice-to-haves, bonus points, bonus point, extra credit, brownie points, "
    "pluses, preferences, nice extras, optional experience, advantageous, good to have, good to haves",
    "skills": "skills, keyskills, skill set, skills set, skillset, skillsets, competencies, competences, competency, abilities, ability, tech stack, "
    "technology stack, technical stack, technologies, stack, proficiencies, knowledge skills and abilities, ksas, "
    "knowledge and skills and abilities, tools, tools and technologies, capabilities, languages, language",
    "education": "education, educational qualification, educational qualifications, educational background, education requirements, educational requirements, degree, academic background, schooling",
    "benefits": "benefits, benefit, perks, perk, rewards, benefits package, total rewards, perquisites, employee benefits, fringe benefits",
    "compensation": "compensation, salary, pay, remuneration, wage, wages, salary range, pay range, compensation range, pay rate, "
    "hourly rate, base salary, base pay, rate of pay, pay scale, pay grade, salary band, salary grade, wage range, hiring range, "
    "annual salary, pay transparency, salary information, compensation details, rate, stipend, hourly pay, pay details",
    "location": "location, locations, work location, job location, place of work, work locations, office location, work site, worksite, "
    "duty station, duty location, duty locations, job locations, all locations, location of position, location of work",
    "employment_type": "employment type, job type, job types, type of employment, contract type, employment status, appointment type, "
    "position type, contract, duration, type of position, type of appointment, type of contract, job status, work type, "
    "type of job, engagement type, employment category, flsa status, contract duration, contract length",
    "schedule": "schedule, work schedule, weekly hours, hours, working hours, work hours, hours of work, shift, shifts, work week, "
    "schedule requirements, job schedule, working time, hours per week, work days, shift schedule, expected hours of work",
    "work_environment": "work environment, working environment, working conditions, work conditions, environment, environmental conditions, "
    "environmental demands, physical work environment, job conditions, work setting",
    "physical_demands": "physical demands, physical requirements, physical activities, physical abilities, physical effort, "
    "physical and mental demands, physical demands and work environment, physical demands and working conditions, "
    "physical requirements and working conditions, physical and environmental requirements, ada requirements, lifting requirements, "
    "working conditions and physical requirements, work environment and physical demands, physical and mental requirements",
    "reporting": "reporting structure, reporting line, reporting lines, reporting relationship, reporting relationships, "
    "reports to, supervision received, supervisor, line manager, line management, supervision, manager, accountable to, "
    "supervision exercised, supervisory responsibilities, supervision received and exercised, hiring manager, organizational relationships",
    "eeo": "equal opportunity, equal opportunities, equal employment opportunities, equal opportunity employer, equal employment opportunity, eeo, eeo statement, "
    "equal employment opportunity employer, equal opportunity statement, equal employment opportunity statement, "
    "diversity, diversity statement, equal opportunity employment, non-discrimination statement, nondiscrimination statement, "
    "diversity and inclusion, inclusion and diversity, diversity equity and inclusion, equity diversity and inclusion, "
    "diversity inclusion and belonging, non-discrimination, nondiscrimination, affirmative action, inclusion, dei, "
    "eeo policy, equal opportunity policy, equal opportunity commitment, equal opportunity workplace, inclusion statement, diversity and equal opportunity, fair chance, eoe",
    "accommodation": "accommodation, accommodations, reasonable accommodation, reasonable accommodations, ada accommodation, "
    "reasonable adjustments, disability accommodation, accommodation statement, accessibility, ada statement",
    "how_to_apply": "how to apply, to apply, application instructions, application procedure, application process, applying, apply, "
    "application, where to apply, ways to apply, application details, how do i apply, application requirements, "
    "how to submit, submission instructions, required documents, contact, contact us, contact information, application materials, "
    "how can i apply, ready to apply, interested, applications",
    "deadline": "deadline, application deadline, closing date, applications close, apply by, application closing date, "
    "application period, application window, filing deadline, filing period, closing date for applications, "
    "closes, closing, last date to apply, open until, expiration date, deadline to apply, application due date, review date, "
    "opening and closing period, opening and closing dates, opening and closing period for this job application",
    "summary": "summary, overview, brief, job brief, role summary, job summary, position summary, role overview, job overview, "
    "position overview, position description, role description, job description, description, purpose, primary purpose, "
    "role purpose, job purpose, position purpose, opportunity, the opportunity, summary of role, summary of the role, "
    "summary of position, opportunity overview, general summary, general description, introduction to the role, job posting summary, "
    "job description summary, the role, role, the position, the job, synopsis, nature of work, definition, class definition, "
    "general statement of duties, executive summary, basic function, position statement, job statement, class summary, "
    "job objective, position objective, brief description, the challenge, job profile, role profile, description of work",
    "about_company": "about us, company description, company overview, who we are, company profile, company background, company summary, "
    "our company, our mission, our story, our values, our culture, our vision, company, mission statement, company information, "
    "mission, values, culture, organization overview, organisation overview, organizational overview, agency overview, "
    "employer overview, employer profile, the company, the organization, the organisation, the team, our team, meet the team, "
    "team overview, team description, life at, what we do, our purpose, company values, core values, company culture, client, "
    "our client, the client, our history, department overview, description of agency, description of organization, agency profile",
    "other_legal": "disclaimer, disclaimers, background check, background checks, work authorization, work authorisation, visa, visas, "
    "visa sponsorship, conditions of employment, condition of employment, security clearance, legal, legal notice, "
    "privacy notice, privacy policy, data privacy, e-verify, export control, drug testing, drug screening, other conditions, "
    "background investigation, probationary period, pre-employment screening, clearance, clearance required, privacy statement, "
    "sponsorship, conviction history, candidate privacy notice, security requirements, right to work, travel, "
    "travel requirement, travel requirements, travel required, applicant privacy notice, special conditions",
}

# Words before a head that leave its meaning alone.
MODIFIERS = frozenset(
    _words(
        "key main primary principal core major essential typical general job role position your our the specific daily other "
        "additional professional technical work task candidate ideal illustrative example examples representative duties of a "
        "an its basic special summary day-to-day overall functional total full leadership behavioral behavioural personal "
        "business relevant top employee working company and this for these some common current on important critical in us "
        "annual brief class classification project team compelling comprehensive required minimum mandatory needed necessary "
        "preferred desired desirable optional bonus plus expected applicant applicants organizational organisational standard "
        "strategic operational administrative supervisory management individual detailed related computer soft hard "
        "interpersonal tech academic"
    )
)
# Words before a head that change what is asked for.
TURNS: Mapping[str, str] = {
    **dict.fromkeys(_words("preferred desired desirable optional bonus plus advantageous nice-to-have ideal"), "preferred"),
    **dict.fromkeys(_words("required minimum mandatory essential basic needed necessary must-have must"), "requirements"),
}
TURNS_ALONE: Mapping[str, Kinds] = {
    "preferred": ("preferred",), "desired": ("preferred",), "desirable": ("preferred",), "optional": ("preferred",),
    "bonus": ("preferred",), "plus": ("preferred",), "required": ("requirements",), "essential": ("requirements",),
    "mandatory": ("requirements",), "minimum": ("requirements",),
}  # fmt: skip

# Words after a head that leave its meaning alone; longest first.
TAILS = tuple(
    sorted(
        (
            f" {tail}"
            for tail in [
                "of the role",
                "of the job",
                "of the position",
                "of this role",
                "of this position",
                "of this job",
                "for the role",
                "for this role",
                "for the position",
                "for this position",
                "for the job",
                "for this job",
                "of job",
                "of position",
                "of role",
                "in this role",
                "include",
                "includes",
                "included",
                "including",
                "will include",
                "may include",
                "required",
                "needed",
                "are",
                "is",
                "we are looking for",
                "we need",
                "you need",
                "you will need",
                "you have",
                "you bring",
                "you will bring",
                "summary",
                "overview",
                "statement",
                "details",
                "information",
                "section",
                "to include",
                "at a glance",
                "include but are not limited to",
                "include but not limited to",
                "but not limited to",
                "and more",
                "breakdown",
                "and other duties",
                "as follows",
                "for success",
                "to succeed",
                "and expectations",
                "of the employee",
                "of position",
                "of the post",
                "of the team",
                "offered",
                "expected",
                "required for the role",
                "required for this role",
                "required for this position",
                "will be",
                "may be",
                "may include but are not limited to",
                "preferred",
                "desired",
                "for candidates",
                "will include but are not limited to",
                "of the successful candidate",
                "for applicants",
                "of applicants",
                "you should have",
                "people must have",
            ]
        ),
        key=len,
        reverse=True,
    )
)

# Tails that ask: "the skills you will bring" are no list of skills but demands.
ASKING_TAILS = frozenset((" you need", " you will need", " you have", " you bring", " you will bring"))

# Whole wordings: questions, sentences and names that no grammar of nouns yields.
_WHOLE: Mapping[str, str] = {
    "responsibilities": "you can expect to, expected outcomes, outcomes, scope of role, scope of the role, day to day you will, what you will be accountable for, your work, your focus, what is the work, what we need you for, on a typical day you will, what the work looks like, you will be doing, you will, you will be, in this role you will, in this role, in this position you will, what you will do, what you will be doing, "
    "what you do, what will you do, what will you be doing, what you will own, what you will work on, what you will build, what you will accomplish, "
    "what you will get to do, what you would do, what you would be doing, the work, the work you will do, your impact, "
    "how you will contribute, how you will make an impact, how you will spend your time, a day in the life, a typical day, "
    "what the job involves, what the role involves, what does the job entail, the role involves, the role will involve, "
    "what you will be responsible for, you will be responsible for, your day to day, what you will achieve, "
    "what is the job, the job involves, a typical day looks like, what we need you to do, your mission will be, things you will do, "
    "here is what you will do, here is what you will be doing, what you can expect to do, as part of this role you will, main tasks, "
    "what you can look forward to doing, your role and responsibilities, duties and responsibilities, your tasks, your contribution, what you are responsible for, "
    "what success looks like, how you will have an impact, the impact you will have, the impact you will make, your day, your days, what will i do, what will i be doing, what is a typical day look like, "
    "what does a typical day look like, what a typical day looks like, day in the life, what you will be working on, what you will lead, what you will drive, what your day looks like, "
    "you will get to, your work will include, as a member of our team you will, key job responsibilities, what you will contribute",
    "requirements": "what we hope you will bring, what we hope you bring, what we are after, what we ask for, what we ask, what we ask of you, this position requires, this role requires, this job requires, minimum requirements to apply, must have skills, we would love to hear from you if you, what is required, you are a good fit if, you will love this role if, you will love this job if, you will need to have, our ideal hire will have, our ideal candidate will have, our ideal hire, a bit about you, a little about you, what experience is necessary, to do this job you will need, what you will need to succeed, you will succeed if, more about you, you could be our next hire if, who will succeed here, what will make you successful, skills you need, skills you will need, skills needed, skills needed for this role, skills people must have, about you, who you are, what you bring, what you will bring, what you have, what you will need, what you need, you have, "
    "you will have, you are, you, you bring, you should have, you must have, what we are looking for, what are we looking for, who we are looking for, who are we looking for, "
    "we are looking for, what we look for, what we need, what we need from you, what we expect, what we expect from you, we expect, is this you, are you, "
    "the ideal candidate, ideal candidate, the person, the candidate, the successful candidate, your profile, the ideal candidate will have, you might be a fit if, "
    "you may be a fit if, you may be a good fit if, you might be a good fit if, you will be a great fit if, you could be a great fit if, you are a great fit if, you might thrive in this role if, you will thrive in this role if, "
    "you might be a great fit if you, what it takes, what makes you a great fit, what makes you a good fit, this role may be for you if, this role is for you if, "
    "we are excited about you because, to be successful in this role, to succeed in this role, who should apply, why you, "
    "what would set you up for success, what will set you up for success, what will help you succeed, what you should bring, what you should have, "
    "who we want, who you will be, your experience, your skills, your background, your expertise, your qualifications, what you will bring to the role, what you bring to the role, what you bring to the team, "
    "what you will bring to the team, about the candidate, about the person, to qualify, to be considered you must have, how to qualify, "
    "for this role you will need, for this role you need, to be considered, the following is required, what you must have, what we require, we require, who are you, who will you be, "
    "things we look for, things we are looking for, here are some things we are looking for, the right candidate, a successful candidate, successful candidates will have, "
    "the successful candidate will have, the successful candidate will, we are looking for someone who, we are looking for someone who is, we would like you to have, you will be successful if, what sets you apart",
    "preferred": "what would be even better, strong plus, would be a plus, extra shine, it helps if you have, what would set you apart, what else we would love, icing on the cake, bonus if, it is a plus if you have, it would be great if you have, it would be great if you, what would make you stand out, what makes you stand out, it would be nice if you have, we would love it if you have, bonus points if you have, bonus points for, "
    "bonus points if, bonus if you have, extra credit if you have, nice if you have, it would be great if you had, what would be nice, what will set you apart, what will make you stand out, "
    "how you will stand out, how to stand out, you will stand out if, what else, even better if you have, even better, great to have, a plus if you have, it is a plus, it is a bonus if you have, "
    "not required but a plus, you might also have, ideally you have, ideally you will have, ideally you also have, you get bonus points for, stand out, what gives you an edge, "
    "you will impress us if, you will sweep us off our feet if, extra points for, and bonus points for, ideally, we would be even more impressed if, not required but nice, plus points",
    "benefits": "here is what we can offer, what we can offer you, here is what we offer, supplemental benefits, what you can look forward to, some of the benefits, our commitment to you includes, what is offered, what is being offered, what we offer, what we offer you, we offer, we offer you, what you will get, what you get, what is in it for you, so what is in it for you, what is in it for me, what you will receive, "
    "on offer, our offer, our offer to you, what we can offer, what we can offer you, what we are offering, what we provide, what we will provide you, what we will provide, we provide, the package, package, "
    "what you get in return, what you will get in return, in return, in return you will get, in return we offer, how we will take care of you, how we take care of you, how we support you, your perks, "
    "what you will enjoy, what you will love, why you will love it here, why you will love working here, why you will love this job, perks at work, "
    "reasons to join, what we will offer you, what is on offer, what you can expect from us, what do we offer, what do you get, the perks, the benefits, our perks, our benefits, the good stuff, "
    "what you will get from us, what you receive, we will offer you, some of our benefits, a few of our benefits, you will get, you will enjoy, you will receive, what we give you, what is in it, life and benefits, what we offer our employees, a taste of our benefits",
    "about_company": "this company describes its culture as, company's website, our solution, our solutions, what we value, our principles, cultural principles, our team and culture, company values and culture, about, about the team, about the company, about the organization, about the organisation, about the department, about the agency, about the firm, about the employer, about the business, introduction, background information, working here, who is behind this, what we are building, what we are about, what we believe, what we stand for, "
    "who are we, what do we do, why we exist, a bit about us, a little about us, a little bit about us, more about us, get to know us, your team, your future team, the team you will join, the team you will be joining, who you will work with, "
    "who you will be working with, how we work, the way we work, agency description, division overview, our approach, our product, our products, what it is like to work here, our promise, our story so far, learn more about us, our impact, about our team",
    "summary": "tl dr, tldr, why we need you, why we are hiring, role mission, role and impact, the role and impact, role impact, about the role, about this role, about the job, about this job, about the position, about this position, about the opportunity, about this opportunity, about your role, your role, "
    "your opportunity, your mission, your challenge, role at a glance, job at a glance, position at a glance, at a glance, what is the role, what is this role, why this role exists, why this role matters, why this role, why does this role exist, "
    "the details, the mission, what is it about, what is the opportunity, the role and you, more about the role, more about this role, more about the job, more about this job, more about the position, in a nutshell, the role in a nutshell, position highlights, job highlights, what is this about, introduction to the position",
    "skills": "our tech, technologies we use to solve problems include, tech we use, our technologies, what you know, what you should know, knowledge of, ability to, skill in, our tech stack, our stack, what we use, how we build, our technology, technologies we use, "
    "tools we use, skills you will have, the skills you will have",
    "how_to_apply": "please apply at, please apply via, please apply to, apply at, apply via, apply to, for immediate consideration please submit your resume to, items required for consideration, how to express interest, next steps, what happens next, get in touch, sound like you, sounds like you, want to apply, want to join us, interested in applying, ready to join us, join us, questions, how to join, "
    "ready to join, still interested, think you have what it takes, for more information, for further information, to be considered for this position, how to be considered, need more information, "
    "the application, sounds interesting, does this sound like you, come join us, your application",
    "employment_type": "contract renewal, full time opportunity, type, terms, term, terms of employment, employment details, employment terms, contractual details, time type, job category",
    "location": "work remotely, ability to commute and relocate, ability to commute, is this remote or on site, is this remote, remote or on site, where is this role based, where we are, travel and location, where, where you will work, where you will be, where we work, where is the job, where you will be based, based in, based at, location type, workplace, work arrangement, work model, workplace type, primary location, work mode, work arrangements, "
    "location and work arrangement, additional locations, primary work location, office, office locations, where will i work, where this role is based, working location",
    "compensation": "how much it pays, how much we pay, supplemental pay, pay type, comp, what the job pays, what is the pay, salary expectations, how we pay, what we pay, what you will earn, earnings, earning potential, what it pays, grade, series and grade, pay and grade, the pay, ote, on target earnings, base, pay transparency disclosure, "
    "pay transparency notice, pay and compensation, salary and compensation, the pay range for this position, budget, bill rate, hourly wage, pay band, compensating you fairly, compensation package, compensation transparency",
    "eeo": "statement of equal opportunity, diversity and belonging, inclusion and belonging, we are an equal opportunity employer, our commitment to diversity, our commitment to equal opportunity, our commitment to diversity and inclusion, "
    "commitment to diversity, our diversity statement, we value diversity, equal opportunity is the law, eeo is the law, our commitment to inclusion, our dei commitment, commitment to equal opportunity, "
    "everyone is welcome, all are welcome, belonging, "
    "diversity equal opportunity and inclusion, our commitment to you, veterans",
    "deadline": "when to apply, when to apply by, important dates, key dates, timeline, tentative timeline, tentative hiring timeline, hiring timeline, application dates, tentative schedule, closing date and time, "
    "posting end date, posting closes, job closes, close date, valid through, posting close date, closing time",
    "accommodation": "need an accommodation, need accommodation, request an accommodation, requesting an accommodation, accommodation requests, adjustments, americans with disabilities act, ada, disability confident",
    "other_legal": "legal disclaimer, fair chance act, notice to applicants, notice to recruiters, note to recruiters, notice to agencies, no agencies, gdpr, data protection, special requirements, pay equity, fraud notice, recruitment fraud, "
    "agency notice, recruiting fraud alert, immigration sponsorship, salary history, ai notice, artificial intelligence notice, pre-employment requirements, post-offer requirements, safeguarding, work authorization requirements, the fine print, additional legal information, acknowledgement, equal pay",
    "schedule": "when, when you will work, shift and hours, days and hours, work hours and schedule, working pattern, remote work schedule",
    "reporting": "who you will report to, who you report to, you will report to, direct reports, who will you report to, this role reports to, this position reports to, your manager, who will i report to, reporting to",
    "education": "formal education, education level, minimum education, education and training, education and certifications, education and licenses, academic qualifications, academic requirements, degree requirements",
    "why": "why join us, why join, why us, why work here, why work with us, why work for us, why you should join us, why you should join, why you should apply, why apply, why you should consider joining, what makes us different, what makes us special, "
    "why this is a great job, why this job, why you will love it, why you will love us, why choose us, a few reasons to join us, why you might love this job, what you can expect, what to expect, what makes this role special, what sets us apart, "
    "the upside, our commitment to our employees, why join our team, why it is a great opportunity, training, learning and development, growth opportunities, career growth, training and development, career development",
    "": "benefit conditions, covid-19 considerations, covid-19 precaution s, selection procedure, selection process details, definitions, job details, application question, job segment, worker type, other details, additional details, community, who may apply, who can apply, apply now, apply here, apply today, apply online, apply for this job, note, notes, please note, notice, selection process, hiring process, interview process, recruitment process, our interview process, the interview process, our hiring process, the hiring process, process, the process, examination process, evaluation, "
    "additional information, other information, supplemental information, further information, job information, basic information, position information, more information, more, other, general information, "
    "department, job title, position title, title, job id, job code, class code, seniority level, job function, industries, industry, category, posted, open date, process notes, faq, faqs, frequently asked questions, distinguishing characteristics, "
    "related jobs, similar jobs, key measures, kpis, definition of success, selective certification, testing, examination, date posted, job number, requisition id, req id, reference, reference number, posted date, start date, keywords, tags, share this job, team, "
    "information, series, promotion potential, vacancies, number of openings, openings, things you need to know, glossary, job family, job level, level, background and context, url, source, additional job information, qualifications review, metadata",
}  # fmt: skip


def _spread(table: Mapping[str, str]) -> Iterator[tuple[str, Kinds]]:
    for kind, wordings in table.items():
        for wording in wordings.split(", "):
            yield wording, (kind,) if kind else ()


HEADS: dict[str, Kinds] = {
    **dict(_spread(_HEADS)),
    "eeo and accessibility statement": ("eeo", "accommodation"),
    "equal opportunity and accommodation": ("eeo", "accommodation"),
    "physical demands and work environment": ("physical_demands", "work_environment"),
    "working conditions and physical requirements": ("physical_demands", "work_environment"),
    "work environment and physical demands": ("physical_demands", "work_environment"),
}
WHOLE: dict[str, Kinds] = {**dict(_spread(_WHOLE)), **TURNS_ALONE}

# Too ordinary to be taken for a heading where only the shortness of a line speaks for it.
PLAIN_HEADS = frozenset(
    _words(
        "you are you type term terms where when base rate office ideally in return you will be about more other series level "
        "team company client inclusion belonging ada interested apply application contact closes closing duration contract "
        "stipend language languages ability tools degree travel legal visa manager supervision supervisor license certification "
        "role roles mission values culture opportunity pay wages wage shift hours shifts tasks functions objectives profile "
        "questions join us knowledge criteria stack environment budget grade url source category title process training "
        "department tags reference veterans even better it is a plus diversity definition purpose description background "
        "accessibility clearance rewards capabilities traits attributes qualities"
    )
)
