"""The pictures of lesson cards and of questions: a file a kind, each with its alt text."""
