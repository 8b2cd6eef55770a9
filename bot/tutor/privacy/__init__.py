"""What is kept about a person, why, for how long, and who can see it."""
