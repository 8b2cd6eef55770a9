"""What a person is told when something that was stored could not be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Reason
from bot.tutor.text import listed

if TYPE_CHECKING:
    from bot.ui.answering.faults import NotSentError

UNSHOWN = "What you did is saved, but I could not show it. {why} {way}"
COMES = "It comes with your next press; type `/learn` to go on from where you are."
NOT_OPENED = "The form did not open, and nothing was changed. {why} Please press once more."
BROKE = (
    "What you did is saved; only showing it broke on my side, and it is noted. "
    "Type `/learn` to go on from where you are."
)
NEEDS = "I need {names} here: whoever runs the server can give that."
SWITCH_ON = (
    "Your settings let no direct message of mine through: switch on Direct Messages in the privacy "
    "settings of a server that we share."
)
WHY = {
    Reason.GONE: "This channel was deleted.",
    Reason.FORBIDDEN: "Discord says that I miss a permission here.",
    Reason.CLOSED: SWITCH_ON,
    Reason.ARCHIVED: "This thread is archived or locked, and I may not open it.",
    Reason.EXPIRED: "Discord took no answer to that press any more.",
    Reason.TROUBLE: "Discord is in trouble just now.",
    Reason.REFUSED: "Discord refused what I made, which is my fault, and it is noted.",
}


def why_unshown(fault: NotSentError) -> str:
    if fault.missing:
        return NEEDS.format(names=permissions(fault.missing))
    return WHY.get(fault.reason, "")


def unshown_words(fault: NotSentError, comes: str = "") -> str:
    """Say that it is saved, why it is not shown, and what comes."""
    return UNSHOWN.format(why=why_unshown(fault), way=comes or COMES)


def permissions(names: tuple[str, ...]) -> str:
    return f"the permission{'s' * (len(names) > 1)} {listed(names)}"
