"""Reading all rows of one person, and deleting them."""
