"""Hearing what people type in the game: corrections, features, predictions, rules."""
