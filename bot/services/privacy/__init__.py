"""A person's own things: seen, taken along, deleted."""
