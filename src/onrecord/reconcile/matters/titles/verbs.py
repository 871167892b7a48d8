"""The verbs that a question can be made of: their finite forms, each with the form that follows "did"."""

from __future__ import annotations

AUXILIARIES = frozenset("is are was were has have had will would can could should shall must does do did".split())
# Who says that it may be so leaves it open, and what is asked of it is not whether it may be.
HEDGES = frozenset("may might".split())

# Base, past and participle. Every other verb that is known here adds -ed.
IRREGULAR = """
    be was been; bear bore borne; beat beat beaten; become became become; begin began begun; bite bit bitten; blow blew blown;
    break broke broken; bring brought brought; build built built; burn burnt burnt; buy bought bought; catch caught caught;
    choose chose chosen; come came come; cost cost cost; cut cut cut; deal dealt dealt; dig dug dug; draw drew drawn;
    drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; fight fought fought;
    find found found; flee fled fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
    freeze froze frozen; get got got; give gave given; go went gone; grow grew grown; have had had; hear heard heard; hide hid hidden;
    hit hit hit; hold held held; hurt hurt hurt; keep kept kept; know knew known; lay laid laid; lead led led;
    leave left left; lend lent lent; let let let; lie lay lain; lose lost lost; make made made; mean meant meant;
    meet met met; overthrow overthrew overthrown; pay paid paid; put put put; quit quit quit; ride rode ridden;
    rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent;
    set set set; shake shook shaken; shoot shot shot; shut shut shut; sink sank sunk; sit sat sat; sleep slept slept;
    speak spoke spoken; spend spent spent; spread spread spread; stand stood stood; steal stole stolen; strike struck struck;
    swear swore sworn; take took taken; tear tore torn; tell told told; think thought thought; throw threw thrown;
    understand understood understood; wear wore worn; win won won; withdraw withdrew withdrawn; write wrote written
"""
# Verbs in -e, those that double their last letter, those in -y after a consonant, and the others.
IN_E = """
    abuse accuse achieve acquire agree announce approve argue arrange arrive assassinate authorise authorize balance base blame
    bribe capture care cause cease celebrate change charge chase circulate close collapse collide compete complete
    concede conclude condone consume continue convince create cruise damage decide declare decline decrease delete deserve determine die
    disagree dispute dissolve dive divide donate encourage enforce engage ensure escape evacuate examine exchange execute exclude
    excuse expire explode explore expose face falsify finance fire force free fuse gauge guarantee guide handle hijack hire ignite ignore imagine impose improve
    include increase inflate inspire institute intervene introduce invade invite issue judge liberate live locate lure
    manage measure merge mobilise mobilize move negotiate notice nationalise name operate organise organize originate oppose owe penetrate
    persecute place please poisone postpone practise practice prepare promise propose prosecute prove provide provoke pursue raise realise realize
    receive reduce refuse release remove replace require rescue resign resolve resume retire retrieve reverse revise rule rescue
    sabotage save schedule seize serve settle share smuggle square stage starve state strangle struggle suicide supervise suppose surge
    surprise survive tackle target telephone tolerate torture trace trade translate undermine unite urge use vaccinate value
    violate vote wage welcome wipe
"""
DOUBLED = "admit ban bar beg clap control cut drop equip fit grab kidnap map occur patrol permit plan plot refer rob scrap ship shut slip spot step stop strip submit tap top transfer trap"
IN_Y = "apply bury carry certify copy deny destabilise empty falsify identify marry notify occupy qualify ratify rely reply study supply try verify"
PLAIN = """
    abandon abduct accept act add address advance affect alert allow alter answer appear appoint arrest ask assault
    assist attack attempt attend avoid award back believe belong block bomb bombard boycott call cancel check claim clash clear
    collect comment commit conduct complain confirm consider construct contact contain contribute convict cover crash cross crush
    defeat defect defend delay deliver demand deploy deport desert derail destroy detain develop disappear discover discuss dismiss display
    drown earn elect employ encounter end endanger enter escort establish exist expand expect expel experience export fail faint fear finish
    follow form gain gather grant halt hand happen harass harm help hint host import inform inspect insult insist intend interfere
    interrupt join jump kick kill lack land last launch leak learn lift link load lock loot maintain meddle mention mishandle miss
    murder need object obtain offer open order overlook overturn own pass perform perish phone plant play poison possess pour
    pray present press prevent print produce prohibit protect protest publish pull push question raid rain reach react record recover
    recruit refrain reject remain repair report request resist resort respond result retreat return reveal revolt sack sail search shell shout show
    sign smash snow sound sponsor start stay storm succeed suffer suggest sustain support suspect suspend talk test threaten
    touch train travel treat trust turn visit wait walk want warn wash weaken witness work wound yield
"""
# Past forms that are nouns or adjectives as well: they are verbs only where no article or adjective leads up to them.
TWOFOLD = frozenset(
    "cost cut hit left lay read set shot saw shut spread felt found hurt ground supposed set put quit wound beat last lead "
    "let fire used united armed".split()
)

# Third persons of the present that are no plurals of nouns.
THIRD = {
    **{f"{base}s": base for base in """acquire become begin believe belong bring carry come consider contain continue deserve employ exist expect
    get give go happen have hold include intend keep know lack lead lie lose maintain make mean meet need occupy oppose own pay possess
    prevent protect provide reach receive refuse reject remain require say seek seem sell send speak spend suffer suspect take
    tell think threaten understand want warn win write""".split()},
    "carries": "carry", "occupies": "occupy", "goes": "go", "has": "have", "denies": "deny", "relies": "rely",
}  # fmt: skip


def _irregular(place: int) -> dict[str, str]:
    verbs = (verb.split() for verb in IRREGULAR.split(";"))
    return {verb[place]: verb[0] for verb in verbs}


def _regular() -> dict[str, str]:
    found = {f"{base}d": base for base in IN_E.split()}
    found |= {f"{base}{base[-1]}ed": base for base in DOUBLED.split()}
    found |= {f"{base[:-1]}ied": base for base in IN_Y.split() if base.endswith("y")}
    found |= {f"{base}ed": base for base in PLAIN.split()}
    return found


PAST = _regular() | _irregular(1)
PARTICIPLES = _regular() | _irregular(2)
