"""What the game leaves behind."""
