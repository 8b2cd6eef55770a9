"""The labs worked by hand, in exact numbers."""
