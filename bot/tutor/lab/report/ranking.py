"""Which of several runs did best, if they can be compared at all; a diverged run never did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.curves import diverges
from bot.tutor.lab.diagnosis.measures import loss_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.lab.account import RunAccount


@dataclass(frozen=True, slots=True)
class RunRanking:
    """`order` are the positions of the runs that did not diverge, lowest loss first.

    `part` names the part whose loss decides, validation where all of them have it, else test.
    `losses` are those of each run, in the order given, by the network that it kept. `obstacle` is a
    sentence that says why the losses cannot be compared, or "".
    """

    part: str
    losses: tuple[float, ...]
    order: tuple[int, ...]
    diverged: tuple[int, ...]
    obstacle: str = ""

    @property
    def tied(self) -> str:
        """A sentence that says that all end at the same loss; "" where they do not."""
        ends = {loss_text(self.losses[place]) for place in self.order}
        if self.obstacle or len(self.order) < 2 or len(ends) > 1:
            return ""
        who = "The others" if self.diverged else "All"
        return f"{who} end at the same {self.part} loss, {ends.pop()}."

    @property
    def best(self) -> int | None:
        """The position of the best run; None where there is none that may be called so."""
        known = self.order and not self.obstacle and not self.tied
        return self.order[0] if known else None


def ranking_of(accounts: Sequence[RunAccount]) -> RunRanking:
    """Rank at least one run by the loss of the network that each one kept."""
    diverged = tuple(place for place, account in enumerate(accounts) if _diverged(account))
    by_validation = [account.validation_loss for account in accounts]
    validation = [loss for loss in by_validation if loss is not None]
    part, losses = "test", tuple(account.test_loss for account in accounts)
    if len(validation) == len(accounts):  # the test part must not choose what it then judges
        part, losses = "validation", tuple(validation)
    sound = [place for place in range(len(accounts)) if place not in diverged]
    order = tuple(sorted(sound, key=losses.__getitem__))
    return RunRanking(part, losses, order, diverged, _obstacle(accounts))


def _diverged(account: RunAccount) -> bool:
    """Tell whether a run diverged, and early stopping kept nothing from before."""
    saved = account.kept_before_the_end and not account.numbers.diverged
    return diverges(account) and not saved


def _obstacle(accounts: Sequence[RunAccount]) -> str:
    data = list(dict.fromkeys(account.spec.data for account in accounts))
    if len(data) > 1:
        return (
            f"They learn from different data ({', '.join(data)}), so their losses do not compare."
        )
    kinds = list(dict.fromkeys(account.loss.called for account in accounts))
    if len(kinds) > 1:
        return f"Their losses are of different kinds ({', '.join(kinds)}) and do not compare."
    return ""


def diverged_told(labels: Sequence[str], ranking: RunRanking) -> str:
    """Say which runs diverged; "" if none did."""
    count = len(ranking.diverged)
    if not count:
        return ""
    if count == len(labels):
        return "It diverged." if count == 1 else f"All {count} diverged, so none of them is best."
    named = ", ".join(labels[place] for place in ranking.diverged)
    return f"Diverged: {named}."
