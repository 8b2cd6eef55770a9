"""Attempts and their entries."""
