"""When, how long and how often: expressions of time, read by a grammar and anchored on the day of publication."""
