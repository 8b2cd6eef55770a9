"""The prediction game as people see it."""
