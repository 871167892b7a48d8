from onrecord.annotate.events.merge import Found, merged
from onrecord.annotate.events.roles import Roles
from tests.annotate.events.by_hand import tree

SIGNED = "They signed an agreement", "PRP nsubj 1", "VBD ROOT 1", "DT det 3", "NN dobj 1"
KILLED = "Strikes killed him", "NNS nsubj 1", "VBD ROOT 1", "PRP dobj 1"
CONDEMNED = "They condemned attacks", "PRP nsubj 1", "VBD ROOT 1", "NNS dobj 1"


def test_a_verb_takes_up_the_noun_that_makes_it_the_event():
    verb = Found(1, "SUPPORT", None, Roles([0], []), takes=frozenset(("agreement",)))
    noun = Found(3, "AGREE", None, Roles([], [7]))
    (one,) = merged(tree(*SIGNED), [verb, noun])
    assert (one.place, one.type, one.roles.recipients, one.took) == (1, "SUPPORT", [7], 3)


def test_an_attack_that_kills_is_one_event_with_the_attackers_and_the_mode():
    attack = Found(0, "ASSAULT", "aerial", Roles([9], []))
    (one,) = merged(tree(*KILLED), [attack, Found(1, "ASSAULT", None, Roles([0], [2]))])
    assert (one.mode, one.roles.actors, one.roles.recipients) == ("aerial", [9], [2])


def test_a_disaster_that_kills_attacks_nobody():
    flood = Found(0, "DISASTER", None, Roles())
    _, killed = merged(tree(*KILLED), [flood, Found(1, "ASSAULT", None, Roles([0], [2]))])
    assert (killed.type, killed.roles.actors) == ("CASUALTY", [])


def test_who_condemns_an_attack_condemns_the_attacker():
    attack = Found(2, "ASSAULT", None, Roles([8], []))
    condemned, _ = merged(tree(*CONDEMNED), [Found(1, "ACCUSE", None, Roles([0], [2])), attack])
    assert condemned.roles.recipients == [8]
