"""Trainings: their life, their numbers and their pictures."""
