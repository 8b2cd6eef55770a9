"""Say of a training loss that grows or jumps how it went; and how any went, in one clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.diagnosis.curves import thrown_off
from bot.tutor.lab.diagnosis.measures import loss_text, percent_text, rising_share

if TYPE_CHECKING:
    from bot.tutor.lab.account import RunAccount


def epochs_text(account: RunAccount) -> str:
    count = account.last_epoch
    return "1 round" if count == 1 else f"{count:,} rounds"


def fell(account: RunAccount) -> str:
    """Say how the training loss went from the start to the kept network."""
    start, end = loss_text(account.numbers.train_loss[0]), loss_text(account.train_loss)
    if start == end:
        return f"stayed near {start}"
    falls = account.train_loss < account.numbers.train_loss[0]
    return f"{'fell' if falls else 'rose'} from {start} to {end}"


def diverging(account: RunAccount) -> str:
    train = account.numbers.train_loss
    start, end, rounds = loss_text(train[0]), loss_text(train[-1]), epochs_text(account)
    if not account.numbers.diverged:
        return (
            f"The training loss grew from {start} to {end} in {rounds}, and it was still growing."
        )
    if account.last_epoch == 0:
        return (
            f"It started with a training loss of {start}. The very first steps made its numbers "
            "too large to go on, so only the start is shown."
        )
    went = f"went from {start} to {end}" if start != end else f"was {start}"
    return (
        f"In {rounds} the training loss {went}. Then its numbers grew too large to go on, and the "
        "training was stopped."
    )


def flung(account: RunAccount) -> str:
    train, test = account.numbers.train_loss, account.numbers.test_loss
    if thrown_off(account):
        return (
            f"The training loss jumped from {loss_text(train[0])} to as much as "
            f"{loss_text(max(train))}. The test loss ended at {loss_text(test[-1])}; at the start "
            f"it was {loss_text(test[0])}."
        )
    return (
        f"The training loss rose from {loss_text(train[0])} to {loss_text(train[-1])} in "
        f"{epochs_text(account)}; guessing gives {loss_text(account.guessing)}."
    )


def jagged(account: RunAccount) -> str:
    train = account.numbers.train_loss
    start, lowest, highest, end = map(loss_text, (train[0], min(train), max(train), train[-1]))
    went = f"from {start} to as much as {highest}" if start != highest else f"down to {lowest}"
    return (
        f"The training loss jumped {went} and ended at {end} "
        f"(test {loss_text(account.numbers.test_loss[-1])}). It rose in "
        f"{percent_text(rising_share(train))} of the steps shown."
    )


def noisy(account: RunAccount) -> str:
    return (
        f"The training loss {fell(account)} (test {loss_text(account.test_loss)}), but it rose in "
        f"{percent_text(rising_share(account.numbers.train_loss))} of the steps shown. Each step "
        f"sees {account.spec.batch} of {account.numbers.counts[0]} points, and they pull the "
        "weights their own way."
    )
