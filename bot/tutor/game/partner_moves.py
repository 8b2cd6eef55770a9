"""The moves of a game of two, and who may make each when. What is refused changes nothing."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.game.hearing.readable import reads_as_words
from bot.tutor.game.partner import PartnerEntry, PartnerStage, Seat
from bot.tutor.game.saying import corrected
from bot.tutor.game.scoring import SURE, sureness
from bot.tutor.game.solo import RULE_LEAST, RULE_MOST
from bot.tutor.game.together import MOVED_ON, NotYetError, patience_left
from bot.tutor.text import LINK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.partner import PartnerRound, PartnerState

LEARNS = "You are the learner in this half, so this is for your trainer. Nothing was changed."
TRAINS = "You are the trainer in this half, so this is for your learner. Nothing was changed."
THROUGH_ALREADY = "You are through already, and that counts. Nothing more is needed."
END_TURN = "end"
"""The turn of what ends the game, so that the two never wait for each other's last press."""


def check_seat(gathering: Gathering, person: int) -> None:
    """Raise TutorError for somebody who is not one of the two, or left."""
    member = gathering.member(person)
    if member is None:
        raise TutorError(
            "You are not one of the two in this game, so nothing was changed. "
            "Type `/play` for a game of your own."
        )
    if member.left_at is not None:
        raise TutorError("You left this game. What you did stays. `/play` begins another one.")


def check_turn(entry: Entry, entries: Sequence[Entry], now: int, seen: int) -> None:
    """Raise TutorError where the phase that was seen is over, or has its move already.

    What ends the game has a turn of its own.
    """
    if now != seen or (not entry.turn and any(one.turn == str(seen) for one in entries)):
        raise TutorError(MOVED_ON)


def check_invitation(host: int, person: int, *, is_bot: bool) -> None:
    """Raise TutorError for somebody who cannot be invited."""
    if host == person:
        raise TutorError(
            "A partner is somebody else: pick another person. `/play` alone is for you."
        )
    if is_bot:
        raise TutorError("Bots do not play this one. Pick a person, or type `/play` to play alone.")


def accept(state: PartnerState, person: int) -> Entry:
    """Accept an invitation. Raise TutorError for the inviter, or once it was accepted."""
    check_invited(state, person)
    return Entry(PartnerEntry.ACCEPT, "", "")


def check_invited(state: PartnerState, person: int) -> None:
    """Raise TutorError unless this person is invited and has not answered yet."""
    if state.stage is not PartnerStage.INVITED:
        raise TutorError(MOVED_ON)
    if state.seat(person) is not Seat.SECOND:
        raise TutorError(
            "Only the person whom you invited can answer this. You can take the invitation back."
        )


def check_inviter(state: PartnerState, person: int) -> None:
    """Raise TutorError unless this person invited and there is no answer yet."""
    if state.stage is not PartnerStage.INVITED:
        raise TutorError(MOVED_ON)
    if state.seat(person) is not Seat.FIRST:
        raise TutorError("Only the person who invited you can take it back. You can say no to it.")


def pick(state: PartnerState, person: int, number: int, place: int) -> Entry:
    """Choose one of the two sentences of a round. Raise TutorError out of turn."""
    now = _now(state, PartnerStage.PICK, number)
    _check(state, person, now.trainer)
    if not 0 <= place < len(now.pair):
        raise TutorError(MOVED_ON)
    return Entry(PartnerEntry.PICK, now.pair[place].id, "")


def lock(state: PartnerState, person: int, number: int, label: str, percent: int) -> Entry:
    """Lock in a prediction and how sure it is. Raise TutorError out of turn."""
    now = _now(state, PartnerStage.LOCK, number)
    _check(state, person, now.learner)
    sentence = state.sentence_of(now)
    if sentence is None or label not in state.subject.labels:
        raise TutorError(f"The answers here are {state.subject.high} and {state.subject.low}.")
    if percent not in {one.percent for one in SURE}:
        raise TutorError("How sure you are is 60, 80 or 95% here. Press one of the six buttons.")
    right = label == sentence.label
    return Entry(EntryKind.PREDICTION, sentence.id, label, right=right, confidence=percent)


def mark(state: PartnerState, person: int, *, right: bool) -> Entry:
    """Say right or wrong. Raise TutorError out of turn, or for what the key does not say."""
    now = _now(state, PartnerStage.MARK)
    _check(state, person, now.trainer)
    if now.predicted is None or now.predicted.right is not right:
        raise TutorError(_look_again(now))
    return Entry(PartnerEntry.MARK, now.predicted.sentence.id, "right" if right else "wrong")


def _look_again(now: PartnerRound) -> str:
    one = now.predicted
    if one is None:
        return MOVED_ON
    return (
        f"Look again: the key says **{one.sentence.label}**, and your learner said **{one.label}** "
        f"({sureness(one.percent)}). Nothing went out, and only you see this. Press once more."
    )


def correct(state: PartnerState, person: int, correction: Correction, side: str) -> Entry:
    """Say what misled the learner; `side` counts where the side of the feature is not known.

    Raise TutorError out of turn, for no feature, or where a side is needed.
    """
    now = _now(state, PartnerStage.CORRECT)
    _check(state, person, now.learner)
    if now.predicted is None:
        raise TutorError(MOVED_ON)
    rule = state.rule(now.learner)
    return corrected(state.subject, rule, now.predicted.sentence, correction, side)


def write_rule(state: PartnerState, person: int, text: str) -> Entry:
    """Write down one rule. Raise TutorError out of turn, or when it is no sentence in words."""
    _check_end(state, person)
    rule = " ".join(text.split())
    if LINK.search(rule):
        raise TutorError("Others see your rule, so write plain words: leave the link out, please.")
    if not RULE_LEAST <= len(rule) <= RULE_MOST or not reads_as_words(rule):
        raise TutorError(
            f"A rule is one sentence in words, of {RULE_LEAST} to {RULE_MOST} characters. "
            "Press the button and write it once more."
        )
    return Entry(EntryKind.RULE, "", rule, turn=END_TURN)


def finish(state: PartnerState, person: int) -> Entry:
    """End without a rule. Raise TutorError out of turn."""
    _check_end(state, person)
    return Entry(PartnerEntry.FINISH, "", "", turn=END_TURN)


def _check_end(state: PartnerState, person: int) -> None:
    if person in state.finished:
        raise TutorError(THROUGH_ALREADY)
    if state.stage is not PartnerStage.RULES or state.seat(person) is None:
        raise TutorError(MOVED_ON)


def take_over(state: PartnerState, gathering: Gathering, now: datetime) -> Entry:
    """Let Nudge be the trainer from now on, in both halves.

    Raise NotYetError within ten minutes of the last move, TutorError where it has no use.
    """
    current = state.current
    if not state.accepted or current is None or state.stage is PartnerStage.DONE:
        raise TutorError(MOVED_ON)
    if state.nudge_trains(current):
        raise TutorError("Nudge is the trainer already. The card in the channel shows more.")
    _check_patience(gathering, now)
    return Entry(PartnerEntry.TAKEOVER, "", "")


def pass_over(state: PartnerState, gathering: Gathering, person: int, now: datetime) -> Entry:
    """Pass over the rest of a half whose learner keeps the other waiting for ten minutes.

    Raise NotYetError before, TutorError for the learner and where nobody waits for them.
    """
    current = state.current
    if current is None or state.stage not in {PartnerStage.LOCK, PartnerStage.CORRECT}:
        raise TutorError(MOVED_ON)
    if state.seat(person) is current.learner:
        raise TutorError("It is your turn, and nobody hurries you. The card shows the sentence.")
    _check_patience(gathering, now)
    return Entry(PartnerEntry.PASSED, current.learner.value, "")


def _check_patience(gathering: Gathering, now: datetime) -> None:
    left = patience_left(gathering, now)
    if left:
        minutes = ceil(left.total_seconds() / 60)
        raise NotYetError(
            f"In {minutes} {'minute' if minutes == 1 else 'minutes'} without a move, you can go "
            "on. Until then, give each other the time. Nothing was changed."
        )


def _now(state: PartnerState, stage: PartnerStage, number: int | None = None) -> PartnerRound:
    """Return the round that is played, in the stage that a move belongs to."""
    now = state.current
    if state.stage is not stage or now is None or number not in {None, now.number}:
        raise TutorError(MOVED_ON)
    return now


def _check(state: PartnerState, person: int, seat: Seat) -> None:
    own = state.seat(person)
    if own is None:
        raise TutorError(MOVED_ON)
    if own is not seat:
        now = state.current
        raise TutorError(LEARNS if now is not None and own is now.learner else TRAINS)
