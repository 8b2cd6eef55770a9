"""Playing the prediction game."""
