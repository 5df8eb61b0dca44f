"""Words that say whose an amount of money is: pay of each kind, other money, the market, or words in a number's place."""

from __future__ import annotations

from jdlint.understanding import pay_german
from jdlint.understanding.money import CODES

CUES: dict[str, tuple[str, ...]] = {
    "pay.base": (
        "salary", "salaries", "pay", "pays", "paying", "compensation", "comp", "wage", "wages", "remuneration", "base", "hourly", "earn", "earns",
        "earning", "earnings", "hiring range", "day rate", "daily rate", "hourly rate", "rate of pay", "pay rate", "rate", "rates",
        "target range", "range for this", "range for the", "range is", "annual range", "ctc", "be paid", "paid at", "paid hourly", "paid weekly",
        "income", "per hour", "package", "fixed", "tariff", "gehalt", "minimum salary", "retainer", "honorarium", "range of pay", "be set at",
        *pay_german.PAY, "salary range", "pay range", "pay band", "compensation range", "base salary", "base pay", "starting salary", "annual salary", "cash compensation",
    ),
    "pay.ote": (
        "ote", "on-target earnings", "on target earnings", "on-track earnings", "target earnings", "on-target", "total on target", "total target cash", "target total cash", "total cash", "uncapped ote",
    ),
    "pay.bonus": (
        "bonus", "bonuses", "incentive", "incentives", "performance bonus", "annual bonus", "retention bonus", "profit sharing", "profit-sharing",
        "thirteenth salary", "variable", "shift differential", "differential",
    ),
    "pay.commission": ("commission", "commissions"),
    "pay.equity": ("equity", "stock", "rsu", "rsus", "stock options", "share options", "equity grant", "stock grant", "shares"),
    "pay.sign_on": (
        "sign-on", "signing", "sign-on bonus", "signing bonus", "hiring bonus", "joining bonus", "welcome bonus", "starting bonus", "hire-on bonus",
        "hire-on", "hiring incentive", "recruitment incentive",
    ),
    "pay.other": ("tip", "tips", "gratuity", "gratuities"),
    "pay.stipend": (
        "stipend", "stipends", "allowance", "allowances", "per diem", "wellness", "gym", "fitness", "meal voucher", "meal vouchers", "lunch", "lunches",
        "meals", "commuter", "internet", "phone", "cell phone", "public transport", "reimbursement",
    ),
    "pay.not": (
        "revenue", "revenues", "arr", "acv", "mrr", "gmv", "aum", "tcv", "ebitda", "budget", "budgets", "budgeting", "funding", "funded", "raised", "raise",
        "raising", "fundrais*", "seed", "series a", "series b", "series c", "series d", "series e", "valuation", "valued", "venture", "assets", "portfolio",
        "401", "401k", "match", "matching", "referral bonus", "referral", "referrals", "refer", "tuition", "tuition reimbursement", "learning budget",
        "learning stipend", "learning allowance", "learning and development", "learning & development", "l&d", "professional development",
        "development budget", "development stipend", "development allowance", "education stipend", "education allowance", "educational",
        "education assistance", "education reimbursement", "training budget", "training allowance", "conference", "insurance", "insured",
        "deductible", "premium", "premiums", "coverage", "fee", "fees", "fine", "fines", "penalty", "penalties", "price", "prices", "priced",
        "pricing", "costs", "costing", "quota", "quotas", "minimum wage", "donat*", "invest", "invested", "investing", "investment", "investments", "investors", "backed",
        "hsa", "fsa", "health savings", "retirement", "pension", "relocation", "worth", "savings", "saved", "saving", "spend", "spending", "spends",
        "loan", "loans", "scholarship*", "award", "awards", "prize", "prizes", "grant", "grants", "discount", "discounts", "gift", "gifts",
        "p&l", "deal", "deals", "contracts", "transaction", "transactions", "processed", "financing", "purchase*", "expenses", "expense", "books", "endowment",
        "profit", "profits", "economy", "industry", "opportunity in", "market size", "turnover", "capital", "adoption", "fertility", "debt", "cap table",
        "household", "customers", "clients", "sales target", "sales of", "in sales", "book budget", "filing", "taxes", "poverty", "bail", "damages", "liability",
        "application fee", "exam fee", "parking", "projects", "procurement", "claims", "market cap", "threshold", "dues", "payments", "payroll of", "volume",
        "home office setup", "office setup", "equipment", "laptop", "workstation", "contribution", "contributions", "increase", "increases", "expenditures", "swag", "divest*", "personal development", "sabbatical", "vacation",
    ),
    "pay.market": (
        "average salary", "average salaries", "average wage", "average wages", "average annual", "average pay", "average earnings", "average base", "median salary",
        "median annual", "median wage", "median pay", "median", "median income", "national average", "normal pay", "typical salary", "average hourly",
        "average compensation", "salaries of", "salaries range", "salaries for", "salary expectations", "salary outlook", "not uncommon", "industry average",
    ),
    "pay.average": ("average",),
    "pay.code": (*CODES, "euro", "euros", "dollars", "rs", "lpa"),
    "pay.vague": (
        "competitive salary", "competitive salaries", "competitive pay", "competitive compensation", "competitive base", "competitive wage", "competitive wages",
        "competitive remuneration", "competitive package", "competitive rate", "competitive rates", "competitive cash", "competitive rewards",
        "competitive total compensation", "competitive benefits and salary", "competitive market salary", "competitive hourly", "competitive annual salary",
        "competitive starting salary", "competitive financial", "competitive earnings", "competitive & transparent salary", "salary competitive", "pay competitive",
        "attractive salary", "attractive compensation", "attractive remuneration", "attractive package", "great salary", "great pay", "great compensation",
        "excellent salary", "excellent compensation", "excellent pay", "generous salary", "generous compensation", "generous pay", "good salary",
        "market salary", "market-rate salary", "market rate salary", "above-market salary", "above market salary", "top-of-market", "top of market compensation",
        "industry-leading compensation", "industry-leading pay", "industry-leading salary", "highly competitive", "very competitive", "doe", "d.o.e",
        "dependent on experience", "depending on experience", "depends on experience", "dependant on experience", "depending upon experience",
        "dependent upon experience", "based on experience", "based upon experience", "depending on qualifications", "dependent on qualifications",
        "commensurate", "negotiable", "salary is based upon", "salary is based on", "salary will be based on", "salary based on", "salary based upon",
        "salary depends on", "pay is based on", "compensation is based on", "salary to be discussed", "salary tbd", "salary to be determined",
        "salary on application", "salary upon request", "attractive pay",
        *pay_german.VAGUE,
    ),
}  # fmt: skip
