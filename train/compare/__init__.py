"""Teaches a network how two statements stand to each other."""
