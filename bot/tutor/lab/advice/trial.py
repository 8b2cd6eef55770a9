"""What is tried after a training, and what of it is advised: only what lowered the loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.trainings.task import Task, Variant, View
from bot.trainings.trial import Trial
from bot.tutor.lab.advice.changes import BY_NAME, CHANGES, Remedy
from bot.tutor.lab.costs import seconds_of
from bot.tutor.lab.diagnosis.kinds import CurveKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.catalogue import Catalogue
    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.account import RunAccount
    from bot.tutor.lab.dials.dials import Dials

MOST_ADVISED = 2
HELPS = 0.93  # of the loss; luck alone moves it by 3 % in half of all runs
HELPS_ON_FEW = 0.85  # where it was judged on a few held-out rows
NO_USE = 0.97  # of the loss of guessing: what stays above has learned nothing
NOTICEABLE = 0.005  # of the loss of guessing
FEWEST_ROWS = 20  # of the training part
JOINT = 1.25  # what turns one dial teaches more: a joint change must be this much better
MOST_SECONDS = 4.0  # a change that takes longer is not tried
NEEDS_NONE = {CurveKind.GOOD, CurveKind.ONE_CLASS}


def changes_for(account: RunAccount, catalogue: Catalogue) -> list[tuple[Remedy, TrainingSpec]]:
    """Return the changes that can be tried on a run, each with the spec it makes; no spec twice.

    There are none for a run that learned, or that is as good as its data allows.
    """
    spec = account.spec
    if not _can_be_helped(account, catalogue):
        return []
    data = None if spec.data == OWN else catalogue.data_set(spec.data)
    plane = data.plane if data else account.numbers.sizes[0] == len(spec.inputs)
    found: dict[TrainingSpec, Remedy] = {}
    for change in CHANGES:
        possible = (plane or not change.plane) and (
            not change.endless or bool(data and data.endless)
        )
        changed = change.turn(spec) if possible else spec
        if changed != spec and spec.data in {changed.data, OWN}:
            found.setdefault(changed, change)
    return [(change, changed) for changed, change in found.items()]


def _can_be_helped(account: RunAccount, catalogue: Catalogue) -> bool:
    kind = kind_of(account)
    if too_few_points(account, catalogue) or too_slow(account) or kind in NEEDS_NONE:
        return False
    return kind is not CurveKind.AT_FLOOR or held_by_a_dial(account)


def too_slow(account: RunAccount) -> bool:
    """Tell whether a run took so long that changes of it cannot be tried in time."""
    return account.numbers.seconds > MOST_SECONDS / 2


def too_few_points(account: RunAccount, catalogue: Catalogue) -> bool:
    """Tell whether there are too few measured rows to hold some out and judge by them."""
    spec = account.spec
    endless = spec.data != OWN and catalogue.data_set(spec.data).endless
    return not endless and account.numbers.counts[0] < FEWEST_ROWS


def held_by_a_dial(account: RunAccount) -> bool:
    """Tell whether missing inputs or wrong labels bound what can be reached."""
    return account.lacks_inputs or bool(account.spec.flips)


def trial_task(
    task: Task, account: RunAccount, table: DataTable | None, dials: Dials
) -> Task | None:
    """Return the job that tries changes of a run: first the run as it was, then each change.

    None where there is nothing to try.
    """
    fast = [
        Variant(change.name, spec)
        for change, spec in changes_for(account, dials.catalogue)
        if seconds_of(spec, table, dials) <= MOST_SECONDS
    ]
    if not fast or len(task.variants) > 1:
        return None
    return Task(View.TRY, (Variant("", account.spec), *fast), shipped=task.shipped)


def trial_of(task: Task, losses: Sequence[float | None], fresh: int) -> Trial | None:
    """Read the losses of a trial's job, in the order of its variants. None without the first."""
    first, *others = losses or [None]
    if first is None:
        return None
    names = [variant.label for variant in task.variants[1:]]
    return Trial(first, tuple(zip(names, others, strict=True)), fresh)


def advised(trial: Trial, guessing: float) -> list[tuple[Remedy, float]]:
    """Return the changes to advise, at most two, the most helpful first, each with its loss.

    Of changes that turn several dials at most one is among them.
    """
    most = (HELPS if trial.fresh else HELPS_ON_FEW) * trial.loss
    helping = [
        (BY_NAME[name], loss)
        for name, loss in trial.tried
        if name in BY_NAME and loss is not None and loss <= most
        if trial.loss - loss > NOTICEABLE * guessing
    ]
    helping.sort(key=lambda found: found[1] * (JOINT if found[0].joint else 1.0))
    chosen: list[tuple[Remedy, float]] = []
    for remedy, loss in helping:
        if not remedy.joint or _adds_something(loss, chosen, NOTICEABLE * guessing):
            chosen.append((remedy, loss))
    return chosen[:MOST_ADVISED]


def _adds_something(loss: float, chosen: Sequence[tuple[Remedy, float]], least: float) -> bool:
    """Tell whether a remedy that turns several dials is clearly better than what is chosen."""
    return all(
        not other.joint and loss <= HELPS * found and found - loss > least
        for other, found in chosen
    )


def cures(loss: float, guessing: float) -> bool:
    """Tell whether a loss is below guessing: above it, nothing was learned."""
    return loss < NO_USE * guessing
