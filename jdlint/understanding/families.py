"""Job families, told by the words of the title: where a carpenter's studs and a barista's coffee are tools of the trade.

A family is a fact about the work that a rule can make an exception of (``unless_family``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.model.posting import Passage
from jdlint.understanding.words import Words, list_words

FAMILIES: Mapping[str, Words] = {
    "animals": Words("veterinar* groomer zookeeper kennel farrier breeder shepherd equine equestrian jockey vet"),
    "arts": Words("actor actors actress musician dancer singer stunt performer performers casting choreograph* violin* pianist orchestra comedian entertainer dj band"),
    "aviation": Words("pilot aviator aircraft airframe flight helicopter avionics airline"),
    "beauty": Words("barber stylist cosmetolog* esthetician aesthetician makeup nail hairdresser hairstylist masseu* massage spa"),
    "care": Words("caregiver carer nurse nursing midwife doula hospice aide therapist paramedic physician surgeon doctor phlebotom* clinician clinical patient caretaker"),
    "childcare": Words("nanny daycare childcare preschool kindergarten nursery babysitter toddler infant childminder"),
    "construction": Words(
        "carpenter carpentry framer drywall* roofer mason bricklayer electrician plumber plasterer painter welder welding pipefitter glazier insulator scaffold* joiner "
        "ironworker concrete excavator construction foreperson superintendent crane lineworker rigger tiler flooring builder"
    ),
    "defense": Words("soldier army navy naval marine marines airman sailor gunner ordnance military reservist"),
    "diving": Words("diver divers diving scuba"),
    "driving": Words("driver drivers trucker chauffeur courier cdl delivery haul hauler bus taxi"),
    "emergency": Words("firefighter firefighters fire police deputy sheriff trooper officer-involved correctional corrections lifeguard ranger emt dispatcher rescue patrol"),
    "fitness": Words("coach athlete trainer gym yoga pilates swim aerobics football basketball soccer climbing athletic athletics"),
    "hospitality": Words("barista bartender barback server waiter cook chef baker bakery pastry kitchen restaurant hotel host sommelier brewer brewery dishwasher cafe catering pizza"),
    "landscaping": Words("landscap* gardener groundskeeper grounds horticultur* arborist nursery greenskeeper farm farmer farmworker orchard vineyard"),
    "languages": Words("interpreter interpreters translator translators linguist localization localisation lexicographer transcription esl tefl esol"),
    "law": Words("attorney lawyer paralegal counsel solicitor barrister judge prosecutor notary"),
    "pharmacy": Words("pharmacist pharmacy dispensary"),
    "religion": Words("pastor priest rabbi imam chaplain minister deacon vicar parish worship youth-pastor ministry cantor missionary catechist"),
    "security": Words("guard guards security bouncer watchperson loss bodyguard"),
    "teaching": Words("teacher teachers tutor professor lecturer instructor educator faculty principal teaching paraeducator paraprofessional"),
    "warehouse": Words("warehouse mover movers loader stocker picker packer forklift dock longshore* freight material"),
}  # fmt: skip


def find_family(title: Passage | None, families: Iterable[str]) -> str | None:
    """The word of the title that tells one of some families, if any."""
    if title is None:
        return None
    words = list_words(title.text.lower())
    return next((word for family in families for word in words if word in FAMILIES[family]), None)
