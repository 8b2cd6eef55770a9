"""Taking the course, one's progress in it, and finding one's way."""
