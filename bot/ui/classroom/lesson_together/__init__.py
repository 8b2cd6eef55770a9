"""A lesson that people take together."""
