"""Training results drawn as pictures with alt text."""
