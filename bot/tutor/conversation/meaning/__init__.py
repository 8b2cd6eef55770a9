"""From a message and what is open to what is meant."""
