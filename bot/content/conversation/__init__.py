"""What the talk is made of, read from the folder `conversation` of the lessons."""
