"""A training in words and in tables narrow enough for a phone."""
