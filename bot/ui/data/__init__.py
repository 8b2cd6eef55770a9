"""People's own data as they see it."""
