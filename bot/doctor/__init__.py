"""`nudge doctor`: looks whether a bot is well, changes nothing, and says what to mend."""
