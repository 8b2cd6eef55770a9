"""Lesson files read, checked and turned into tutor objects."""
