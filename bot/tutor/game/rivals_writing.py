"""Writing the test for the other team's network, and who is done in each phase of the game."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.replies import Chosen
from bot.tutor.game.challenges import own_sentence
from bot.tutor.game.rivals import PICKING, WRITING, RivalsEntry, Team, agreed
from bot.tutor.game.together import NotYetError, Turnout, check_going_on, patience_left, waiting_for

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.game.rivals import Rivals

MOST_OWN, MOST_OF_TEAM = 3, 10


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence for the other's test; `author` is None once deleted.

    `step` counts what the team wrote, and tells nothing of how much the other team did.
    """

    step: int
    text: str
    label: str
    author: int | None


def sentences_by(game: Rivals, team: Team) -> tuple[WrittenSentence, ...]:
    """Return what a team wrote for the other's network, without what was taken back."""
    back = {one.choice for one in game.done_for(team, RivalsEntry.WITHDRAWN)}
    return tuple(
        WrittenSentence(step, one.choice, one.reply.id, one.author)
        for step, one in enumerate(game.done_for(team, RivalsEntry.WRITTEN))
        if isinstance(one.reply, Chosen) and str(step) not in back
    )


def deleted_of(game: Rivals, team: Team) -> int:
    """Count what a team wrote and did not take back, whose words went with their author."""
    back = {one.choice for one in game.done_for(team, RivalsEntry.WITHDRAWN)}
    written = enumerate(game.done_for(team, RivalsEntry.WRITTEN))
    return sum(not isinstance(one.reply, Chosen) and str(n) not in back for n, one in written)


def write_for(game: Rivals, person: int, text: str, label: str) -> Entry:
    """Take a sentence for the other's test. Raise TutorError for none, or for one too many."""
    team = game.team_of(person)
    words = own_sentence(game.subject, text, label)
    written = sentences_by(game, team)
    if any(words.casefold() == one.text.casefold() for one in written):
        raise TutorError("Your team has that sentence already. Write another one.")
    if sum(one.author == person for one in written) >= MOST_OWN:
        raise TutorError(
            f"You have written {MOST_OWN} already, which is the most for one person. Take one "
            "back to write another."
        )
    if len(written) >= MOST_OF_TEAM:
        raise TutorError(f"Your team has {MOST_OF_TEAM} already, which is a whole test.")
    return replace(game.entry(RivalsEntry.WRITTEN, team, words), reply=Chosen(label))


def take_back(game: Rivals, person: int, step: int) -> Entry:
    """Take one's own sentence out of the test. Raise TutorError when it is not in it."""
    team = game.team_of(person)
    if not any((one.step, one.author) == (step, person) for one in sentences_by(game, team)):
        raise TutorError("That sentence is not one of yours in the test now. Nothing was changed.")
    return game.entry(RivalsEntry.WITHDRAWN, team, str(step))


def be_ready(game: Rivals, person: int) -> Entry:
    """Say that one is done with writing. Raise TutorError while the team has no sentence."""
    team = game.team_of(person)
    if not sentences_by(game, team):
        raise TutorError("Your team has no sentence in the test now. Write one, then be ready.")
    if person in ready(game, team):
        raise TutorError("You said that you are ready already. That counts.")
    return game.entry(RivalsEntry.READY, team)


def ready(game: Rivals, team: Team) -> frozenset[int | None]:
    """Return who of a team is done with writing; nobody while it has no sentence."""
    if not sentences_by(game, team):
        return frozenset()
    return frozenset(one.author for one in game.done_for(team, RivalsEntry.READY))


def turnout_of(game: Rivals) -> Turnout:
    """Return who did what the present phase asks; before the start, everybody who is there."""
    done = {PICKING: agreed, WRITING: ready}.get(game.gathering.phase)
    if done is None:
        return Turnout(tuple(member.person for member in game.gathering.present))
    people = frozenset[int | None]().union(*(done(game, team) for team in Team))
    return waiting_for(game.gathering, people, {})


def check_onward(game: Rivals, person: int, now: datetime) -> None:
    """Raise NotYetError where a person may not go on: two thirds are not done, or none of a team.

    Nobody of the larger team can so leave the smaller one without its pick or its test at once.
    """
    turnout = turnout_of(game)
    check_going_on(game.gathering, turnout, person, now)
    left = patience_left(game.gathering, now)
    for team in Team:
        people = game.people_in(team)
        if left and people and not set(people) & set(turnout.done):
            minutes = ceil(left.total_seconds() / 60)
            raise NotYetError(
                f"Nobody of Team {team.capitalize()} is done, so it is waited for. In "
                f"{minutes} {'minute' if minutes == 1 else 'minutes'} you may go on all the same."
            )
