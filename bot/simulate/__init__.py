"""`nudge simulate`: tries faults on the real bot and store, and counts what was survived."""
