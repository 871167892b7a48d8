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
    abuse accuse achieve acquire agree announce approve argue arrange arrive assassinate authorise authorize balance
    base blame bribe capture care cause cease celebrate change charge chase circulate close collapse collide compete
    complete concede conclude condone consume continue convince create cruise damage decide declare decline decrease
    delete deserve determine die disagree dispute dissolve dive divide donate encourage enforce engage ensure escape
    evacuate examine exchange execute exclude excuse expire explode explore expose face falsify finance fire force
    free fuse gauge guarantee guide handle hijack hire ignite ignore imagine impose improve include increase inflate
    inspire institute intervene introduce invade invite issue judge liberate live locate lure manage measure merge
    mobilise mobilize move negotiate notice nationalise name operate organise organize originate oppose owe
    penetrate persecute place please poisone postpone practise practice prepare promise propose prosecute prove
    provide provoke pursue raise realise realize receive reduce refuse release remove replace require rescue resign
    resolve resume retire retrieve reverse revise rule rescue sabotage save schedule seize serve settle share
    smuggle square stage starve state strangle struggle suicide supervise suppose surge surprise survive tackle
    target telephone tolerate torture trace trade translate undermine unite urge use vaccinate value absolve
    accelerate advise allocate amuse assume attribute authorise calculate capitalise chase cite collaborate combine
    commence commemorate compare compensate compile compose compromise conceive confiscate congratulate conspire
    consolidate contemplate criticise criticize dare debate decorate dedicate define delegate demote denounce
    deprive derive describe designate devote dictate dispose dominate double duplicate ease elaborate embrace emerge
    endorse enrage erase evaluate evade excavate exaggerate fabricate force forge freelance generate glare grieve
    hope house illustrate incite infiltrate initiate injure inquire insure interrogate investigate isolate line
    mediate nominate note observe outline pave persuade pledge praise preside probe procure promote purchase quote
    rape reinforce reiterate relate relieve reserve restore restructure retaliate sacrifice salute score secure
    separate solve stabilise stipulate store suppose tie time type welcome violate vote wage waive welcome wipe
"""
DOUBLED = """
    abet acquit admit ban bar beg clap control cut drop dub equip fit grab kidnap map mob occur patrol permit plan
    plot rap recur refer rob scrap ship shut slip spot step stop strip submit tap top transfer trap
"""
IN_Y = """
    apply bury carry certify copy deny destabilise empty falsify identify justify marry modify notify occupy qualify
    ratify rely reply study supply tally terrify testify try unify verify
"""
PLAIN = """
    abandon abduct accept act add address advance affect alert allow alter answer appear appoint arrest ask assault
    assist attack attempt attend avoid award back believe belong block bomb bombard boycott call cancel check claim
    clash clear collect comment commit conduct complain confirm consider construct contact contain contribute
    convict cover crash cross crush defeat defect defend delay deliver demand deploy deport desert derail destroy
    detain develop disappear discover discuss dismiss display drown earn elect employ encounter end endanger enter
    escort establish exist expand expect expel experience export fail faint fear finish follow form gain gather
    grant halt hand happen harass harm help hint host import inform inspect insult insist intend interfere interrupt
    join jump kick kill lack land last launch leak learn lift link load lock loot maintain meddle mention mishandle
    miss murder need object obtain offer open order overlook overturn own pass perform perish phone plant play
    poison possess pour pray present press prevent print produce prohibit protect protest publish pull push question
    raid rain reach react record recover recruit refrain reject remain repair report request resist resort respond
    result retreat return reveal revolt sack sail search shell shout show sign smash snow sound sponsor start stay
    storm succeed suffer suggest sustain support suspect suspend talk test threaten abolish absorb accomplish adopt
    afford ambush annex applaud approach assemble assert assign attach attract await blast brief camp campaign climb
    command compel concern condemn confess confront convey correct count depart depend direct disband dispatch
    display distort disturb doubt draft drain dress drift edit embark enact enlist erupt evict exceed exhaust
    exhibit exit exploit extend extract flood fuel guard head highlight hunt inherit inject install interview invest
    insert label lament limit list load loan lower march mark match merit monitor mount mourn neglect number offend
    outlaw pack paint park pick pilot point post predict prevail proceed process proclaim prompt punish rank rebuff
    recall reckon redirect reform regain register regret remand remind render represent reprimand rescind reward
    risk roll ruin rush sanction seal shock smell spark spill spoil staff station stress strengthen summon surrender
    surround tamper tax tighten topple torch total track transform transport unfold unload unveil vanish veto view
    vow warrant weigh wish wonder worsen wreck demolish imprison touch train travel treat trust turn visit wait walk
    want warn wash weaken witness work wound yield
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
