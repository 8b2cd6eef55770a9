"""What `nudge check` says of a course that loads: its figures, and what could be better."""
