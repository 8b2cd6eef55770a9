"""Rival test sets: the card in the channel, and what each team sees alone."""
