"""Join, leave, go on, my part: the buttons under the card of every game of several people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from discord import ButtonStyle, ui

from bot.services.game.together import PrivateNoteScene
from bot.tutor.errors import TutorError
from bot.tutor.game.together import go_on_label
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction

    from bot.services.game.together import Together
    from bot.tutor.game.together import Turnout
    from bot.ui.client import TutorBot

MOST_NAMED = 8  # people on one line of a card


class JoinButton(PersistentButton, shape="together-join:{mode}:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        together, gathering = _together(interaction, self.keys), whole(self.keys["gathering"])
        await show(interaction, together.join(press_of(interaction), gathering))


class LeaveButton(PersistentButton, shape="together-leave:{mode}:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        together, gathering = _together(interaction, self.keys), whole(self.keys["gathering"])
        await show(interaction, together.leave(press_of(interaction), gathering))


class PartButton(PersistentButton, shape="together-part:{mode}:{gathering}"):
    """What only this person sees of a game, however old their private answers are."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        together, gathering = _together(interaction, self.keys), whole(self.keys["gathering"])
        await show(interaction, together.look(press_of(interaction), gathering))


class OnwardButton(PersistentButton, shape="together-on:{mode}:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        together, gathering = _together(interaction, self.keys), whole(self.keys["gathering"])
        phase = whole(self.keys["phase"])
        await show(interaction, together.go_on(press_of(interaction), gathering, phase))


def _together(interaction: Interaction[Any], keys: dict[str, str]) -> Together:
    modes = services_of(interaction).modes
    service = modes.services[modes.named(keys["mode"]).name]
    if not hasattr(service, "go_on"):
        raise TutorError("This button is of another game. Nothing was changed.")
    return cast("Together", service)


def together_row(
    mode: str, gathering: int, phase: int, turnout: Turnout, *, onward: str = "", part: str = ""
) -> list[ui.Item[Any]]:
    """Return the row under a public card; `onward` and `part` are labels, "" leaves one out."""
    here: dict[str, Any] = {"mode": mode, "gathering": gathering}
    row: list[ui.Item[Any]] = []
    if onward:
        row.append(onward_button(mode, gathering, phase, turnout, onward))
    if part:
        row.append(PartButton.labelled(part, **here))
    return [*row, JoinButton.labelled("Join", **here), LeaveButton.labelled("Leave", **here)]


def onward_button(
    mode: str, gathering: int, phase: int, turnout: Turnout, label: str
) -> OnwardButton:
    """Return the button that goes on; it says without how many."""
    style = ButtonStyle.primary if turnout.enough else ButtonStyle.secondary
    return OnwardButton.labelled(
        go_on_label(turnout, label), style, mode=mode, gathering=gathering, phase=phase
    )


def waiting_line(turnout: Turnout) -> str:
    """Say how many are done and who is still thinking, and nothing of what anybody thinks."""
    count = len(turnout.done)
    everybody = count + len(turnout.missing)
    parts = [f"{count} of {everybody} done"]
    if turnout.missing:
        parts.append(f"still thinking: {people(turnout.missing)}")
    if turnout.away:
        parts.append(f"away: {people(turnout.away)}")
    return f"-# {' · '.join(parts)}"


def people(ids: tuple[int, ...]) -> str:
    """Name people, the first few of them; nobody is notified."""
    named = ", ".join(f"<@{person}>" for person in ids[:MOST_NAMED])
    more = len(ids) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def note_card(scene: PrivateNoteScene) -> ui.LayoutView:
    part = (
        [PartButton.labelled("My part", mode=scene.mode, gathering=scene.gathering)]
        if scene.mode
        else None
    )
    return card(GAME, scene.text, part)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(JoinButton, LeaveButton, PartButton, OnwardButton)
    bot.add_drawing(PrivateNoteScene, note_card)
