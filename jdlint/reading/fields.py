"""The names by which structured postings call things, and what each means in the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jdlint.reading.tree import pointer_to

# Record key, or section kind, to the names used for it. Case, underscores, hyphens and blanks make no difference.
_NAMES = {
    "title": "title position role job_title position_title job_name posting_title job_opening_name vacancy_title role_title v_title requisition_name",
    "company": "company company_name organization organisation organization_name employer employer_name hiring_organization agency "
    "agencies hiring_company business source_name subcompany",
    "about_company": "about_us about_company company_description employer_overview about_the_company company_overview",
    "department": "department department_name department_label team division category job_category function employment_unit business_unit",
    "locations": "location locations locations_text city place region state country job_location job_locations work_location "
    "work_locations office offices position_location additional_locations secondary_locations all_locations location_name "
    "address physical_location applicant_location_requirements",
    "workplace": "remote telecommute telecommuting workplace workplace_type workplace_types remote_type remote_status work_mode "
    "work_arrangement is_remote hybrid on_site job_location_type work_type location_type telework_eligible remote_policy",
    "employment_type": "type employment_type employment_types job_type job_types contract contract_type contract_time commitment "
    "type_of_employment employment employment_status employment_status_label employment_type_code appointment_type working_patterns "
    "time_type position_schedule position_offering_type",
    "schedule": "schedule working_hours work_hours hours hours_per_week shift working_pattern",
    "pay": "salary salaries salary_range salary_text pay pay_range pay_ranges compensation base_salary base_pay rate hourly_rate wage wages "
    "remuneration position_remuneration pay_range_details pay_input_ranges estimated_salary salary_description "
    "compensation_range salary_info compensation_tier_summary pay_rate salary_band pay_transparency",
    "pay_min": "min_salary salary_min minimum_salary min_payrange pay_min minimum_pay min_pay compensation_minimum compensation_min",
    "pay_max": "max_salary salary_max maximum_salary max_payrange pay_max maximum_pay max_pay compensation_maximum compensation_max",
    "currency": "currency salary_currency pay_currency currency_code compensation_currency",
    "period": "period interval unit unit_text salary_period pay_period salary_frequency frequency compensation_frequency "
    "salary_time_unit rate_interval_code salary_interval compensation_interval periodicity",
    "application": "apply apply_url url_apply application_link application_url apply_link apply_uri how_to_apply application "
    "application_instructions application_process to_apply contact contact_email email careers_apply_url absolute_url "
    "application_email application_contact contact_name hosted_url apply_email",
    "url": "url link job_url source_url hosted_link canonical_url posting_url careers_url position_uri advert_url",
    "posted": "date posted date_posted created created_at opens pub_date published published_at published_on posted_on posted_at publish_on publish_date pubdate advertise_from_date_utc last_build "
    "publication_start_date released_date first_published date_published list_date start_of_publication",
    "deadline": "closes deadline expires expiry_date expires_at valid_through closing_date application_deadline close_date deadline_at closing expire advertise_to_date_time_utc advertise_to_date_time application_closing_date "
    "application_close_date apply_by expiration_date closes_at applications_close end_of_publication",
    "start_date": "start_date job_start_date position_start_date starting_date starts",
    "status": "draft open state_of_posting status active show_date",
    "skills": "tags skills key_skills technologies tech_stack keywords knowledge_skills_and_abilities ksas",
    "level": "level seniority seniority_level experience_level grade gs job_grade career_level job_level",
    "summary": "summary overview job_summary role_summary position_summary intro introduction about_the_role the_role about_the_job "
    "job_overview pitch opening about_role purpose qualification_summary work_description",
    "description": "description job_description full_description content body description_html description_body text html "
    "content_html content_text formatted_description position_formatted_description additional_information additional "
    "description_requirements role_description desc job_advert advert_text supplemental_information job_descriptions formatted_position_description",
    "responsibilities": "responsibilities key_responsibilities duties job_duties major_duties tasks key_objectives what_you_will_do "
    "what_youll_do essential_duties essential_functions accountabilities examples_of_duties main_duties",
    "requirements": "requirements qualifications required_qualifications minimum_qualifications min_qualifications basic_qualifications "
    "must_have must_haves required required_skills person_specification what_you_need what_youll_need essential_criteria "
    "experience_requirements requirement job_requirements key_requirements skills_knowledge_expertise eligibility_to_work_requirement",
    "preferred": "preferred preferred_qualifications nice_to_have nice_to_haves desired desired_qualifications desirable "
    "preferred_skills bonus_points pluses desirable_criteria",
    "education": "education education_requirements degree educational_requirements education_and_experience",
    "experience": "experience years_of_experience experience_required work_experience",
    "benefits": "benefits perks job_benefits what_we_offer we_offer benefits_and_perks perks_and_benefits incentives "
    "incentive_compensation benefits_summary",
    "eeo_statement": "eeo eeo_statement equal_opportunity equal_opportunity_statement equal_employment_opportunity eoe eeoc "
    "diversity_statement equal_opportunities",
    "accommodation_statement": "accommodation accommodations accommodation_statement reasonable_accommodation "
    "reasonable_accommodations ada_statement",
    "reporting_line": "reports_to reporting_to reporting_line manager line_manager supervisor hiring_manager reporting",
    "work_environment": "work_environment working_conditions working_environment environment",
    "physical_demands": "physical_demands physical_requirements physical_requirement sensory_requirement",
    "other_legal": "security_clearance security_clearance_requirement background_check drug_test legal disclaimer visa",
}  # fmt: skip


def words(names: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(names.split())


PROSE = words(
    "about_company summary description responsibilities requirements preferred education experience benefits eeo_statement "
    "accommodation_statement work_environment physical_demands other_legal skills application schedule deadline pay reporting_line"
)
"""Keys whose values people write as prose."""

SILENT = frozenset({"status"})
"""Keys whose values nobody reads on the page."""

_SEPARATORS = re.compile(r"[\s_\-./:'\u2019]+")


@lru_cache(maxsize=4096)
def _squeeze(name: str) -> str:
    return _SEPARATORS.sub("", name).lower()


KEY_NAMES = frozenset(_NAMES)
"""The record keys and section kinds that names stand for."""

_KEYS = {_squeeze(name): key for key, names in _NAMES.items() for name in names.split()}
PAY_PARTS = frozenset({"pay_min", "pay_max", "currency", "period"})
"""The keys of the values that state pay in parts."""

# Inside a container these say more than the container does.
_FINER = {
    "pay": PAY_PARTS,
    "locations": {"workplace"},
    "application": {"url"},
    "description": PROSE - {"description"},
}
# Names that say nothing of the posting when they stand inside something else.
_VAGUE = words(
    "date created createdat published status active open draft url link email contact content text body html type name role title "
    "position state country region place city address category function level grade unit interval frequency manager required tags "
    "keywords overview agency business team opens expires starts hours shift rate pitch intro introduction environment legal "
    "additional degree application"
)
# What the whole posting may be called where it stands inside something else.
_WHOLE = words("posting jobposting job position role vacancy opening")
_PAY_SIDES = {
    "min": "pay_min", "minvalue": "pay_min", "minimum": "pay_min", "minimumrange": "pay_min", "rangestart": "pay_min",
    "mincents": "pay_min", "from": "pay_min", "salaryfrom": "pay_min",
    "max": "pay_max", "maxvalue": "pay_max", "maximum": "pay_max", "maximumrange": "pay_max", "rangeend": "pay_max",
    "maxcents": "pay_max", "to": "pay_max", "salaryto": "pay_max", "currencytype": "currency",
}  # fmt: skip


@lru_cache(maxsize=4096)
def record_key(key: str) -> str | None:
    """The record key, or section kind, that a structured posting's key stands for; None for one we do not know.

    Case, blanks, hyphens and underscores make no difference: ``Job Title``, ``job_title`` and ``jobTitle`` are ``title``.
    """
    found = _KEYS.get(key)
    return found if found is not None else _KEYS.get(_squeeze(key))


def is_address(name: str) -> bool:
    """Whether a key says that its value is a web address, as ``apply_url`` and ``hostedUrl`` do."""
    return record_key(name) in ("url", "application") and _squeeze(name).endswith(("url", "uri"))


def names_posting(name: str) -> bool:
    """Whether a mapping of this name is the posting itself, so that its members mean what they mean at the root."""
    return _squeeze(name) in _WHOLE


@lru_cache(maxsize=8192)
def pointer_key(pointer: str) -> str | None:
    """The record key of a value by its JSON pointer: ``/hiringOrganization/name`` is ``company``.

    The outermost known name decides, since a name such as ``name`` means nothing by itself; inside pay the sides, the currency and
    the period are told apart, inside a description its sections.
    """
    key: str | None = None
    names = pointer.split("/")[1:]
    if len(names) > 1 and names_posting(names[0]):
        names = names[1:]
    for name in names:
        if not name.isdigit():
            key = inner_key(key, name.replace("~1", "/").replace("~0", "~"))
    return key or None


def own_key(pointer: str) -> str:
    """The record key of a value by its own name where that is plain, else by what the value stands in; "" if it has none.

    The ``text`` of ``qualifications`` is requirements, and the ``title`` of a section is no title.
    """
    names = [name for name in pointer.split("/") if name and not name.isdigit()]
    plain = record_key(names[-1]) if len(names) > 1 and _squeeze(names[-1]) not in _VAGUE else None
    return plain or pointer_key(pointer) or ""


def title_pointer(posting: Mapping[str, object]) -> str:
    """The JSON pointer of the value that states the title; "" where none does.

    A name that says title goes before ``position`` or ``role``, which may hold a number for sorting or the whole posting; where
    nothing else is the title, a short ``name`` or ``text`` is.
    """
    found = second = ""
    for name, value in posting.items():
        if isinstance(name, str) and isinstance(value, str) and value.strip():
            if record_key(name) == "title":
                if "title" in name.lower():
                    return pointer_to("", name)
                found = found or pointer_to("", name)
            elif name in _NAMELIKE and len(value) <= _LONGEST_TITLE and "\n" not in value:
                second = second or pointer_to("", name)
    if not found:
        inner = ((name, value) for name, value in posting.items() if isinstance(value, dict) and names_posting(str(name)))
        found = next((pointer_to("", name) + deeper for name, value in inner if (deeper := title_pointer(value))), "")
    return found or second


def inner_key(outer: str | None, name: str) -> str:
    """The record key of a member called ``name`` inside a value whose own record key is ``outer``; "" if it has none.

    ``outer`` is None at the root and "" inside a value that is not known, where a name must be plain to count: the ``date`` of a
    meeting is not the date of the posting.
    """
    if outer is None:
        return record_key(name) or ""
    if outer == "":
        return "" if _squeeze(name) in _VAGUE else record_key(name) or ""
    if outer == "pay" and (side := _PAY_SIDES.get(_squeeze(name))):
        return side
    finer = _FINER.get(outer)
    if finer is not None and (found := record_key(name)) in finer:
        return found or ""
    return outer


# A title in some feeds, and anything at all elsewhere.
_NAMELIKE = frozenset({"name", "text"})
_LONGEST_TITLE = 150
# What other files are known by: manifests, schemas, workflows, configuration.
_FOREIGN = words(
    "properties $defs definitions patternProperties allOf anyOf oneOf runs-on steps services apiVersion openapi swagger paths "
    "dependencies devDependencies peerDependencies scripts license image inputs runs outputs compilerOptions nav site_name plugins "
    "repos hooks columns build-system volumes networks bin main engines repository cff-version chart maintainers "
    "extends version_added jobs_defaults stages on labels assignees severity baseurl"
)
_STRONG = words(
    "locations workplace employment_type pay pay_min pay_max application deadline responsibilities requirements preferred "
    "benefits eeo_statement accommodation_statement reporting_line physical_demands work_environment education"
)
_WEAK = words("company department description summary posted level skills experience about_company")
# Names that mean these things in a posting and something else everywhere else.
_AMBIGUOUS = words("type state country region place unit contact email rate required education address")


def holds_posting(value: object) -> bool:
    """Whether parsed YAML or JSON has the keys of a posting.

    A posting has a title and at least one thing that postings tell (a place, pay, duties, requirements, how to apply, a description ...);
    without a title it must tell three of them. Manifests, workflows, schemas and other configuration do not.
    """
    if not isinstance(value, dict) or not value:
        return False
    kind = value.get("@type")
    if kind is not None:
        kinds = kind if isinstance(kind, list) else [kind]
        return any(isinstance(one, str) and one.rpartition("/")[2].rpartition(":")[2] == "JobPosting" for one in kinds)
    if not _FOREIGN.isdisjoint(value):
        return False
    strong: set[str] = set()
    weak: set[str] = set()
    titled = named = False
    for name, content in value.items():
        if not isinstance(name, str) or content in (None, "", [], {}):
            continue
        key = record_key(name)
        if key == "title":
            titled = titled or isinstance(content, str)
        elif key in _STRONG and _squeeze(name) not in _AMBIGUOUS:
            strong.add(key)
        elif key in _STRONG or key in _WEAK:
            weak.add(key or "")
        elif name == "categories" and isinstance(content, dict) and not {"location", "commitment"}.isdisjoint(content):
            strong |= {"locations", "employment_type"}
        elif name == "jobAd":
            weak.add("description")
        if _squeeze(name) in _NAMELIKE and isinstance(content, str):
            named = True
    if titled:
        return bool(strong or weak & {"description", "summary", "company", "department", "locations"})
    if named and len(strong | weak) >= 2 and strong - {"locations"}:
        return True
    return (named and len(strong | weak) >= 4 and bool(strong)) or len(strong) >= 3
