"""Finding the card that answers a question."""
