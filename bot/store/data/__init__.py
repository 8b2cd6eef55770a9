"""People's own data."""
