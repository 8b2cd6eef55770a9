"""Finds out by trying which change of a training helps, and says so."""
