"""Measurements, side by side in one run: `nudge bench …`."""
