"""What helps a training stands on its card, and each remedy is one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.lab.trials import TRIALS
from bot.trainings.asked import SOMEBODY, Asked
from bot.trainings.task import Task, View
from tests.fakes import HandClock, SlowEngine
from tests.tried import settled_outcome, tried_outcome
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import simcord
    from discord.ext import commands

    from bot.trainings.news import News
    from bot.tutor.data.table import DataTable
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


class TryingEngine(SlowEngine):
    """Answers every trial at once: stopping at the best round helps."""

    def submit(
        self,
        run: int,
        task: Task,
        table: DataTable | None,
        listen: Callable[[News], None],
        asked: Asked = SOMEBODY,
    ) -> None:
        super().submit(run, task, table, listen, asked)
        if task.view is View.TRY:
            listen(tried_outcome(task, stop=0.1))


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine, clock: HandClock) -> commands.Bot:
    return build_app(engine=slow, clock=clock).bot


async def untried(classroom: Classroom, slow: SlowEngine) -> simcord.ResponseMessage:
    """Train, and let the end be shown before anything is tried."""
    card = shown(await classroom.ana.slash(classroom.channel, "train"))
    slow.say(slow.submitted[-1].run, settled_outcome())
    await classroom.env.settle()
    return card


async def test_what_helped_appears_on_the_card_with_a_button_that_trains_it(
    classroom: Classroom, slow: SlowEngine, clock: HandClock
) -> None:
    card = await untried(classroom, slow)
    assert "What helps?" in labels_of(card)
    trial = slow.submitted[-1]
    slow.say(trial.run, tried_outcome(trial.task, points=0.1, rounds=0.2))
    await classroom.env.settle()
    await clock.advance(3)
    await classroom.env.settle()
    assert "I tried" in text_of(card)
    assert {"Points ×4", "Rounds ×3"} <= set(labels_of(card))
    assert "What helps?" not in labels_of(card)
    assert card.attachments
    await classroom.ben.click(card, label="Points ×4")
    assert slow.submitted[-1].task.spec.points == 800


async def test_a_card_from_before_asks_for_a_trial_and_answers_in_private(
    classroom: Classroom, slow: SlowEngine
) -> None:
    card = await untried(classroom, slow)
    later = TryingEngine()
    await classroom.env.restart_bot(classroom.build_app(None, later).bot)
    answer = await classroom.ben.click(card, label="What helps?")
    [trial] = later.submitted
    assert trial.run == slow.submitted[-1].run
    assert trial.run > TRIALS
    told = shown(answer)
    assert told.ephemeral
    assert "**Stop at the best**" in text_of(told)
    assert told.attachments
    again = await classroom.ana.click(card, label="What helps?")
    assert "**Stop at the best**" in text_of(shown(again))
    assert len(later.submitted) == 1
