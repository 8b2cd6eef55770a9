"""The tiny network that understands what a message asks for."""
