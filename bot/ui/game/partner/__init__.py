"""The room of the game of two."""
