"""People's own data: read, checked, written out, and what a sentence shows."""
