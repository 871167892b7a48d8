"""Which entities of different articles are one: found by their names, weighed by what is said around them."""
