"""Names on the disk and on the wire that the code now calls otherwise.

What was stored and what stands on people's screens outlives a renaming, so the old names stay
there, are written as ever, and are read here and nowhere else.
"""

from __future__ import annotations

NUMBERS = {
    "epochs": "rounds",
    "kept_epoch": "kept_round",
    "baseline_loss": "guess_loss",
    "symmetric_units": "twin_units",
}
"""Fields of RunNumbers, and their keys in a stored row."""

PREDICTED_FIELD = "foreseen"
"""The field of the training form that asks how the curve will go."""
