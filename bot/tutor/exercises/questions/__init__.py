"""Questions: one file for each kind, the five inputs that kinds share, and two tries at each."""
