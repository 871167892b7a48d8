"""Places: which words name a place on the map, and which of the places with that name is meant.

`scan` finds the names that the gazetteer holds, `named` judges whether they name places here, `senses` chooses among
the places of one name, and `annotator` is the door. See README.md for the gazetteer's sources and the weights.
"""
