"""What the engine sends about a training: it is stored first, then shown to the person."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.lab.audience import Audience, audience_of
from bot.services.lab.claims import Claims
from bot.services.lab.ends import end_scene, given_up, keep_end
from bot.services.lab.places import AnswerPlaces
from bot.services.lab.scenes import RunFailedScene
from bot.services.messages import Delivered, MessagePlace, hint_for
from bot.services.newest import Newest
from bot.trainings.news import Failure, Outcome, Started
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    from bot.services.lab.ports import Runs, Shelf
    from bot.services.lab.run_scenes import RunScenes
    from bot.services.lab.trials import Trials
    from bot.services.messages import Messages
    from bot.services.scene import Scene
    from bot.trainings.news import News, Picture, Progress, Waiting
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

log = logging.getLogger(__name__)

MOST_KEPT = 2000  # more than the caps let be under way
MOST_PEOPLE = 10_000  # of whom it is known that they are owed nothing
MOST_UNSAVED = 50  # ends that wait with their pictures
OUR_FAULT = (
    "Something broke on my side when this training ended, and it is noted. "
    "Please try again; if it breaks again, try other settings."
)


class Following:
    """Receives what the engine sends, stores it, and has the person told through `messages`."""

    def __init__(
        self, runs: Runs, shelf: Shelf, scenes: RunScenes, messages: Messages, trials: Trials
    ) -> None:
        self.messages, self.trials = messages, trials
        self.places = AnswerPlaces(runs)
        self._runs, self._shelf, self._scenes = runs, shelf, scenes
        self._under_way: set[asyncio.Task[None]] = set()
        self._unsaved: dict[int, tuple[Run, Outcome | Failure]] = {}  # by the run
        self._awaited: set[int] = set()
        self._latest: Newest[int, Waiting | Progress] = Newest(MOST_KEPT)
        self._places: Newest[int, MessagePlace] = Newest(MOST_KEPT)
        self._hints: Newest[int, str] = Newest(MOST_KEPT)
        self._claims = Claims()
        self._nothing_owed: Newest[tuple[int, int | None], None] = Newest(MOST_PEOPLE)

    @property
    def busy(self) -> int:
        """How many ends are being stored and told just now."""
        return len(self._under_way)

    def answer_at(self, run: int, place: MessagePlace) -> None:
        """Remember where the answer to a training stands, with what may edit it there."""
        self._places[run] = place

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
        with self._claims.held(run.id):  # before it is stored: from then on a press may find it
            ended = await keep_end(self._runs, self._scenes.dials.catalogue, run, news)
            self._awaited.discard(run.id)
            self._latest.pop(run.id, None)
            ended = ended or await given_up(self._shelf, run)
            if ended is None:
                self._places.pop(run.id, None)
                self._nothing_owed.pop((run.person, run.guild), None)  # its data may have gone
            else:
                await self._show(ended, news.pictures if isinstance(news, Outcome) else ())

    def take(self, run: Run, news: News) -> None:
        """Store and show news of a training, in a task of its own."""
        if isinstance(news, Outcome | Failure):
            self.later(self._handle_end(run, news))
        elif isinstance(news, Started):
            self.later(self._note_start(run, news))
        elif run.id in self._awaited and run.message is not None:  # it has not ended meanwhile
            self._latest[run.id] = news
            self.messages.refresh(self._place(run), lambda: self._on_its_way(run))

    def forget(self, person: int, runs: Iterable[int]) -> None:
        """Forget what waits for a person, and these trainings of theirs."""
        unsaved = [one for one, (run, _) in self._unsaved.items() if run.person == person]
        for run in (*runs, *unsaved):
            self._awaited.discard(run)
            for kept in (self._unsaved, self._latest, self._places, self._hints):
                kept.pop(run, None)
        for where in [one for one in self._nothing_owed if one[0] == person]:
            del self._nothing_owed[where]

    def again(self, run: Run) -> None:
        """Show the end of a training that the bot could not show before it was stopped."""
        self.later(self._show_again(run))

    async def tell_owed(self, press: Press, send: Callable[[Scene, str], Awaitable[bool]]) -> None:
        """Pass to `send` the end of a training that could not be shown to this person when it came.

        With it goes a sentence that says why, or "". `send` returns whether the person was reached;
        if not, the end is sent at a later press. An exception of `send` is raised here, and the end
        counts as shown: the same fault must not meet a person at every press.
        """
        with suppress(TutorError):
            await self.save_what_waits(press.person)
        where = (press.person, press.guild)
        if where in self._nothing_owed:
            return
        self._nothing_owed[where] = None  # first: an end that comes meanwhile removes it
        run, free = await self._claims.is_free(self._shelf.unseen(press))
        if run is None:
            return
        self._nothing_owed.pop(where, None)
        if not free:
            return
        reached = True
        with self._claims.held(run.id):
            try:
                pictures = await self._shelf.pictures(run.id)
                scene = end_scene(self._scenes, run, pictures, Audience.OWNER)
                reached = await send(scene, self._hints.get(run.id, ""))
            finally:
                if reached:
                    self._hints.pop(run.id, None)
                    await self._note_seen(run)

    async def save_what_waits(self, person: int) -> None:
        """Try again to store ends that could not be stored. Raise NotSavedError if that fails."""
        await self.places.keep_unsaved()
        for run, news in [*self._unsaved.values()]:
            if run.person == person:
                await self.ended(run, news)
                self._unsaved.pop(run.id, None)  # another press may have stored it meanwhile

    @property
    def awaited(self) -> tuple[int, ...]:
        """The trainings whose ends the engine is still to send."""
        return tuple(sorted(self._awaited))

    def later(self, work: Coroutine[None, None, None]) -> None:
        """Do something whose caller does not wait; what it raises is logged."""
        task = asyncio.ensure_future(_noted(work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _note_start(self, run: Run, news: Started) -> None:
        try:
            await self._runs.started(run, news.attempt)
        except TutorError as not_saved:  # matters only if the bot is killed now
            log.warning("That run %s began was not kept: %s", run.id, not_saved)

    async def _handle_end(self, run: Run, news: Outcome | Failure) -> None:
        try:
            await self.ended(run, news)
        except TutorError as not_saved:
            if isinstance(news, Outcome) and len(self._unsaved) >= MOST_UNSAVED:
                news = replace(news, pictures=())  # training again draws the same ones
            self._unsaved[run.id] = run, news
            await self._told(run, RunFailedScene(run.id, str(not_saved)), "unsaved")
        except Exception:
            if run.id in self._awaited:  # its numbers can never be stored
                await self.ended(run, Failure(OUR_FAULT))
            raise

    async def _show_again(self, run: Run) -> None:
        with self._claims.held(run.id):
            await self._show(run, await self._shelf.pictures(run.id))

    async def _on_its_way(self, run: Run) -> Scene | None:
        news = self._latest.get(run.id)
        return None if news is None else self._scenes.waiting(run, news)

    async def _show(self, run: Run, pictures: tuple[Picture, ...]) -> None:
        shown, place = False, self._place(run)
        try:
            scene = end_scene(self._scenes, run, pictures, audience_of(run))
            shown = await self._told(run, scene, "end")
        finally:
            self._places.pop(run.id, None)
            if not shown:
                self._nothing_owed.pop((run.person, run.guild), None)
        if shown:
            await self._note_seen(run)
        await self.trials.begin(run, place if shown else None)

    async def _told(self, run: Run, scene: Scene, what: str) -> bool:
        """Show a scene in the message that answers a run. Return whether it arrived."""
        if run.message is None:
            return False
        told = await self.messages.deliver(self._place(run), scene, f"run-{run.id}-{what}")
        if isinstance(told, Delivered):
            await self.places.told_at(run, told.place)
        elif hint := hint_for(told):
            self._hints[run.id] = hint
        return isinstance(told, Delivered)

    def _place(self, run: Run) -> MessagePlace:
        private = run.wanted.private and run.guild is not None
        stored = MessagePlace(run.guild, run.channel or 0, run.message, private=private)
        return self._places.get(run.id, stored)

    async def _note_seen(self, run: Run) -> None:
        with suppress(TutorError):  # on a full disk: it is shown again at another press
            await self._shelf.seen(run.id)


async def _noted(work: Coroutine[None, None, None]) -> None:
    """Run `work`. Its caller is gone, so an exception is only logged."""
    try:
        await work
    except Exception:
        log.exception("While following a training")
