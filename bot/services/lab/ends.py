"""How a training ended: stored, and as a scene."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.lab.scenes import RunFailedScene
from bot.trainings.news import Outcome
from bot.tutor.errors import TutorError
from bot.tutor.lab.runs import RunState
from bot.tutor.lab.scores import score_of
from bot.tutor.privacy.blanking import DATA_WENT

if TYPE_CHECKING:
    from bot.services.lab.audience import Audience
    from bot.services.lab.ports import Runs, Shelf
    from bot.services.lab.run_scenes import RunScenes
    from bot.services.lab.scenes import RunScene
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.news import Failure, Picture
    from bot.tutor.lab.runs import Run


def end_scene(
    scenes: RunScenes, run: Run, pictures: tuple[Picture, ...], audience: Audience
) -> RunScene | RunFailedScene:
    """Return the scene for the end of a training, whether it succeeded or not."""
    if run.state is not RunState.DONE:
        return RunFailedScene(run.id, run.reason)
    return scenes.whole(run, pictures, audience)


async def keep_end(
    runs: Runs, catalogue: Catalogue, run: Run, news: Outcome | Failure
) -> Run | None:
    """Store the end. Return the run as it is now, None when it had ended before."""
    if isinstance(news, Outcome):
        score = score_of(run, news.runs[0], catalogue)
        done = replace(run, state=RunState.DONE, numbers=news.runs, score=score)
        return done if await runs.finish(run, news, score) else None
    state = RunState.CANCELLED if news.cancelled else RunState.FAILED
    kept = await runs.end(run.id, state, news.words)
    return replace(run, state=state, reason=news.words) if kept else None


async def given_up(shelf: Shelf, run: Run) -> Run | None:
    """Return a run that the store gave up as its data went, if its card can stay.

    A card that all see is deleted with the data, so that its end is told at a later press.
    """
    if run.guild is None or run.wanted.private:
        with suppress(TutorError):
            kept = await shelf.get(run.id)
            if kept is not None and (kept.person, kept.reason) == (run.person, DATA_WENT):
                return replace(kept, channel=run.channel, message=run.message)
    return None
