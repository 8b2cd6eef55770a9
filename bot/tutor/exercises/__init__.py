"""Exercises that are graded: an attempt at one, matching, and questions."""
