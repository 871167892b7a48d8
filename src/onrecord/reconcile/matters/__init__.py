"""From pairs of claims to matters: which claims answer one question, on which side, and what to call it."""
