"""Asking for a training, following it, and looking at earlier ones."""
