"""What the cards of all games of several people share."""
