from onrecord.annotate.blocks import readable

SHOUTED = "THE FERRY SANK. “NOBODY DIED,” THE MAYOR OF TARN SAID ON MONDAY. " * 5


def test_text_in_capitals_throughout_is_read_in_small_letters():
    assert readable(SHOUTED).startswith("The ferry sank. “Nobody died,” the mayor of tarn")
    assert len(readable(SHOUTED)) == len(SHOUTED)


def test_a_headline_in_capitals_is_read_as_it_stands():
    assert readable("FERRY SINKS OFF TARN") == "FERRY SINKS OFF TARN"


def test_one_small_letter_is_enough_to_be_read_as_it_stands():
    assert readable(SHOUTED + "a") == SHOUTED + "a"
