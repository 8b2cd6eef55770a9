"""Tiny networks, their data sets and their training, in numpy."""
