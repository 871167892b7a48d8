from datetime import date

import pytest

from onrecord.dossier.dates import spoken
from onrecord.model import When


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2031, 1, 10), date(2031, 1, 10), "10 January 2031"),
        (date(2031, 1, 10), date(2031, 1, 16), "10–16 January 2031"),
        (date(2031, 3, 28), date(2031, 4, 3), "28 March – 3 April 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "30 December 2030 – 2 January 2031"),
        (date(2032, 2, 1), date(2032, 2, 29), "February 2032"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2030, 1, 1), date(2031, 12, 31), "2030–2031"),
        (date(2031, 1, 10), None, "not before 10 January 2031"),
        (None, date(2031, 1, 10), "not after 10 January 2031"),
        (None, None, "no date"),
    ],
)
def test_a_time_is_spoken_as_vaguely_as_it_is_known(earliest, latest, words):
    assert spoken(When(None, earliest, latest)) == words
