"""A trial that ends after its training was deleted is stored nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.lab.trials import KeptTrials
from bot.store.privacy.deleting import Deletions
from bot.trainings.trial import Trial
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.trained import done

if TYPE_CHECKING:
    from bot.store.lab.runs import Runs

ANA = 300_000_000_000_000_001
TRIAL = Trial(0.4, (("points", 0.1),), 100)


async def test_a_trial_of_a_deleted_training_is_not_stored_in_its_emptied_row(runs: Runs) -> None:
    """The row with the highest number stays, emptied, so that no card finds another training."""
    run, deletions = await done(runs, Press(1, ANA, guild=5)), Deletions(runs.database)
    await KeptTrials(runs.database).keep(run.id, TRIAL)
    assert len(rows(runs.database.path, "SELECT * FROM run_trial")) == 1
    parted = await deletions.part(Press(2**60, ANA, guild=5))
    assert parted is not None
    while await deletions.delete_some(parted.owner):
        pass
    await KeptTrials(runs.database).keep(run.id, TRIAL)
    await runs.posted(run, 8, 9)
    assert rows(runs.database.path, "SELECT * FROM run_trial") == []
    left = "SELECT id, channel_id, message_id FROM run"
    assert rows(runs.database.path, left) == [(run.id, None, None)]
