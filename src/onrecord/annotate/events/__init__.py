"""What happened: events, by the words that say so."""
