"""Talking to the tutor."""
