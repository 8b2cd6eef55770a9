"""The files of lessons/conversation: the fixed words of the tutor, and what it hears first."""
