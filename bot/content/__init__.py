"""Reads and checks the lesson files, and makes tutor objects of them."""
