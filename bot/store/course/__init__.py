"""Where people are in the lessons."""
