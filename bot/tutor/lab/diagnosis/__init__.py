"""Says what happened in a training and why, from its numbers."""
