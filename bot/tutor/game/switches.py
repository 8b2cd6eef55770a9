"""What can be switched off around the game, and by whom."""

from __future__ import annotations

INVITATIONS = "invitations"
"""Of a person: nobody may invite them to a game of two."""
CHALLENGES = "challenges"
"""Of a server: nobody may post sentences of their own there."""
