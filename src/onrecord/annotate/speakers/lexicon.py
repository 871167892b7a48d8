"""Nouns and pronouns by what they tell of the one they stand for."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files


class Sex(StrEnum):
    """As grammar has it: which of "he" and "she" stands for somebody."""

    MALE = "m"
    FEMALE = "f"


HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
HE_OR_SHE = HE | SHE
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
FIRST = frozenset("i me my mine myself".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
SECOND = frozenset("you your yours yourself".split())
RELATIVE = frozenset("who whom which that".split())
PRONOUNS = HE | SHE | THEY | IT | FIRST | FIRST_PLURAL | SECOND | RELATIVE

# Offices, ranks and posts: what somebody with a name is said to be.
OFFICES = frozenset(
    """accountant activist actor adjutant administrator admiral adviser advisor advocate agent aide ambassador analyst
    archbishop attorney auditor ayatollah ballistician barrister biologist bishop boss brigadier broker campaigner
    captain cardinal caretaker ceo cfo chair chairman chairperson chairwoman chancellor chef chemist chief
    cleric clerk co-chair co-founder coach colonel columnist commander commandant commissioner comptroller consul
    contractor convener coordinator coroner corporal correspondent councillor councilman councilwoman counsel
    counsellor creator curator dean delegate deputy designer detective developer dictator diplomat director
    doctor driver economist editor emeritus emir emperor engineer entrepreneur envoy epidemiologist executive expert
    farmer fellow firefighter foreman founder general geologist governor guard head historian
    imam inspector instructor investigator investor journalist judge justice keeper king lawmaker lawyer leader
    lecturer legislator librarian lieutenant magistrate major manager marine marshal mathematician mayor mayoress
    mechanic mediator member midwife minister monitor musician negotiator neurologist novelist nurse officer
    official ombudsman operator organiser organizer owner paramedic parliamentarian pastor patriarch pathologist
    patrolman physician physicist pilot player policeman policewoman politician pope premier president priest prince
    princess principal producer professor prosecutor psychiatrist psychologist publisher queen rabbi rector registrar
    reporter representative researcher scholar scientist secretary secretary-general senator sergeant shareholder sheikh
    sheriff skipper sociologist soldier solicitor speaker specialist spokesman spokesperson spokeswoman strategist
    student superintendent supervisor surgeon surveyor teacher technician toxicologist master trader trainer treasurer
    trustee undersecretary under-secretary vice-chairman vice-president veterinarian volunteer warden whistleblower
    writer author artist captain photographer programmer broadcaster-in-chief harbourmaster harbormaster
    assistant attache attaché consultant hydrologist seismologist meteorologist climatologist ecologist archaeologist
    conductor headteacher headmaster headmistress landlord landlady lifeguard miner fisherman shopkeeper vicar monk
    nun playwright poet singer composer athlete striker goalkeeper midfielder defender medalist champion cosmonaut
    astronaut inventor vet candidate nominee contender frontrunner front-runner challenger incumbent""".split()
)
# Those of them that are nobody's surname.
TITLES_ONLY = frozenset(
    """ambassador chairman chairwoman chancellor commander commissioner director general governor leader minister mayor
    officer official premier president secretary senator spokesman spokeswoman speaker""".split()
)
# Others that a noun can make a person of.
PEOPLE = OFFICES | frozenset(
    """acquaintance aunt bomber critic boy boyfriend brother bystander captive child citizen client colleague cousin
    customer daughter defector defendant deserter eyewitness friend fugitive gentleman girl girlfriend grandfather
    grandmother gunman hostage husband immigrant informant insider insurgent islander lady man migrant militant mother
    neighbor neighbour nephew niece onlooker partner passenger passer-by patient pensioner person poster prisoner
    protester rebel refugee relative resident sailor sister smuggler son source suspect teenager tourist uncle user
    veteran victim villager visitor voter widow widower wife witness woman worker employee father""".split()
)
PLURAL_PEOPLE = frozenset("people men women children folks".split())
MALE = frozenset(
    """boy boyfriend brother businessman chairman councilman father fisherman foreman gentleman grandfather gunman
    headmaster husband king landlord man monk nephew policeman pope priest prince son spokesman uncle widower
    mr sir lord imam sheikh salesman congressman""".split()
)
FEMALE = frozenset(
    """aunt businesswoman chairwoman councilwoman daughter girl girlfriend grandmother headmistress lady landlady
    mayoress mother niece nun policewoman princess queen sister spokeswoman widow wife woman mrs ms miss dame
    congresswoman""".split()
)
# What speaks as one, without a name of its own.
BODIES = frozenset(
    """academy administration agency airline alliance archive army assembly association authority bank board body
    branch brigade brigades broadcaster bureau cabinet campaign centre center chamber charity church club coalition
    college command commission committee company consortium cooperative corporation council court delegation department
    diocese directorate division embassy exchange faction federation firm force forces foundation front
    government group hospital inspectorate institute institution junta laboratory league mayoralty
    ministry militia mission monastery mosque movement museum navy network newspaper magazine site website
    observatory office operator opposition organisation organization outlet panel parliament party police
    portal presidency programme project prosecution regime registry regiment school secretariat senate service
    society squadron station store syndicate team treasury tribunal trust union unit university watchdog
    channel paper daily weekly automaker carmaker chipmaker drugmaker maker manufacturer retailer insurer
    lender giant startup start-up producer supplier utility airline subsidiary brewer miner shipper""".split()
)
# A body whose people speak for it: of "police chief" or "army spokesman", the affiliation.
AFFILIATING = BODIES | frozenset("military state house air council city town county district campaign company".split())
# What ministers and departments are for; a model of names takes it for a name: "Defence minister".
FIELDS = frozenset(
    """agriculture culture defence defense economy education energy environment finance foreign health home immigration
    industry interior justice labour labor security trade transport treasury""".split()
)
ADDRESS = {
    **dict.fromkeys("mr sir lord king prince father brother".split(), Sex.MALE),
    **dict.fromkeys("mrs ms miss dame lady queen princess sister mother".split(), Sex.FEMALE),
}
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday""".split()
)
# Names of faiths and parties are no places.
CREEDS = frozenset(
    """alawite anglican baptist buddhist catholic christian communist conservative conservatives democrat democratic
    democrats druze evangelical green greens hindu islamic islamist islamists jew jewish jihadist jihadists labour
    liberal liberals marxist methodist muslim muslims nazi orthodox protestant republican republicans salafist shia
    shiite shi'ite sikh socialist socialists sunni sunnis taliban tory tories zionist""".split()
)
# Bodies that an article calls so for want of another word, where it has just named them.
COMPANIES = frozenset(
    """company firm corporation group organisation organization automaker carmaker chipmaker drugmaker manufacturer
    retailer insurer lender airline bank""".split()
)
# What the article calls the same one by: offices of which any may stand for another.
ALIKE = (
    frozenset("head leader chief commander commandant director boss chairman chairwoman chair chairperson".split()),
    frozenset("candidate nominee contender".split()),
    frozenset("spokesman spokeswoman spokesperson representative".split()),
    frozenset("premier minister".split()),
    frozenset("lawmaker senator legislator parliamentarian".split()),
    frozenset("envoy ambassador diplomat".split()),
    frozenset("soldier sergeant corporal captain lieutenant".split()),
    frozenset("officer colonel captain major lieutenant sergeant inspector superintendent".split()),
    frozenset("lawyer attorney solicitor barrister counsel".split()),
    frozenset("doctor physician surgeon".split()),
    frozenset("scientist researcher".split()),
    frozenset("writer author novelist".split()),
    frozenset("company firm".split()),
    frozenset("newspaper paper daily".split()),
    frozenset("organisation organization group".split()),
)
KIN = {noun: kin for kin in ALIKE for noun in sorted(kin)}


@lru_cache(maxsize=4096)
def single(noun: str) -> str:
    """A noun of people as a single one: "officials" is "official"."""
    for ending, instead in (("ies", "y"), ("s", ""), ("women", "woman"), ("men", "man"), ("people", "person")):
        if noun.endswith(ending) and noun[: -len(ending)] + instead in PEOPLE:
            return noun[: -len(ending)] + instead
    return noun


def alike(noun: str) -> frozenset[str]:
    """The nouns by which an article may call one that it has called `noun`."""
    return frozenset((noun,)).union(*(kin for kin in ALIKE if noun in kin))


@cache
def given_names() -> dict[str, Sex]:
    """Given names that nearly always go with one sex; how they were chosen is in train/given_names.py."""
    lines = files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8").split("\n")
    return {name: Sex(sex) for name, _, sex in (line.partition(" ") for line in lines if line)}
