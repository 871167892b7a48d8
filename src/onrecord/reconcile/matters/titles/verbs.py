"""The verbs that a question can be made of: their finite forms, each with the form that follows "did"."""

from __future__ import annotations

AUXILIARIES = frozenset("is are was were has have had will would can could should shall must does do did".split())
# Who says that it may be so leaves it open, and what is asked of it is not whether it may be.
HEDGES = frozenset("may might".split())

# Base, past and participle. Every other verb that is known here adds -ed.
IRREGULAR = """
    be was been; bear bore borne; beat beat beaten; become became become; bind bound bound; bid bid bid; breed bred
    bred; begin began begun; bite bit bitten; blow blew blown; break broke broken; bring brought brought; build
    built built; burn burnt burnt; burst burst burst; buy bought bought; catch caught caught; choose chose chosen;
    cling clung clung; come came come; cost cost cost; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw
    drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt
    felt; fight fought fought; find found found; flee fled fled; fly flew flown; forbid forbade forbidden; foresee
    foresaw foreseen; forgo forwent forgone; forget forgot forgotten; freeze froze frozen; get got got; give gave
    given; go went gone; grow grew grown; hang hung hung; have had had; hear heard heard; hide hid hidden; hit hit
    hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; lay laid laid; lead led
    led; leave left left; lend lent lent; let let let; lie lay lain; lose lost lost; make made made; mean meant
    meant; mislead misled misled; mistake mistook mistaken; meet met met; overhear overheard overheard; override
    overrode overridden; oversee oversaw overseen; overtake overtook overtaken; overrun overran overrun; overthrow
    overthrew overthrown; pay paid paid; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt; ride
    rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell
    sold sold; send sent sent; set set set; shake shook shaken; shoot shot shot; shut shut shut; sink sank sunk; sit
    sat sat; sleep slept slept; speak spoke spoken; spend spent spent; spread spread spread; stand stood stood;
    steal stole stolen; strike struck struck; swear swore sworn; sweep swept swept; swim swam swum; swing swung
    swung; take took taken; teach taught taught; tear tore torn; tell told told; think thought thought; throw threw
    thrown; undergo underwent undergone; understand understood understood; undertake undertook undertaken; uphold
    upheld upheld; wear wore worn; win won won; withdraw withdrew withdrawn; withhold withheld withheld; withstand
    withstood withstood; write wrote written
"""
# Verbs in -e, those that double their last letter, those in -y after a consonant, and the others.
IN_E = """
    absolve abuse accelerate accuse achieve acquire advance advise agree allocate amuse announce approve argue
    arrange arrive assassinate assemble assume attribute authorise authorize balance base believe blame bribe
    calculate capitalise capture care cause cease celebrate change charge chase circulate cite close collaborate
    collapse collide combine commemorate commence compare compensate compete compile complete compose compromise
    concede conceive conclude condone confiscate congratulate consolidate conspire consume contemplate continue
    contribute convince create criticise criticize cruise damage dare debate decide declare decline decorate
    decrease dedicate define delegate delete demote denounce deprive derive describe deserve designate destabilise
    determine devote dictate die disagree dispose dispute dissolve dive divide dominate donate double duplicate ease
    elaborate embrace emerge encourage endorse enforce engage enrage ensure erase escape evacuate evade evaluate
    exaggerate examine excavate exchange exclude excuse execute experience expire explode explore expose fabricate
    face finance fire force forge free freelance fuse gauge generate glare grieve guarantee guide handle hire hope
    house ignite ignore illustrate imagine impose improve incite include increase infiltrate inflate initiate injure
    inquire inspire institute insure interfere interrogate intervene introduce invade investigate invite isolate
    issue judge liberate line live locate lure manage measure meddle mediate merge mishandle mobilise mobilize move
    name nationalise negotiate nominate note notice observe operate oppose organise organize originate outline owe
    pave penetrate persecute persuade phone place please pledge poisone postpone practice practise praise prepare
    preside probe procure produce promise promote propose prosecute prove provide provoke purchase pursue quote
    raise rape realise realize receive reduce refuse reinforce reiterate relate release relieve remove replace
    require rescue reserve resolve restore restructure resume retaliate retire retrieve reverse revise rule sabotage
    sacrifice salute save schedule score secure seize separate serve settle share smuggle solve square stabilise
    stage starve state stipulate store strangle struggle suicide supervise suppose surge surprise survive tackle
    telephone tie time tolerate topple torture trace trade translate type undermine unite urge use vaccinate value
    violate vote wage waive welcome wipe
"""
DOUBLED = """
    abet acquit admit ban bar beg clap control cut drop dub equip fit grab kidnap map mob occur patrol permit plan
    plot rap recur refer rob scrap ship shut slip spot step stop strip submit tap top transfer trap
"""
IN_Y = """
    apply bury carry certify copy deny empty falsify identify justify marry modify notify occupy qualify ratify rely
    reply study supply tally terrify testify try unify verify
"""
PLAIN = """
    abandon abduct abolish absorb accept accomplish act add address adopt affect afford alert allow alter ambush
    annex answer appear applaud appoint approach arrest ask assault assert assign assist attach attack attempt
    attend attract avoid await award back belong blast block bomb bombard boycott brief call camp campaign cancel
    check claim clash clear climb collect command comment commit compel complain concern condemn conduct confess
    confirm confront consider construct contact contain convey convict correct count cover crash cross crush defeat
    defect defend delay deliver demand demolish depart depend deploy deport derail desert destroy detain develop
    direct disappear disband discover discuss dismiss dispatch display distort disturb doubt draft drain dress drift
    drown earn edit elect embark employ enact encounter end endanger enlist enter erupt escort establish evict
    exceed exhaust exhibit exist exit expand expect expel exploit export extend extract fail faint fear finish flood
    follow form fuel gain gather grant guard halt hand happen harass harm head help highlight hijack hint host hunt
    import imprison inform inherit inject insert insist inspect install insult intend interrupt interview invest
    join jump kick kill label lack lament land last launch leak learn lift limit link list load loan lock loot lower
    maintain march mark match mention merit miss monitor mount mourn murder need neglect number object obtain offend
    offer open order outlaw overlook overturn own pack paint park pass perform perish pick pilot plant play point
    poison possess post pour pray predict present press prevail prevent print proceed process proclaim prohibit
    prompt protect protest publish pull punish push question raid rain rank reach react rebuff recall reckon record
    recover recruit redirect reform refrain regain register regret reject remain remand remind render repair report
    represent reprimand request rescind resign resist resort respond result retreat return reveal revolt reward risk
    roll ruin rush sack sail sanction seal search shell shock shout show sign smash smell snow sound spark spill
    spoil sponsor staff start station stay storm strengthen stress succeed suffer suggest summon support surrender
    surround suspect suspend sustain talk tamper target tax test threaten tighten torch total touch track train
    transform transport travel treat trust turn unfold unload unveil vanish veto view visit vow wait walk want warn
    warrant wash weaken weigh wish witness wonder work worsen wound wreck yield
"""
# Past forms that are nouns or adjectives as well: they are verbs only where no article or adjective leads up to them.
TWOFOLD = frozenset(
    "cost cut hit left lay read set shot saw shut spread felt found hurt ground supposed set put quit wound beat last lead "
    "let bid burst read bound fire used united armed".split()
)

# Third persons of the present that are no plurals of nouns.
SINGULAR = """
    acquire become begin believe belong bring carry come consider contain continue deserve employ exist expect get
    give go happen have hold include intend keep know lack lead lie lose maintain make mean meet need occupy oppose
    own pay possess prevent protect provide reach receive refuse reject remain require say seek seem sell send speak
    spend suffer suspect take tell think threaten understand want warn win write
"""
THIRD = {
    **{f"{base}s": base for base in SINGULAR.split()},
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
