"""Doing an exercise, one step at a time."""
