"""Trainings: their states, their numbers and their pictures."""
