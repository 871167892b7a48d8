"""Which claims go back to one origin, and which articles are copies of others."""
