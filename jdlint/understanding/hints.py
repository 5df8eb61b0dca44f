"""Words that tell what a heading announces although it holds others: at its beginning, anywhere, or at the end of a sentence that opens a list.

Folded and normalised as the wordings are.
"""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.understanding.wordings import Kinds

# What a heading begins with and any words may follow.
LEADS: Mapping[str, Kinds] = {
    "about working": ("about_company",),
    "being a ": ("responsibilities",),
    "being an ": ("responsibilities",),
    "your life as ": ("responsibilities",),
    "what success looks like": ("responsibilities",),
    "your first ": ("responsibilities",),
    "what you can expect to ": ("responsibilities",),
    "it would be great if ": ("preferred",),
    "it would be nice if ": ("preferred",),
    "ideally you ": ("preferred",),
    "for more information ": ("how_to_apply",),
    "for further information ": ("how_to_apply",),
    "to be considered for ": ("how_to_apply",),
    "a few reasons ": ("why",),
    "why it is ": ("why",),
    "about our ": ("about_company",),
    "life at ": ("about_company",),
    "working at ": ("about_company",),
    "more about ": ("about_company",),
    "what you will get to": ("responsibilities",),
    "what you will get": ("benefits",),
    "what you will gain": ("benefits",),
    "what you will receive": ("benefits",),
    "what you will enjoy": ("benefits",),
    "what you will love": ("benefits",),
    "what you will learn": ("why",),
    "what you will have": ("requirements",),
    "what you will know": ("requirements",),
    "what will the ": ("responsibilities",),
    "what does the job ": ("responsibilities",),
    "what does the role ": ("responsibilities",),
    "what you will be ": ("responsibilities",),
    "what will you be ": ("responsibilities",),
    "what you will bring": ("requirements",),
    "what you will need": ("requirements",),
    "what you bring": ("requirements",),
    "what you will ": ("responsibilities",),
    "what you would ": ("responsibilities",),
    "what we look for": ("requirements",),
    "what we are looking for": ("requirements",),
    "who we are looking for": ("requirements",),
    "what skills": ("requirements",),
    "what experience": ("requirements",),
    "you might thrive": ("requirements",),
    "you will thrive": ("requirements",),
    "you may be a ": ("requirements",),
    "you might be a ": ("requirements",),
    "you could be a ": ("requirements",),
    "we would love to hear from you if": ("requirements",),
    "we would love to talk to you if": ("requirements",),
    "things your team might": ("responsibilities",),
    "nice to have": ("preferred",),
    "nice-to-have": ("preferred",),
    "bonus points": ("preferred",),
    "extra credit": ("preferred",),
    "in your first ": ("responsibilities",),
    "within your first ": ("responsibilities",),
    "why consider ": ("why",),
    "why join ": ("why",),
    "why work ": ("why",),
    "why you will love ": ("why",),
    "why choose ": ("why",),
    "how to apply": ("how_to_apply",),
    "our commitment to diversity": ("eeo",),
    "what we offer": ("benefits",),
    "what is in it for ": ("benefits",),
}

# What a sure heading may hold anywhere, the more telling first.
HINTS: tuple[tuple[str, Kinds], ...] = (
    (" equal opportunit", ("eeo",)), (" equal employment", ("eeo",)), (" diversity ", ("eeo",)),
    (" accommodation", ("accommodation",)), (" background check", ("other_legal",)), (" authorization ", ("other_legal",)), (" visa ", ("other_legal",)),
    (" deadline", ("deadline",)), (" closing date", ("deadline",)),
    (" physical demand", ("physical_demands",)), (" physical requirement", ("physical_demands",)),
    (" work environment", ("work_environment",)), (" working condition", ("work_environment",)),
    (" nice to have", ("preferred",)), (" not required ", ("preferred",)), (" would be great ", ("preferred",)), (" a plus ", ("preferred",)), (" sounds like you ", ("how_to_apply",)),
    (" stand out ", ("preferred",)), (" bonus points", ("preferred",)), (" preferred qualification", ("preferred",)),
    (" desirable ", ("preferred",)), (" preferred ", ("preferred",)), (" desired ", ("preferred",)),
    (" benefits ", ("benefits",)), (" perks ", ("benefits",)),
    (" following location", ("location",)), (" salary ", ("compensation",)), (" compensation ", ("compensation",)), (" pay range ", ("compensation",)),
    (" how to apply", ("how_to_apply",)), (" to apply ", ("how_to_apply",)), (" application process", ("how_to_apply",)),
    (" responsibilit", ("responsibilities",)), (" duties ", ("responsibilities",)), (" you will do ", ("responsibilities",)), (" you will be doing ", ("responsibilities",)),
    (" accountabilit", ("responsibilities",)), (" essential functions ", ("responsibilities",)), (" you will work on ", ("responsibilities",)), (" you will be working on ", ("responsibilities",)),
    (" typical day ", ("responsibilities",)), (" this role you will ", ("responsibilities",)), (" you will have the opportunity to ", ("responsibilities",)),
    (" qualification", ("requirements",)), (" requirement", ("requirements",)), (" experience ", ("requirements",)),
    (" ideal candidate", ("requirements",)), (" successful candidate", ("requirements",)), (" we are looking for ", ("requirements",)), (" looking for in ", ("requirements",)),
    (" you need ", ("requirements",)), (" need to have ", ("requirements",)), (" great fit ", ("requirements",)), (" good fit ", ("requirements",)),
    (" you have ", ("requirements",)), (" skills ", ("skills",)), (" competenc", ("skills",)), (" tech stack ", ("skills",)), (" education ", ("education",)),
    (" about the role", ("summary",)), (" job summary ", ("summary",)), (" role summary ", ("summary",)), (" position summary ", ("summary",)), (" role overview ", ("summary",)),
    (" about the team", ("about_company",)), (" about us ", ("about_company",)), (" make an impact ", ("responsibilities",)), (" tick ", ("requirements",)), (" who we are ", ("about_company",)),
    (" we offer ", ("benefits",)), (" why join ", ("why",)), (" join us ", ("why",)),
)  # fmt: skip


# How a heading or a sentence that opens a list ends.
ENDS: tuple[tuple[str, Kinds], ...] = (
    (" responsible for", ("responsibilities",)), (" you will", ("responsibilities",)), (" you will be", ("responsibilities",)), (" responsible to", ("responsibilities",)),
    (" tasks include", ("responsibilities",)), (" will include", ("responsibilities",)), (" you will work on", ("responsibilities",)), (" will do", ("responsibilities",)),
    (" involves", ("responsibilities",)), (" you will have", ("requirements",)), (" you have", ("requirements",)), (" you are", ("requirements",)), (" must have", ("requirements",)),
    (" should have", ("requirements",)), (" candidate has", ("requirements",)), (" candidates have", ("requirements",)), (" candidate will have", ("requirements",)),
    (" have demonstrated", ("requirements",)), (" apply if", ("requirements",)), (" if you", ("requirements",)), (" who have", ("requirements",)), (" possess the following", ("requirements",)), (" possess these attributes", ("requirements",)), (" have the following", ("requirements",)), (" someone who", ("requirements",)), (" someone with", ("requirements",)), (" with the following", ("requirements",)), (" you need", ("requirements",)),
    (" candidates must", ("requirements",)), (" applicants must", ("requirements",)), (" will possess", ("requirements",)), (" must possess", ("requirements",)), (" you will need", ("requirements",)),
    (" following locations", ("location",)), (" following cities", ("location",)), (" following offices", ("location",)), (" following states", ("location",)),
    (" must haves", ("requirements",)), (" must-haves", ("requirements",)),
    (" but helpful", ("preferred",)), (" a plus", ("preferred",)), (" a bonus", ("preferred",)), (" would be great", ("preferred",)),
)  # fmt: skip
