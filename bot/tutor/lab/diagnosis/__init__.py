"""What happened in a training and why, read off its numbers."""
