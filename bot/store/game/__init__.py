"""The rules that a game ends with."""
