"""Fooling the network: write a sentence, see who is fooled, post it as a challenge, answer one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.attempting import lesson_in, of_activity, own_attempt
from bot.services.game.challenge_kind import (
    ANSWERING,
    KIND,
    OPEN_FOR,
    challenge_seen,
    challenge_shown,
    counted,
)
from bot.services.game.challenge_scenes import DraftScene, PlayedScene, PostedScene
from bot.services.messages import Reason, Undelivered, hint_for
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import PRACTICE, WantedAttempt
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.challenges import (
    ANSWER,
    AnsweredError,
    answer_challenge,
    challenge_in,
    plan_of,
    written_by,
)
from bot.tutor.game.standing import WHY_HIDDEN, ChallengeStanding
from bot.tutor.game.state import Stage
from bot.tutor.game.switches import CHALLENGES
from bot.tutor.text import clean

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups
    from bot.services.game.challenge_scenes import OwnChallengeScene
    from bot.services.game.games import Games
    from bot.services.game.own_challenges import OwnChallenges
    from bot.services.game.ports import Switches
    from bot.services.game.reports import Reports
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.game.sentences import Game
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Challenges:
    """Methods raise TutorError when the lesson or its game is gone."""

    games: Games
    groups: Groups
    switches: Switches
    own: OwnChallenges
    reports: Reports

    async def write(self, press: Press, attempt: int, text: str, label: str) -> DraftScene:
        """Write a sentence against the network of a game that is over; a later one replaces it.

        Raise NotYoursError for the game of another person, TutorError for no sentence.
        """
        scene = await self.games.show(press, attempt)
        if scene.state.stage is not Stage.DONE:
            raise TutorError("First play the game to its end: `/play` goes on with it.")
        challenge = written_by(scene.state, clean(text), label)
        earlier = await self.games.attempts.latest(press.person, KIND, PRACTICE)
        if earlier is not None:
            await self.games.attempts.close(earlier.id, None)
        draft = await self._kept(press, scene.lesson.id, plan_of(challenge))
        # Of two that are written in one instant one is kept, and that one is shown.
        kept = challenge_in(scene.game, draft.plan)
        off = await self._is_off(press)
        postable = press.guild is not None and not off
        return DraftScene(kept, draft.id, attempt, postable, off)

    async def post(self, press: Press, draft: int) -> PostedScene:
        """Post what was written in the channel of the press, once, where it fools somebody.

        Where it cannot be posted it stays a draft. Raise NotYoursError for what another person
        wrote, TutorError for somebody who may not write there.
        """
        own = of_activity(await own_attempt(self.games.attempts, press, draft), KIND)
        challenge = challenge_in(self._game(own.lesson), own.plan)
        if press.guild is None or press.channel is None:
            raise TutorError("Here nobody else would see it: in a server you can post it.")
        if not press.rights.may_send:
            raise TutorError("You may not write in this channel, so I post nothing for you here.")
        if own.closed or not challenge.fooled:
            raise TutorError(GONE)
        if await self._is_off(press):
            raise TutorError(OFF_HERE)
        return await self._post(press, own)

    async def _post(self, press: Press, own: Attempt) -> PostedScene:
        due = self.groups.clock.now() + OPEN_FOR
        # However often it is pressed, a draft is one gathering: ids of presses are above zero.
        once = replace(press, id=-own.id)
        wanted = WantedGathering(KIND, own.plan, due, press.channel)
        gathering = await self.groups.open(once, wanted)
        if gathering.closed:
            raise TutorError(GONE)
        told = await self.groups.post(gathering.id)
        await self.games.attempts.close(own.id, None)
        if isinstance(told, Undelivered):
            await self.groups.close(gathering.id)
            again = await self._kept(press, own.lesson, own.plan)
            return PostedScene(again.id, hint_for(told, HINTS))
        return PostedScene(gathering=gathering.id)

    async def _is_off(self, press: Press) -> bool:
        guild = press.guild
        return guild is not None and CHALLENGES in await self.switches.off_in(guild)

    async def _kept(self, press: Press, lesson: str, plan: Plan) -> Attempt:
        """Keep a draft, or return the one that another press kept in the same instant."""
        return await self.games.attempts.begin(press, WantedAttempt(lesson, KIND, plan, PRACTICE))

    async def answer(
        self, press: Press, gathering: int, label: str
    ) -> PlayedScene | OwnChallengeScene:
        """Answer a challenge, once; then one hears what its author and the network say.

        Its author sees how it goes instead.
        """
        found, _ = await challenge_seen(self.groups, gathering)
        if found.host == press.person:
            return await self.own.show(press, gathering, YOURS)
        await challenge_shown(self.groups, gathering)
        challenge = challenge_in(self._game(None), found.plan)

        def judge(attempt: Attempt) -> Entry:
            return answer_challenge(challenge, attempt, label)

        wanted = WantedAttempt("", ANSWER, Plan(), gathering=gathering)
        try:
            answered = await self.groups.answer(press, ANSWERING, wanted, judge)
        except AnsweredError as error:
            label = error.label
        else:
            if answered.attempt is None:
                raise TutorError(TOO_LATE)
        attempts = await self.groups.phases.attempts(gathering)
        return PlayedScene(challenge, label, counted(attempts))

    def _game(self, lesson_id: str | None) -> Game:
        """Return the game of a lesson, or that of the course. Raise TutorError when it is gone."""
        course = self.games.course
        lesson = course.game_lesson() if lesson_id is None else lesson_in(course, lesson_id)
        if lesson is None or lesson.game is None:
            raise TutorError("The game is switched off while its lesson is mended. Try `/train`.")
        return lesson.game


YOURS = "This one is yours: let the others answer it."
TOO_LATE = "Its week is over, so no answer is counted any more. The card shows what was said."
OFF_HERE = (
    f"{WHY_HIDDEN[ChallengeStanding.OFF]} Nothing was posted, and your sentence is kept for you."
)
GONE = "This one is posted already, or another one took its place. Write another one."
HINTS = {
    Reason.FORBIDDEN: "{needs}",
    Reason.ARCHIVED: "This thread is archived or locked.",
}
