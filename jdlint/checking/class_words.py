"""The words of each class that rules may name in braces; how they are written out: `jdlint.checking.classes`."""

from __future__ import annotations

from collections.abc import Mapping

_BARRED = (
    "need not apply, needn't apply, should not apply, shouldn't apply, may not apply, must not apply, cannot apply, can not apply, can't apply, do not apply, don't apply, not bother, don't bother, not eligible, "
    "ineligible, not be eligible, not be considered, not considered, never considered, cannot be considered, not be accepted, not accepted, cannot be accepted, not acceptable, not be hired, not hired, cannot be hired, "
    "not be employed, cannot be employed, not be called, not be interviewed, not be invited, not be contacted, not be shortlisted, not be selected, not be taken, cannot be taken, not be recruited, not be offered, not be "
    "put forward, not be seen, not be progressed, not suitable, not be suitable, unsuitable, not welcome, unwelcome, not wanted, be rejected, are rejected, is rejected, get rejected, be disqualified, are disqualified, is "
    "disqualified, be ruled out, are ruled out, is ruled out, be excluded, are excluded, is excluded, be turned down, be turned away, are turned away, be screened out, are screened out, be filtered out, are filtered out, "
    "be binned, are binned, be discarded, are discarded, be barred, are barred, is barred, not for us, no place here, look elsewhere, apply elsewhere, save your time"
)
_DETERRED = "not suited, not suit, not fit in, not feel at home, not be happy, not be comfortable, not belong, not our type, out of luck, no chance, not get past, not get an interview, not get far, not thrive, not last"

CLASSES: Mapping[str, tuple[str, ...]] = {
    name: tuple(words.split(", "))
    for name, words in {
        "barred": _BARRED,
        "deterred": _DETERRED,
        "refused": f"{_BARRED}, {_DETERRED}",
        "people": "people, persons, person, candidates, candidate, applicants, applicant, individuals, individual, employees, workers, staff, men and women, colleagues, job seekers, jobseekers",
        "nationality": (
            "afghan, african, albanian, american, arab, argentinian, asian, australian, austrian, bangladeshi, belgian, brazilian, british, bulgarian, canadian, caribbean, chinese, "
            "croatian, czech, danish, dutch, egyptian, english, european, filipino, finnish, french, german, greek, hungarian, indian, indonesian, iranian, iraqi, irish, israeli, italian, "
            "jamaican, japanese, jordanian, kenyan, korean, kuwaiti, latvian, lebanese, lithuanian, malaysian, mexican, moroccan, nepalese, nepali, nigerian, norwegian, omani, pakistani, "
            "palestinian, philippine, polish, portuguese, romanian, russian, saudi, scandinavian, scottish, singaporean, somali, south african, spanish, sri lankan, swedish, swiss, syrian, "
            "taiwanese, thai, turkish, ukrainian, vietnamese, welsh, "
            "algerian, bengali, bosnian, chilean, colombian, congolese, cuban, cypriot, malay, eastern european, east european, western european, emirati, eritrean, estonian, ethiopian, filipina, ghanaian, gujarati, "
            "haitian, icelandic, kurdish, latin american, maltese, maori, marathi, north indian, peruvian, puerto rican, punjabi, serbian, slovak, slovakian, slovenian, south indian, sudanese, tamil, tunisian, "
            "ugandan, venezuelan, white british, western, maharashtrian, telugu, malayali, sindhi, west indian, zimbabwean"
        ),
        "race": "white, black, caucasian, hispanic, latino, latina, latinx, african american, african-american, asian american, native american, aboriginal, roma, gypsy, traveller",
        "discounted": (
            "not to apply, please do not apply, be disregarded, is disregarded, are disregarded, do not count, does not count, don't count, not count, not be counted, not counted, not recognised, not recognized, not be recognised, "
            "not be recognized, not enough, not sufficient, not be entertained, not entertained, out of place, will struggle, would struggle, think twice, think again, ruled out, not for you, not be at home, not cut out, "
            "be refused, are refused, is refused, bad fit, poor fit, poor match, not a fit, not the place, against our, not a good match, waste of time"
        ),
        "demanded": (
            "only, required, essential, a must, mandatory, compulsory, obligatory, expected, preferred, preferable, wanted, needed, sought, desired, favoured, favored, an advantage, given preference, given priority, come first, "
            "have priority, ideal, necessary, a requirement, indispensable"
        ),
        "native": (
            "afghans, africans, african americans, albanians, algerians, americans, arabs, argentinians, asians, aussies, australians, austrians, bangladeshis, belgians, bengalis, blacks, brahmins, brazilians, britons, "
            "brits, bulgarians, canadians, caucasians, croats, cubans, czechs, dalits, danes, dutchmen, eastern europeans, egyptians, emiratis, englishmen, ethiopians, europeans, expats, filipinas, filipinos, finns, "
            "foreigners, frenchmen, germans, ghanaians, greeks, gujaratis, gurkhas, gypsies, hispanics, hungarians, immigrants, indians, indonesians, iranians, iraqis, irishmen, israelis, italians, jamaicans, kenyans, "
            "kiwis, koreans, kurds, kuwaitis, latinas, latinos, latvians, lithuanians, maharashtrians, malays, malaysians, maoris, marathis, marwaris, mexicans, migrants, moroccans, nepalis, nigerians, norwegians, omanis, "
            "pakistanis, palestinians, poles, punjabis, rajputs, romanians, russians, saudis, scandinavians, scots, scotsmen, serbs, singaporeans, slovaks, somalis, south africans, south indians, spaniards, sri lankans, "
            "swedes, syrians, tamils, tunisians, turks, ugandans, ukrainians, upper castes, lower castes, welshmen, westerners, whites, zimbabweans"
        ),
        "country": (
            "afghanistan, africa, albania, asia, south asia, east asia, bangladesh, brazil, bulgaria, central europe, china, colombia, eastern europe, east europe, egypt, ethiopia, ghana, india, indonesia, iran, iraq, jamaica, "
            "kenya, latin america, lithuania, mexico, morocco, nepal, nigeria, north africa, pakistan, the philippines, poland, romania, russia, somalia, south america, sri lanka, sudan, syria, the balkans, the caribbean, "
            "the middle east, the third world, the west, turkey, uganda, ukraine, vietnam, zimbabwe, developing countries, abroad, overseas, bihar, uttar pradesh, outside europe, outside the eu"
        ),
        "caste": "brahmin, kshatriya, vaishya, bania, baniya, marwari, rajput, kayastha, iyer, iyengar, agarwal, dalit, upper caste, upper-caste, high-caste, higher caste, lower caste, lower-caste, forward caste, maratha, jat, nair, reddy, savarna, high caste",
        "faith": "christian, muslim, jewish, hindu, sikh, buddhist, catholic, protestant, evangelical, mormon, baptist, orthodox, atheist, islamic, non-muslim, church-going, churchgoing, god-fearing, jain, parsi, quaker, methodist, lutheran, presbyterian, anglican, pentecostal, adventist, non-christian, non-hindu, bible-believing",
        "parent": "mum, mums, mom, moms, mother, mothers, mummy, mummies, mommy, mommies, mam, mams, dad, dads, father, fathers, housewife, housewives",
        "trait": (
            "strong, strapping, fit, healthy, hard-working, hardworking, local, mature, experienced, friendly, smiling, smart, bright, reliable, bubbly, energetic, nice, good, great, pleasant, pleasing, honest, "
            "polite, ambitious, presentable, attractive, good-looking, beautiful, pretty, slim, single, married, unmarried, able-bodied, able, tough, big, burly, young, younger, older, motivated, dynamic, lovely, "
            "caring, kind, confident, cheerful, trustworthy, active, skilled, qualified, professional, well-spoken, well-presented, well-groomed, educated, additional, more, extra, capable, dedicated, decent, "
            "respectable, responsible, sensible, hungry, sturdy, robust, sharp, keen, outgoing, sociable, talented, physically, busy, working, stay-at-home, retired, first-class, best, right, suitable, versatile, handy, practical"
        ),
        "workplace": (
            "accounts, accounting, office, back office, front office, reception, front desk, desk, sales, kitchen, workshop, yard, warehouse, shop, shop floor, bar, floor, team, finance, payroll, hr, dispatch, "
            "despatch, depot, garage, salon, factory, stores, site, crew, line, service desk, help desk, helpdesk, call centre, call center, control room, canteen, laundry, surgery, practice, admin, "
            "administration, marketing, purchasing, logistics, production, maintenance, engineering, packing, packing hall, counter, tills, vans, van, road, trade counter, stockroom, goods-in, head office, it, lab, boiler house, mill, "
            "foundry, shed, ward, staff room, clinic, branch, bank, firm, company, business, security, front of house, housekeeping, studio, typing pool, service, post room, mail room, bodyshop, tool room, paint shop, restaurant, cafe"
        ),
        "trade": (
            "banks, post, mail, milk, batch, bench, brake, bus, cab, cable, chain, coach, crane, dock, drill, fork, gang, gate, gun, hod, hose, ice, kiln, lamp, lift, lighter, lock, mill, motor, oars, pit, plates, "
            "plough, points, property, pump, quarry, radio, rail, ranch, rig, saw, shop, shunts, steers, switch, tank, timber, train, trawler, truck, wash, water, winch, woods, way, slinger, shot-fire, sand, ware, "
            "furnace, powder, derrick, roust, ground, fore, cheese, ale, trades, trench, tally, tool, towns, tyre, van, wharf, wheel"
        ),
        "role": (
            "manager, supervisor, engineer, officer, assistant, chef, cook, technician, driver, clerk, teacher, nurse, agent, operator, candidate, applicant, employee, incumbent, postholder, post holder, post-holder, "
            "holder, worker, director, analyst, representative, coordinator, co-ordinator, administrator, executive, consultant, specialist, developer, programmer, designer, leader, lead, head, planner, buyer, "
            "estimator, foreperson, superintendent, inspector, mechanic, electrician, plumber, carpenter, joiner, welder, painter, fitter, builder, labourer, laborer, operative, cleaner, caretaker, porter, guard, "
            "warden, receptionist, secretary, bookkeeper, accountant, cashier, salesperson, adviser, advisor, negotiator, trainer, trainee, apprentice, intern, associate, architect, surveyor, scientist, researcher, "
            "lecturer, professor, editor, writer, baker, butcher, gardener, farmer, waiter, barista, bartender, stylist, hairdresser, therapist, carer, caregiver, doctor, surgeon, dentist, pharmacist, midwife, vet, "
            "solicitor, lawyer, attorney, paralegal, pilot, captain, dispatcher, controller, auditor, partner, recruit, hire, successful candidate, jobholder, job holder, job-holder, person, foreman, salesman, handyman, tradesman, watchman, storeman, craftsman, workman, stewardess, waitress"
        ),
        "woman": "woman, women, lady, ladies, girl, girls, lass, lasses, female, females",
        "man": "man, men, gentleman, gentlemen, gents, lad, lads, boy, boys, chap, chaps, bloke, blokes, guy, guys, male, males",
        "eager": (
            "enthusiastic, passionate, vibrant, lively, bright, creative, fresh, driven, keen, eager, go-getting, fun-loving, sociable, outgoing, hard-working, smart, cool, bubbly, "
            "active, fit, healthy, attractive, trendy, vivacious, spirited, fearless, determined, go-ahead, upbeat"
        ),
        "condition": (
            "disabled people, disabled person, disabled persons, disabled applicants, disabled candidates, disabled workers, the disabled, wheelchair, wheelchairs, "
            "wheelchair user, wheelchair users, crutches, walking aid, walking aids, walking stick, deaf, hard of hearing, partially sighted, blind people, blind applicants, blind person, "
            "hearing aid, hearing aids, dyslexia, dyslexic, dyslexics, dyspraxia, dyspraxic, autism, autistic, asperger's, adhd, tourette's, epilepsy, epileptic, epileptics, seizures, diabetes, "
            "diabetic, diabetics, asthma, asthmatic, asthmatics, depression, depressed, anxiety, bipolar, schizophrenia, ptsd, panic attacks, burnout, mental illness, mental illnesses, "
            "mental health problems, mental health problem, mental health issues, mental health issue, mental health condition, mental health conditions, mental health difficulties, mobility problems, "
            "mobility problem, mobility issues, mobility impairment, mobility impairments, mobility difficulties, limited mobility, reduced mobility, hearing impairment, hearing impairments, "
            "hearing loss, hearing problems, visual impairment, visual impairments, sight loss, sight problems, poor eyesight, poor vision, poor hearing, speech impediment, speech impediments, "
            "speech impairment, speech defect, stammer, stammers, stutter, stutters, lisp, learning disability, learning disabilities, learning difficulties, learning difficulty, bad back, bad backs, weak back, bad knee, bad knees, bad hips, bad heart, weak heart, high blood pressure, knee trouble, heart trouble, "
            "back problem, back problems, back injury, back injuries, back pain, back trouble, knee problems, joint problems, heart problems, heart condition, heart conditions, health problems, "
            "health problem, health issues, health issue, health conditions, health condition, health complaints, medical problems, medical issues, "
            "medical needs, chronic illness, chronic illnesses, chronic pain, chronic condition, chronic conditions, physical limitations, physical impairment, physical impairments, "
            "physical restrictions, prosthetic, prosthetics, guide dog, guide dogs, service dog, service dogs, service animal, service animals, assistance dog, assistance dogs, assistance animals, "
            "neurodivergent, neurodiverse, neurodiversity, colour-blind, color-blind, colour blind, color blind, hiv, migraine, migraines, long covid, special needs, arthritis, multiple sclerosis, disabled staff, disabled employees, disabled colleagues, handicap, handicaps, physical handicap, colour blindness, color blindness, visually impaired, hearing impaired"
        ),
        "foremost": (
            "preferred, preferable, favoured, favored, prioritised, prioritized, given preference, given priority, get preference, get priority, have priority, take priority, come first, go first, considered first, looked at first, seen first, "
            "interviewed first, called first, served first, the head of the queue, head the queue, the front of the queue, front of the queue, head of the queue, front of the line, the top of the list, the top of the pile, top of the list, top of the pile, first in line, first call, first pick, first choice, first refusal, an advantage, "
            "at an advantage, an edge, do best, fit best, most welcome, the first interviews, to the front, our first choice, would be ideal, be ideal, are ideal, is ideal, be perfect, suit best, fit in best, be best, jump the queue, move up the list"
        ),
        "record": (
            "criminal record, criminal records, criminal history, criminal histories, criminal background, criminal backgrounds, criminal past, criminal conviction, criminal convictions, criminal charges, criminal offence, "
            "criminal offences, criminal offense, criminal offenses, criminal case, criminal cases, criminal or arrest record, conviction record, conviction records, conviction history, arrest record, arrest records, arrest history, "
            "arrest or conviction record, arrest or conviction records, arrest and conviction records, police record, police records, police history, police case, police cases, police cautions, cautions, prison record, prison history, "
            "court record, court records, rap sheet, rap sheets, conviction, convictions, felony, felonies, felony conviction, felony convictions, felony record, misdemeanor, misdemeanors, misdemeanour, misdemeanours, "
            "misdemeanor convictions, arrest, arrests, arrests or convictions, convictions or arrests, pending charges, pending criminal charges, pending criminal cases, juvenile offences, juvenile offenses, jail time, prison time"
        ),
        "offender": (
            "felon, felons, convicted felon, convicted felons, ex-felon, ex-felons, ex felons, offenders, ex-offender, ex-offenders, ex offender, ex offenders, former offenders, convict, convicts, ex-convict, ex-convicts, ex convicts, "
            "ex-con, ex-cons, ex cons, criminals, convicted criminals, parolees, probationers, ex-prisoner, ex-prisoners, ex prisoners, former prisoners, former inmates, ex-inmates, returning citizens, on probation, on parole, on bail, "
            "on probation or parole, on parole or probation, out on licence, been arrested, been convicted, been incarcerated, been imprisoned, been jailed, been in prison, been in jail, been to prison, been to jail, been inside, "
            "been charged with, ever arrested, ever convicted, ever jailed, was arrested, was convicted, were arrested, were convicted, was in prison, went to prison, went to jail, gone to prison, served time, served a sentence, "
            "spent time in prison, spent time in jail, did time, done time, released from prison, released from jail, out of prison, out of jail, left prison, facing charges, facing criminal charges, facing trial, awaiting trial, "
            "on remand, under criminal investigation, under police investigation, under investigation by the police, with a record, with any record, has a record, have a record"
        ),
        "deny": "cannot, can't, can not, will not, won't, do not, don't, does not, not able to, unable to, impossible to, not possible to, refuse to, not in a position to, never, no means to, no budget to, no way to, no capacity to",
        "seek": "looking for, we want, need, seek, seeks, seeking, hire, hires, hiring, prefer, prefers, ideally, preferably, suit, suits, suited to, ideal for, perfect for, right for",
        "few": "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, one, two, three, four, five, six, seven, eight, nine, ten",
        "adult": (
            "16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70"
        ),
        "crew": "crew, office, vibe, crowd, bunch, squad, colleagues, workplace, sales team, salesforce, sales force, setting, work environment, working environment, company culture",
    }.items()
}
