"""What the program says of itself: written as lines of JSON or of text, without secrets."""
