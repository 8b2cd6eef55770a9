"""What the engine sends about a training: it is stored first, then shown to the person."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from bot.services.lab.run_scenes import whole_scene
from bot.services.lab.scenes import RunFailedScene, RunScene, RunWaitScene
from bot.trainings.news import Failure, Outcome
from bot.tutor.errors import TutorError
from bot.tutor.lab.report.titles import title_of
from bot.tutor.lab.runs import RunState
from bot.tutor.lab.scores import score_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.services.lab.ports import Runs, Shelf
    from bot.services.scene import Scene
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.news import News, Picture
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press


log = logging.getLogger(__name__)

OUR_FAULT = (
    "Something broke on my side when this training ended, and it is noted. "
    "Please try again; if it breaks again, try other settings."
)


class Tell(Protocol):
    async def __call__(self, run: Run, scene: Scene, /) -> bool:
        """Show the person the state of their training. Return whether they could be reached."""
        ...


class Following:
    """Receives what the engine sends. The owner must set `tell` before the first training.

    `tell` shows a scene to the person; `bot.ui.lab.desk` provides it.
    """

    def __init__(self, runs: Runs, shelf: Shelf, catalogue: Catalogue) -> None:
        self.tell: Tell = _nobody
        self._runs, self._shelf, self._catalogue = runs, shelf, catalogue
        self._under_way: set[asyncio.Task[None]] = set()
        self._unsaved: dict[int, tuple[Run, Outcome | Failure]] = {}
        self._awaited: set[int] = set()
        self._being_told: set[int] = set()
        self._nothing_owed: set[tuple[int, int | None]] = set()

    def listener(self, run: Run) -> Callable[[News], None]:
        """Return a function that the engine may call from its own thread.

        It hands each news over to the event loop that runs now.
        """
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        self._awaited.add(run.id)

        def listen(news: News) -> None:
            with suppress(RuntimeError):  # loop ended: the next start resumes it
                loop.call_soon_threadsafe(self.take, run, news, context=context)

        return listen

    async def ended(self, run: Run, news: Outcome | Failure) -> None:
        """Store how a training ended, unless its end is stored already, and show it.

        Raise NotSavedError when it could not be stored; then the end is not shown.
        """
        ended = await self._keep(run, news)
        self._awaited.discard(run.id)
        if ended is not None:
            await self._show(ended, news.pictures if isinstance(news, Outcome) else ())

    def take(self, run: Run, news: News) -> None:
        """Store and show news of a training, in a task of its own."""
        self._later(self._handle(run, news))

    def again(self, run: Run) -> None:
        """Show the end of a training that the bot could not show before it was stopped."""
        self._later(self._show_again(run))

    async def tell_owed(self, press: Press, send: Callable[[Scene], Awaitable[bool]]) -> None:
        """Pass to `send` the end of a training that could not be shown to this person when it came.

        `send` returns whether the person was reached; if not, the end is sent at a later press. An
        exception of `send` is raised here, and the end counts as shown: the same fault must not
        meet a person at every press.
        """
        with suppress(TutorError):
            await self.save_what_waits(press.person)
        where = (press.person, press.guild)
        if where in self._nothing_owed:
            return
        self._nothing_owed.add(where)  # first: an end that comes meanwhile removes it
        run = await self._shelf.unseen(press)
        if run is None:
            return
        self._nothing_owed.discard(where)
        if run.id in self._being_told:
            return
        reached = True
        self._being_told.add(run.id)
        try:
            pictures = await self._shelf.pictures(run.id)
            reached = await send(end_scene(run, pictures, self._catalogue))
        finally:
            self._being_told.discard(run.id)
            if reached:
                await self._note_seen(run)

    async def save_what_waits(self, person: int) -> None:
        """Try again to store an end that could not be stored. Raise NotSavedError if that fails."""
        if person in self._unsaved:
            await self.ended(*self._unsaved[person])
            self._unsaved.pop(person, None)  # another press may have stored it meanwhile

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(_noted(work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _handle(self, run: Run, news: News) -> None:
        if isinstance(news, Outcome | Failure):
            await self._handle_end(run, news)
        elif run.id in self._awaited:  # it has not ended meanwhile
            await self.tell(run, RunWaitScene(run.id, title_of(run), news))

    async def _handle_end(self, run: Run, news: Outcome | Failure) -> None:
        try:
            await self.ended(run, news)
        except TutorError as not_saved:
            self._unsaved[run.person] = run, news
            await self.tell(run, RunFailedScene(run.id, str(not_saved)))
        except Exception:
            if run.id in self._awaited:  # its numbers can never be stored
                await self.ended(run, Failure(OUR_FAULT))
            raise

    async def _show_again(self, run: Run) -> None:
        await self._show(run, await self._shelf.pictures(run.id))

    async def _show(self, run: Run, pictures: tuple[Picture, ...]) -> None:
        shown = False
        self._being_told.add(run.id)
        try:
            shown = await self.tell(run, end_scene(run, pictures, self._catalogue))
        finally:
            self._being_told.discard(run.id)
            if not shown:
                self._nothing_owed.discard((run.person, run.guild))
        if shown:
            await self._note_seen(run)

    async def _note_seen(self, run: Run) -> None:
        with suppress(TutorError):  # on a full disk: it is shown again at another press
            await self._shelf.seen(run.id)

    async def _keep(self, run: Run, news: Outcome | Failure) -> Run | None:
        """Store the end. Return the run as it is now, None when it had ended before."""
        if isinstance(news, Outcome):
            score = score_of(run, news.runs)
            kept = await self._runs.finish(run, news, score)
            done = replace(run, state=RunState.DONE, numbers=news.runs, score=score)
            return done if kept else None
        state = RunState.CANCELLED if news.cancelled else RunState.FAILED
        kept = await self._runs.end(run.id, state, news.words)
        return replace(run, state=state, reason=news.words) if kept else None


def end_scene(
    run: Run, pictures: tuple[Picture, ...], catalogue: Catalogue
) -> RunScene | RunFailedScene:
    """Return the scene for the end of a training, whether it succeeded or not."""
    if run.state is RunState.DONE:
        return whole_scene(run, pictures, catalogue)
    return RunFailedScene(run.id, run.reason)


async def _noted(work: Coroutine[None, None, None]) -> None:
    """Run `work`. Its caller is gone, so an exception is only logged."""
    try:
        await work
    except Exception:
        log.exception("While following a training")


async def _nobody(_run: Run, _scene: Scene, /) -> bool:
    return False
