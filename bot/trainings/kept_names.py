"""Old names on the disk and in Discord messages, for things that the code now calls otherwise.

Stored rows and messages outlive a renaming. So their names never change, and only here is the old
name set beside the new one.
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
