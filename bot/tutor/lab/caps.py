"""How much workers may have to do at once: for one person, for a server, and in all."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.errors import TutorError
from bot.tutor.lab.runs import Refusal


@dataclass(frozen=True, slots=True)
class Caps:
    """What may be under way at once; a DM counts for its person and in all.

    A person has `trainings` and `of_person` things in all: trainings, files of `/run export` and
    tries of what helps.
    """

    trainings: int = 1
    of_person: int = 3
    in_server: int = 40
    overall: int = 500


USUAL = Caps()


def refused(refusal: Refusal, caps: Caps = USUAL) -> TutorError:
    """Return what a person is told whose training, or whatever else it is, was not taken."""
    return TutorError(_WORDS[refusal].format(caps=caps))


_WORDS = {
    Refusal.REPEATED: "This is on its way already. Its answer comes here.",
    Refusal.BUSY: (
        "You have a training on its way, and here I take one at a time. "
        "Wait for its answer or press Cancel under it, then try again."
    ),
    Refusal.LOADED: (
        "{caps.of_person} things that you asked for are being worked on, and more at a time are "
        "not taken from one person. Nothing was started: wait for one of their answers, or press "
        "Cancel under a training, then try again."
    ),
    Refusal.FULL: (
        "{caps.in_server} trainings and other things are under way in this server, and more are "
        "not taken. Nothing was started: please try again in a minute."
    ),
    Refusal.CROWDED: (
        "{caps.overall} trainings and other things are under way, of people everywhere, and more "
        "are not taken. Nothing was started: please try again in some minutes."
    ),
}
