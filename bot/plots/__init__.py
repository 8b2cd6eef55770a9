"""Pictures of training results, with alt text."""
