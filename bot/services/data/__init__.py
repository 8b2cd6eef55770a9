"""Bringing data of one's own."""
