"""Which articles are made from others."""

from __future__ import annotations

import pytest

from onrecord.reconcile.origin.copies import Copies, Prepared, keys_of, made_from, resemblance

WIRE = (
    "Three fishing boats burned in the harbour of Tarn on Sunday night, and a watchman was hurt, the fire "
    "brigade said. "
    "The fire began on the oldest of the boats, which had been lying at the pier for repairs since winter. "
    "“We could do nothing more for them when we came,” fire chief Olaf Brandt said. "
    "Neighbours had heard a loud bang shortly before midnight and called for help. "
    "The owner, a cooperative of nine families, puts the damage at two million crowns."
)
OTHER = (
    "The town council of Ostby voted on Monday to close its swimming hall for the whole of next year. "
    "Heating alone costs more than the council takes in at the door, treasurer Ada Quill told a meeting of parents. "
    "The roof, built sixty years ago by a firm that no longer exists, has leaked since spring."
)
SENTENCES = WIRE.split(". ")


def test_a_reprint_is_a_copy():
    found = resemblance(WIRE, f"Boats on fire in Tarn\n\n{WIRE}")
    assert found.is_copy
    assert found.score > 0.9
    assert found.reason("Meridian's article") == "all of its words stand in Meridian's article, in the same order"


def test_a_part_of_an_article_in_another_order_is_a_copy():
    found = resemblance(WIRE, ". ".join((SENTENCES[4], SENTENCES[3], SENTENCES[1])))
    assert found.is_copy
    assert found.reason().endswith("in another order")


def test_other_words_for_a_third_leave_it_a_copy():
    rewritten = WIRE.replace("Three fishing boats burned", "Flames destroyed three vessels").replace(
        "and a watchman was hurt, the fire brigade said", "injuring a guard"
    )
    assert resemblance(WIRE, rewritten).is_copy


def test_an_article_on_something_else_is_none():
    assert not resemblance(WIRE, OTHER).is_copy


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        f"Boats on fire in Tarn\n\n{WIRE}",
        f"{SENTENCES[3]}. {OTHER}",
        ". ".join((SENTENCES[4], SENTENCES[3], SENTENCES[1])),
        "“We could do nothing more for them when we came,” fire chief Olaf Brandt said.",
        WIRE[-60:],
        "Tarn.",
    ],
)
def test_the_short_way_tells_copies_as_the_long_way_does(other):
    found = resemblance(WIRE, other)
    assert made_from(Prepared.of(WIRE), Prepared.of(other)) == (found.score if found.is_copy else None)


def test_a_quotation_that_both_have_makes_no_copy():
    quotation = "“We could do nothing more for them when we came,” fire chief Olaf Brandt said."
    own = f"Firefighters arrived too late to rescue any of the vessels moored at the quay. {quotation}"
    found = resemblance(WIRE, own)
    assert not found.is_copy
    assert found.quoted == 1
    assert found.lifted == ("we could do nothing more for them when we came",)


def test_what_an_outlet_ends_all_its_articles_with_makes_no_copy():
    footer = "Follow us for more on this story, and tell us what you think of it."
    brief = (
        "The swimming hall of Ostby stays closed until spring because its roof leaks, says the council’s treasurer. "
    )
    other = "Boats burned in the harbour on Sunday night, and nobody was hurt there, though a watchman fell asleep. "
    assert not resemblance(brief + footer, other + footer).is_copy


@pytest.mark.parametrize("text", ["", "Fire.", "Nothing was left of it."])
def test_very_short_texts_are_compared(text):
    assert not resemblance(WIRE, text).is_copy
    assert not resemblance(text, WIRE).is_copy


def test_versions_of_one_article_are_called_so():
    reason = resemblance(WIRE, f"{OTHER} {WIRE}").reason(one_outlet=True)
    assert reason.startswith("another version: ")


def test_an_article_has_few_keys_and_shares_them_with_its_copies():
    assert len(keys_of(WIRE * 30)) <= 24
    assert set(keys_of(WIRE)) & set(keys_of(". ".join(SENTENCES[:2])))
    assert not set(keys_of(WIRE)) & set(keys_of(OTHER))


def test_copies_are_found_among_other_articles():
    copies = Copies()
    copies.add("wire", WIRE)
    copies.add("other", OTHER)
    assert set(copies.of(f"Fire in Tarn. {WIRE}")) == {"wire"}


def test_of_many_articles_that_share_a_key_only_the_latest_are_looked_at():
    copies = Copies()
    for number in range(50):
        copies.add(f"reprint {number}", WIRE)
    found = copies.of(WIRE)
    assert len(found) == 20
    assert "reprint 49" in found
