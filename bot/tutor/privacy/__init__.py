"""What is kept of a person, why, for how long, and who can see it."""
