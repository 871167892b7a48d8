import pytest

from onrecord.annotate.marks import quotations_of


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"It rains," she said.', ['"It rains,"']),
        ("“It rains,” she said. “Again.”", ["“It rains,”", "“Again.”"]),
        ('“It rains," she said.', ['“It rains,"']),
        ("``It rains,'' she said.", ["``It rains,''"]),
        ("«It rains,» she said.", ["«It rains,»"]),
        ("”It rains,” she said.", ["”It rains,”"]),
        ("She said it was 'pouring down' in Tarrowby.", ["'pouring down'"]),
        ("‘Nobody’s bridge’ fell.", ["‘Nobody’s bridge’"]),
        ("The farmers' sheep and the miller's wheel.", []),
        ("She is 5'11\" tall and he is not.", []),
        ("In the '90s it rained.", []),
        ("“It rains. “It pours,” she said.", ["“It rains.", "“It pours,”"]),
        ("It rains,” she said.", ["It rains,”"]),
        ('"It rains, she said.', []),
        ('""', []),
        ("", []),
    ],
)
def test_what_stands_in_marks_is_found_however_they_were_typed(text, quoted):
    assert [span.of(text) for span in quotations_of(text)] == quoted


def test_a_forgotten_mark_harms_its_own_paragraph_only():
    text = 'He called it "a disgrace.\n\nNobody agreed.\n\n"Not me," said Venn.'
    assert [span.of(text) for span in quotations_of(text)] == ['"Not me,"']


def test_a_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark():
    text = "“It rained all day.\n\n“Then it snowed,” said Venn."
    assert [span.of(text) for span in quotations_of(text)] == ["“It rained all day.", "“Then it snowed,”"]
