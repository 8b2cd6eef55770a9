"""What the author of a posted challenge does with it: see what it changes, show, take back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.game.challenge_kind import (
    answers_in,
    challenge_seen,
    check_switched_on,
    counted,
    standing_in,
)
from bot.services.game.challenge_scenes import OwnChallengeScene
from bot.services.game.together import entered, shared_entries
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.game.challenges import challenge_in
from bot.tutor.game.fooling import retrained, second_label
from bot.tutor.game.standing import NOTES, share, shared_in, take_back

if TYPE_CHECKING:
    from bot.services.exercises.groups import Groups, Judge
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.fooling import Retraining
    from bot.tutor.people import Press

NOBODYS = (
    "I do not know any more whose challenge this is, so nothing was changed. Type `/play` to "
    "begin anew."
)
MOST_PEOPLE = 1_000_000
"""Nobody is kept from reporting because many answered."""


@dataclass(frozen=True, slots=True)
class OwnChallenges:
    """All methods raise NotYoursError for the challenge of another person."""

    course: Course
    groups: Groups

    async def show(self, press: Press, gathering: int, note: str = "") -> OwnChallengeScene:
        """Show the author the second label and, where both agree, what the sentence changes."""
        found, attempts = await self._own(press, gathering)
        second = second_label(answers_in(attempts))
        _, label, text, *_ = found.plan.items
        scene = OwnChallengeScene(
            found.id,
            text,
            label,
            standing_in(found, attempts),
            counted(attempts),
            second,
            is_shared=bool(shared_in(shared_entries(attempts))),
            note=note,
        )
        if second != label:
            return scene
        try:
            return replace(scene, retraining=self._retrained(found))
        except TutorError as error:  # its sentences are switched off: it can still be taken back
            return replace(scene, note=" ".join(filter(None, (note, str(error)))))

    async def share(self, press: Press, gathering: int) -> OwnChallengeScene:
        """Put what changed onto the card for everybody.

        Raise TutorError where the two labels differ, nothing was taught, or nobody would see it.
        """
        found, attempts = await self._own(press, gathering)
        check_switched_on(found)
        if second_label(answers_in(attempts)) != found.plan.items[1]:
            raise TutorError(
                "A copy is taught only once a second person agrees with you, so there is nothing "
                "to show yet."
            )
        counts = self._retrained(found).counts
        if not counts.passes:
            raise TutorError(NOTHING_TAUGHT)
        await noted(self.groups, press, found, lambda notes: share(notes.entries, str(counts)))
        return await self.show(press, gathering, SHARED)

    async def take_back(self, press: Press, gathering: int) -> OwnChallengeScene:
        """Take a challenge back: its card shows no sentence any more, and takes no answers."""
        found, _ = await self._own(press, gathering)
        await noted(self.groups, press, found, lambda notes: take_back(notes.entries))
        return await self.show(press, gathering)

    async def _own(self, press: Press, gathering: int) -> tuple[Gathering, tuple[Attempt, ...]]:
        found, attempts = await challenge_seen(self.groups, gathering)
        if found.host is None:
            raise TutorError(NOBODYS)
        if found.host != press.person:
            raise NotYoursError
        return found, attempts

    def _retrained(self, found: Gathering) -> Retraining:
        lesson = self.course.game_lesson()
        if lesson is None or lesson.game is None:
            raise TutorError("The game is switched off while its lesson is mended.")
        return retrained(challenge_in(lesson.game, found.plan))


async def noted(groups: Groups, press: Press, found: Gathering, judge: Judge) -> None:
    """Note in the attempt of all what happens to a challenge.

    Raise OverError once it is closed, and what `judge` raises.
    """
    # Whoever notes something must be in it. Ids of Discord are above zero, so this one is free.
    joining = replace(press, id=-press.id)
    await groups.gatherings.join(joining, found.id, "", MOST_PEOPLE)
    answered = await entered(groups, press, (found.id, found.phase), NOTES, judge)
    if not answered.counted:
        raise TutorError("It changed in this very moment, so nothing was counted. Press once more.")


NOTHING_TAUGHT = "Your network was right about this one already, so no copy was taught anything."
SHARED = "It stands on the card in the channel now: the numbers, and not what anybody said."
