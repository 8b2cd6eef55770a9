"""What is open for a person while they write: what was touched last and still waits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.services.conversation.open_question import moment_at, options_of
from bot.services.conversation.place import Place
from bot.services.conversation.returns import Returns
from bot.tutor.conversation.asked import AskKind
from bot.tutor.conversation.moment import IN_GAME, Moment, Open
from bot.tutor.course.bookmarks import number_in
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.path import LessonPart
from bot.tutor.course.standing import Position, Standing
from bot.tutor.course.tries import tries_state
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import ASKING, FIRST, PRACTICE, Activity, EntryKind
from bot.tutor.game.state import Stage
from bot.tutor.lab.runs import RunState

if TYPE_CHECKING:
    from bot.services.conversation.keys import OpenKeys
    from bot.services.conversation.ports import Talks
    from bot.services.course.lessons import Lessons
    from bot.services.course.parts import LessonParts
    from bot.services.exercises.ports import Attempts
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.lab.ports import Shelf
    from bot.tutor.conversation.key import Key
    from bot.tutor.exercises.attempts import Attempt, Touched
    from bot.tutor.people import Press

STAGES = {
    Stage.BEGIN: Open.BEGIN,
    Stage.PREDICT: Open.GAME,
    Stage.SIDE: Open.GAME,
    Stage.CORRECT: Open.CORRECTION,
    Stage.RULE: Open.RULE,
    Stage.DONE: Open.NOTHING,
}
RUNS = {RunState.RUNNING: Open.RUN, RunState.DONE: Open.TRAINED}
SOMETHING = "it"
"""What is pending where an answer in words was asked back about, which are not kept."""


@dataclass(frozen=True, slots=True)
class Moments:
    lessons: Lessons
    attempts: Attempts
    shelf: Shelf
    talks: Talks
    keys: OpenKeys
    returns: Returns = field(default_factory=Returns)

    async def of(self, press: Press) -> tuple[Moment, Place]:
        """Return what is open for the person, and the place with what is needed to act there.

        An open post of a class is no part of it, as it is answered where it stands; but its key is
        guarded, as that of all that is open.
        """
        position = await self._position(press)
        touched = await self.lessons.history.touched(press.person)
        attempt = await self._attempt(press, position, touched)
        place = Place(attempt=attempt, position=position, talk=await self.talks.of(press.person))
        moment, place = await self._opened(press, place)
        moment, place = await self._with_below(press, moment, place)
        moment, place = await self._with_run(press, touched, moment, place)
        return with_key(moment, await self.keys.of(press)), place

    async def _opened(self, press: Press, place: Place) -> tuple[Moment, Place]:
        """Look at the thing that was touched last; what cannot be shown any more is not open."""
        attempt = place.attempt
        try:
            if attempt is None:
                moment = await self._card(press, place.position)
            elif attempt.activity in ASKING:
                return await self._question(press, attempt, place)
            else:
                moment = await self._exercise(press, attempt, place)
        except TutorError:  # its lesson is off, or what it was about is gone
            return Moment(), replace(place, attempt=None)
        return moment, replace(place, open=moment.open)

    async def _card(self, press: Press, position: Position | None) -> Moment:
        if position is None or position.part is not LessonPart.CARDS:
            return Moment()
        lesson = position.lesson
        card = lesson.cards[number_in(lesson, position.bookmark) - 1]
        tries = await self.lessons.history.attempts(press.person, [Activity.TRIES], lesson.id)
        given = tries_state(entry for attempt in tries for entry in attempt.entries).given
        if card.tried is None:
            return Moment(Open.CARD)
        choices = card.tried.answers if isinstance(card.tried, ChoiceTry) else ()
        options = tuple(one.text for one in choices)
        return Moment(Open.CARD if card.id in given else Open.TRY, options)

    async def _exercise(self, press: Press, attempt: Attempt, place: Place) -> Moment:
        if attempt.closed:
            return Moment()
        if attempt.activity == Activity.MATCHING:
            scene = await self._parts.matching.show(press, attempt.id)
            terms = (scene.exercise.pair(term).term for term in scene.state.terms)
            return Moment(Open.MATCHING, known=tuple(terms))
        if attempt.activity != self._parts.games.activity:
            return Moment()
        state = self._parts.games.replay(attempt)
        stage, asked = STAGES[state.stage], place.talk.asked
        is_asked = asked.kind is AskKind.FEATURE and asked.attempt == attempt.id
        pending = asked.reply if is_asked and stage is Open.CORRECTION else ""
        return Moment(stage, labels=state.subject.labels, pending=pending)

    async def _question(self, press: Press, attempt: Attempt, place: Place) -> tuple[Moment, Place]:
        questions = self._parts.questions
        own = await questions.keys.own(press, attempt.id)
        scene = questions.asking.scene(own, await questions.keys.state(own))
        unseen = self._is_unseen(scene, own, place.talk.shown)
        place = replace(place, attempt=own, unseen=unseen)
        if scene.closed or (unseen and _ended_a_question(own)):
            last = questions.asking.judged(own, scene.state)
            coming = () if scene.closed else options_of(scene)
            moment = Moment(Open.ANSWERED, options_of(last), known=coming)
        else:
            moment = replace(moment_at(scene), pending=_pending(place, scene))
        return moment, replace(place, open=moment.open)

    def _is_unseen(self, scene: QuestionScene, own: Attempt, shown: str) -> bool:
        """Whether the open question was not shown to the person yet.

        What a corrected key ended is not on their screen. After a start only what was `shown` last
        in the talk is known: a question that comes after an answered one may not have been.
        """
        if scene.closed:
            return False
        seen = self._parts.questions.seen.of(own.id)
        last, item = (own.entries[-1].kind if own.entries else ""), scene.question.id
        if seen is not None:
            return last == EntryKind.REJUDGED or item not in seen
        follows = last == EntryKind.ANSWER and not scene.state.tried[item]
        return last == EntryKind.REJUDGED or (follows and shown != f"{own.id}/{item}")

    async def _with_below(self, press: Press, moment: Moment, place: Place) -> tuple[Moment, Place]:
        """Add a game that is open below what was touched last."""
        games = self._parts.games
        below = None if moment.open in IN_GAME else await games.open_game(press)
        if below is None:
            return moment, place
        state = games.replay(below)
        stage = STAGES[state.stage]
        moment = replace(moment, also=stage, labels=state.subject.labels)
        return moment, replace(place, below=below, stage=stage)

    async def _with_run(
        self, press: Press, touched: Touched | None, moment: Moment, place: Place
    ) -> tuple[Moment, Place]:
        """Put a training before all, if it was begun after everything else was touched."""
        newest = next(iter((await self.shelf.of(press.person)).newest), None)
        times = [touched.at] if touched else []
        times += [place.position.bookmark.touched_at] if place.position else []
        if (
            newest is None
            or newest.state not in RUNS
            or any(newest.started_at <= one for one in times)
            or self.returns.has_left(press.person, newest.id)
        ):
            return moment, place
        kind = RUNS[newest.state]
        below = None if moment.open is Open.NOTHING else moment
        also = moment.open if below else moment.also
        pending = str(AskKind.STOP) if place.talk.asked.kind is AskKind.STOP else ""
        above = Moment(kind, labels=moment.labels, also=also, pending=pending, under=below)
        return above, replace(place, open=kind, run=newest.id)

    async def _attempt(
        self, press: Press, position: Position | None, touched: Touched | None
    ) -> Attempt | None:
        """Return the exercise that was touched last, or is open where the bookmark lies."""
        exercised = touched is not None and touched.attempt.activity != Activity.TRIES
        later = position.bookmark.touched_at if position else None
        if touched is not None and exercised and (later is None or later <= touched.at):
            return touched.attempt
        if position is None or position.part is LessonPart.CARDS:
            return None
        activity, scope = {
            LessonPart.MATCHING: (str(Activity.MATCHING), FIRST),
            LessonPart.QUESTIONS: (str(Activity.QUESTIONS), FIRST),
            LessonPart.PRACTICE: (str(Activity.QUESTIONS), PRACTICE),
            LessonPart.GAME: (self._parts.games.activity, FIRST),
        }.get(position.part, ("", FIRST))
        found = await self.attempts.latest(press.person, activity, scope) if activity else None
        return found if found and found.lesson == position.lesson.id else None

    async def _position(self, press: Press) -> Position | None:
        """Return where the bookmark lies that was touched last; None without one that counts."""
        bookmarks = await self.lessons.bookmarks.all_of(press.person)
        lesson = self.lessons.course.lesson(bookmarks[0].lesson) if bookmarks else None
        if lesson is None:
            return None
        scored = await self.lessons.history.scores(press.person)
        return Position(lesson, bookmarks[0], Standing(bookmarks, scored))

    @property
    def _parts(self) -> LessonParts:
        return self.lessons.parts


def with_key(moment: Moment, key: tuple[Key, ...]) -> Moment:
    under = None if moment.under is None else with_key(moment.under, key)
    return replace(moment, key=key, under=under)


def _ended_a_question(own: Attempt) -> bool:
    return any(entry.kind == EntryKind.ANSWER for entry in own.entries)


def _pending(place: Place, scene: QuestionScene) -> str:
    asked = place.talk.asked
    waits = asked.kind in {AskKind.LOCK, AskKind.WHICH}
    here = (asked.attempt, asked.mark) == (scene.attempt, scene.mark)
    return (asked.reply or SOMETHING) if waits and here else ""
