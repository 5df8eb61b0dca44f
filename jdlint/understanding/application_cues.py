"""Words by which a sentence tells how to apply, and by which it tells something else."""

from __future__ import annotations

from jdlint.understanding.words import Words

CUES: dict[str, tuple[str, ...]] = {
    "apply.word": (
        "apply", "applying", "applications", "application", "apply!", "application form", "to be considered",
    ),
    "apply.send": (
        "send your", "send a", "send us", "send an", "send resume", "send resumes", "send cv", "send cvs", "send in", "send me", "send letter", "send cover", "send the",
        "submit your", "submit a", "submit an", "submit resume", "submit resumes", "submit cv", "submit the", "submit all", "submit letter", "submit cover", "submit to",
        "submit applications", "submit application", "submit both", "submit their", "submitting your", "submitting a", "submitting an", "sending your", "sending a",
        "email your", "e-mail your", "email resume", "email a", "email us", "email resumes", "email cv", "email cover", "email me", "emailing", "forward your",
        "forward resume", "forward a", "mail your", "mail resume", "mail a", "fax your", "drop your", "drop us a line", "upload your", "provide your resume",
        "write to", "contact us", "get in touch", "reach out", "resume to", "resumes to", "cv to", "cvs to", "letter to", "walk in", "walk-in", "walk-ins", "apply in person",
        "complete the", "complete this", "complete an", "fill out", "fill in the", "candidates should", "applicants should", "please contact", "please email",
        "please e-mail", "please send", "please submit", "please forward", "call us", "text us", "message us", "ping us", "inquiries to", "register your interest",
        "express interest", "submit the following", "send the following", "submitted to", "submitted via", "submitted online", "submitted through", "sent to", "emailed to",
        "direct resumes", "direct your resume", "direct all", "direct your application", "direct applications", "an email to", "an e-mail to", "shoot us an email",
        "drop us an email", "express an interest", "express your interest", "expression of interest", "expressions of interest", "email it to", "send it to", "email at", "e-mail at", "complete our",
        "contact", "ring", "call or text", "text or call", "or call", "phone", "give us a call", "reply with", "respond with",
        "return your", "returned to", "bring your", "bring a", "share your", "share updated", "attach your", "send to",
        "stop by", "stop in", "drop in", "pop in", "drop by",
    ),
}  # fmt: skip

PAPERS = Words(
    "resume resumes resumé résumé résumés resumés cv cvs vitae application applications portfolio portfolios references github linkedin sample samples bio details interest "
    "proposal proposals"
)
SHOWN = Words("resume resumes resumé résumé resumés cv cvs portfolio github linkedin letter sample samples")
PAPER_PHRASES = ("cover letter", "covering letter", "letter of ", "letters of ", "c.v")
OWN_PAPERS = ("your application", "resume", "resumé", "résumé", " cv", "c.v", "cover letter")
MEANS = Words(
    "click* link links button portal website web online line email mail via through here below above icon form person visit* go site board posting job indeed linkedin usajobs address office "
    "center centre department dept street st suite attn attention directly send* submit* upload* complet* tell call http https www com org gov"
)
WANTING = Words(
    "interested interest apply applying applicants candidates resume resumes cv application applications hr recruiter recruiters"
)
ASKING = (
    "question", "enquir", "inquir", "more information", "further information", "additional information", "more info", "learn more", "more about", "details about", "status of",
    "newsletter", "subscribe", "technical", "trouble", "problem", "difficult", "assistance", "report ", "complain", "harass",
)  # fmt: skip
WRITTEN = ("@", "http", "www.", "[email", "#email", "[at]", "(at)", " - at - ", "[dot]", "(dot)")
CLICKING = ("click here", "click on", "clicking", "click the ", "link below", "apply button", "apply now button")
SENDING_OWN = (
    "apply online", "apply at", "apply via", "resume to ", "cv to ",
    *(f"{verb} your {papers}" for verb in ("send", "submit", "email", "e-mail", "forward", "upload", "sending", "submitting") for papers in ("resume", "cv", "cover letter")),
)  # fmt: skip
JOBS = Words("position role job vacancy opportunity post")
SENDING = Words("send email e shoot drop mail")
FORM = ("fill", "complete")
BRINGING = frozenset({"bring your", "bring a", "stop by", "stop in", "drop in", "pop in", "drop by"})
ANSWERING = frozenset({"reply with", "respond with", "return your", "returned to", "share your", "share updated"})
ASKED_FIRST = frozenset({"contact", "ring", "call or text", "text or call", "or call", "phone", "give us a call"})
LOOSE = BRINGING | ANSWERING | ASKED_FIRST
WITH_IT = (
    "with the ", "with your ", "with their ", "with an ", "with each ", "with any ", "with this ", "part of the ", "part of your ", "part of their ", "attached to the ", "attached to your ", "time of ", "date of ",
)  # fmt: skip
ALONE = frozenset(
    {
        "apply", "apply now", "click to apply", "apply here", "apply online", "apply today", "apply for this job", "apply for this position", "apply for this role", "apply for job",
        "apply for the job", "apply to this job", "apply on company site", "apply on company website",
    }
)  # fmt: skip
HOW = (
    "online",
    "on-line",
    "via ",
    "through",
    "in person",
    "website",
    "portal",
    "link",
    "form",
    "by mail",
    "button",
    " to the ",
    " at the ",
)
SENT = Words(
    "submit* send sent accept* complet* received receiving email emailed mail mailed made forward* returned filled filed"
)
POSTING_IT = Words("send submit* forward* email* mail* fax*")
HANDING_IN = Words(
    "send submit* forward* email* e mail* fax* attach* upload* provide include complete apply contact fill visit go"
)
DOING = Words("click visit send submit complete email mail go link upload call button portal website")
AT_ONCE = Words("now today here online on via through at by in directly below using with from button icon to")
BY = (
    "in writing",
    "here",
    "online",
    "on-line",
    "via",
    "through",
    "in person",
    "directly",
    "on our",
    "on the",
    "below",
    "using",
    "button",
    "icon",
    "to this",
    "to the",
    "at ",
)
SITES = Words("career careers website office center counter store location")
TO_SOMETHING = Words("knowledge skill skills your the a an these those best only software visa grants")
JOB_OF_IT = (
    "to this job", "to this posting", "to this position", "to this role", "for this job", "for this position", "for this role", "for this opportunity", "for the position", "for the role",
    "for the job", "human resources", "button", "the link",
)  # fmt: skip
BEFORE_OTHERS = ("ability", "able", "knowledge", "who", "may", "restrictions", "conditions", "terms", "exclusions", "limits", "rules", "taxes", "requirements", "will", "that", "learn and",
    "understand and")  # fmt: skip
GOES_ON = Words(
    "for and please or as if send submit email e mail visit click complete go before until within under you we follow call contact simply just must is are only http* www"
)
INVITING = Words("encourag* welcom* invit* urged eligible")
PRESSING = Words("click clicking select hit press tap use")
NOT_NOW = (
    "who ", "prior to ", "before ", "after ", "once ", "when ", "while ", "do not ", "don't ", "never ", "by ", "not required to ", "unable to ", "after you ", "once you ", "when you ", "after you have ",
    "once you have ", "when you have ",
)  # fmt: skip
OTHER = (
    "require assistance", "need assistance", "assistance with", "assistance in", "assistance completing", "discriminat", "equal opportunit", "without regard", "unsolicited", "recruitment agenc", "recruiting agenc", "agencies", "scam",
    "fraud", "privacy", "never ask", "do not contact", "do not call", "e-verify", "everify", "background check", "criminal", "phishing", "adjustments",
)  # fmt: skip
NEVER = (
    "this page contains", "applicants who submit", "candidates who submit", "time of application", "section of this", "how to apply section", "limited to the first",
    "accommodat", "disabilit", "on your behalf", "employee referral", "a referral", "referrals", "referral program", "referral bonus", "being referred", "personal data", "personal information", "do not submit", "does not submit", "not forward", "do not send",
    "required documentation", "from agencies", "unsolicited resume", "separate application", "how your data", "more information about how", "information about the duties", "information about this position", "information regarding this position",
    "information about the position", "information about the job",
)  # fmt: skip
PROOFS = Words("transcript transcripts sf dd questionnaire documentation verification proof certificate registration")
SOFTWARE = Words(
    "web mobile software client server desktop enterprise business cloud saas android ios micro* java net internal native building develop* deploy* design* grant loan visa permit customer "
    "insurance patent benefit benefits candidate job"
)
SOFTWARE_OF = Words("develop* support architect* engineer* security programming performance code of server design software")
CONTACT = frozenset(
    {
        "contact us", "get in touch", "reach out", "drop us a line", "please contact", "call us", "message us", "text us", "ping us", "please email",
        "please e-mail",
    }
)  # fmt: skip
INTERESTED = Words("interested apply sound sounds position role opportunit* resume cv")
LOVE = ("join us", "love to hear", "this job")
REPORTS = Words(
    "report reports invoice invoices timesheet timesheets claims data budget request requests findings documentation orders"
)
SEEKERS = Words("resum* cv interested applicant applicants candidate candidates apply")
DUTIES = ("responsibilities", "requirements", "preferred", "skills", "about_company")
FORMS = ("/apply", "/application/", "/application?", "job_app", "theresumator.com/apply")
