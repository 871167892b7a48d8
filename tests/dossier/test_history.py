import pytest

from onrecord.dossier.history import decided, history_of
from onrecord.model import Act, Decision, KeptDecision, Side


def kept(number: int, decision: Decision, taken_back: tuple[str, str] | None = None) -> KeptDecision:
    return KeptDecision(number, decision, taken_back)


def placed(claim: str, by: str = "link 1", at: str = "2031-01-02T10:00:00") -> Decision:
    return Decision(Act.PLACE, by, matter="m1", claim=claim, side=Side.FOR, at=at)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision(Act.PLACE, "Ann", matter="m1", claim="c1", side=Side.FOR), "c1: put it on the side “for” of m1"),
        (Decision(Act.PLACE, "Ann", matter="m1", claim="c1", side=Side.OPEN), "c1: left it open in m1"),
        (Decision(Act.REMOVE, "Ann", matter="m1", claim="c1"), "c1: took it out of m1"),
        (Decision(Act.TITLE, "Ann", matter="m1", title="Why?"), "called m1 “Why?”"),
        (Decision(Act.JOIN, "Ann", matter="m1", other="m2"), "joined m1 and m2"),
        (Decision(Act.APART, "Ann", matter="m1", other="m2"), "held m1 and m2 apart"),
        (Decision(Act.DISTINCT, "Ann", claim="c1", other="c2"), "held c1 and c2 not to be of one matter"),
    ],
)
def test_every_decision_has_words(decision: Decision, words: str):
    assert decided(decision, lambda each: each) == words


def test_what_a_machine_decided_on_one_day_is_one_step():
    title = Decision(Act.TITLE, "link 1", matter="m1", title="Why?", at="2031-01-02T10:00:01")
    steps = history_of([kept(1, placed("c1")), kept(2, placed("c2")), kept(3, title)], lambda each: each)
    assert [(step.words, step.number) for step in steps] == [("put 2 claims on their sides, gave it a title", None)]


def test_each_ruling_of_a_person_is_a_step_with_its_number():
    ruling = Decision(Act.REMOVE, "Ann", matter="m1", claim="c1", person=True, reasons=("a typo",))
    steps = history_of([kept(1, placed("c1")), kept(2, ruling, ("Ben", "2031-01-05"))], lambda each: each)
    assert [(step.by, step.number, step.reasons, step.taken_back) for step in steps] == [
        ("link 1", None, (), None),
        ("Ann", 2, ("a typo",), ("Ben", "2031-01-05")),
    ]
