"""The one door through which people are shown something, and what it does when Discord refuses."""
