"""What is said where others read along: a button to what is private, or to the help asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.conversation.move_scenes import PrivateScene
from bot.services.conversation.question_moves import HELPING
from bot.services.conversation.scenes import BEHIND, OffersScene
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.wish import STANDS_FOR, Wish

if TYPE_CHECKING:
    from bot.services.conversation.place import Meant
    from bot.services.scene import Scene
    from bot.tutor.people import Press

MOST_REPLY = 20  # characters of a letter or number that a private button carries


def behind_button(press: Press, here: Open, name: str, meant: Meant) -> Scene:
    """Return the button that does what is `meant` with the open thing, which is called `name`."""
    if meant.intent in HELPING and not meant.below:
        return OffersScene(BEHIND, (Wish(STANDS_FOR.get(meant.intent, meant.intent)),))
    carried = here in {Open.CHOICE, Open.NUMBER} and len(meant.reply) <= MOST_REPLY
    return PrivateScene(press.person, name, meant.reply if carried else "")
