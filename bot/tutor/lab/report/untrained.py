"""Says that the network that was kept is the one of the start, before any training."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount


def untrained(account: RunAccount) -> str:
    """Say why nothing of a training was kept, such as "not trained: ..."; "" if something was."""
    if account.kept_epoch:
        return ""
    if account.numbers.diverged and account.last_epoch == 0:
        return "not trained: it diverged in round 1"
    return "not trained: early stopping kept round 0"
