"""The classroom: an instructor posts, a class answers, a group takes a lesson together."""
