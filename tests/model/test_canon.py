import pytest

from onrecord.model import Canon, Ruling, Verdict

YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.OPEN


def machine(left, right, score=0.8):
    return Ruling(left, right, YES, score, ("both are called so",), "canon 1")


def person(left, right, verdict, by="Ada"):
    return Ruling(left, right, verdict, 1.0, ("I know them",), by, person=True)


def groups(canon, ids="abcdef"):
    return sorted({"".join(canon.same(each)) for each in ids if len(canon.same(each)) > 1})


def test_an_entity_that_nobody_ruled_on_is_itself():
    assert Canon().canonical("a") == "a"
    assert Canon().same("a") == ("a",)


def test_entities_that_are_one_by_a_detour_are_one():
    canon = Canon([machine("a", "b"), machine("c", "d"), machine("d", "b")])
    assert groups(canon) == ["abcd"]
    assert {canon.canonical(each) for each in "abcd"} == {"a"}


def test_the_first_in_order_gives_its_id():
    canon = Canon([machine("a", "b")], {"b": 1, "a": 2})
    assert canon.canonical("a") == "b"
    assert canon.same("b") == ("b", "a")


def test_a_persons_no_outranks_a_machines_yes():
    assert groups(Canon([machine("a", "b", 0.99), person("b", "a", NO)])) == []
    assert groups(Canon([person("b", "a", NO), machine("a", "b", 0.99)])) == []


def test_a_persons_no_also_parts_what_a_detour_had_joined_at_its_weakest_link():
    rulings = [machine("a", "b", 0.9), machine("b", "c", 0.7), machine("c", "d", 0.8)]
    assert groups(Canon([*rulings, person("a", "d", NO)])) == ["ab", "cd"]


def test_a_persons_no_holds_for_all_that_either_is_one_with():
    rulings = [person("a", "d", NO), machine("a", "b", 0.9), machine("d", "e", 0.9), machine("b", "e", 0.8)]
    assert groups(Canon(rulings)) == ["ab", "de"]


def test_undoing_restores():
    rulings = [machine("a", "b")]
    assert groups(Canon([*rulings, person("a", "b", NO)])) == []
    assert groups(Canon([*rulings, person("a", "b", NO), person("b", "a", OPEN)])) == ["ab"]
    assert groups(Canon([person("a", "b", YES), person("a", "b", OPEN)])) == []


def test_one_person_does_not_take_back_what_another_said():
    assert groups(Canon([person("a", "b", YES, "Ada"), person("a", "b", OPEN, "Ben")])) == ["ab"]


def test_of_two_persons_the_later_one_counts():
    assert groups(Canon([person("a", "b", YES, "Ada"), person("a", "b", NO, "Ben")])) == []
    assert groups(Canon([person("a", "b", NO, "Ada"), person("a", "b", YES, "Ben")])) == ["ab"]


def test_the_reasons_are_those_of_the_rulings_in_force():
    rulings = [machine("a", "b"), machine("c", "d"), person("a", "c", NO)]
    canon = Canon(rulings)
    assert canon.reasons("b") == (rulings[0],)
    assert set(canon.in_force) == set(rulings)


def test_nothing_is_ruled_to_be_itself():
    with pytest.raises(ValueError, match="two entities"):
        machine("a", "a")
