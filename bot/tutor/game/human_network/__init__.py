"""A network of people: each of three to six holds one weight of a tiny network and nudges it."""
