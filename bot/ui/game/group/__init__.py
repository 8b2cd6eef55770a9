"""The game of a group."""
