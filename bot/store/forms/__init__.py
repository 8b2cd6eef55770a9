"""Refused forms, on SQL."""
