"""What an instructor sees of a post after a press that asks for it: answers, reasons, names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption, ui

from bot.services.classroom.scenes import NamesScene, ReasonsScene, ResultsScene
from bot.tutor.classroom.answering import reason_key
from bot.tutor.classroom.classroom import Results
from bot.tutor.text import plain, shortened
from bot.ui.classroom.posts.cards import closed_parts
from bot.ui.classroom.posts.leading import NamesButton, PanelButton, ResultsButton, leading_of
from bot.ui.classroom.posts.words import NOTHING_ANSWERED
from bot.ui.exercises.questions import title_of
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.keys import UnreadableKeyError, whole
from bot.ui.kit.persistent import PersistentMenu, press_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.client import TutorBot

MOST_SHOWN = 25  # options of a menu
MOST_NAMED = 40  # people on one line
ROOM = 3000  # characters for what people gave


class TwoReasonsMenu(PersistentMenu, shape="post-show-reasons:{gathering}"):
    """Choose the two reasons that the class is shown; a value is the key of one as it was read."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        if not isinstance(self.item, ui.Select) or not self.item.values:
            raise UnreadableKeyError
        gathering, chosen = whole(self.keys["gathering"]), tuple(self.item.values)
        await show(
            interaction,
            leading_of(interaction).show_reasons(press_of(interaction), gathering, chosen),
        )


def reasons_card(scene: ReasonsScene) -> ui.LayoutView:
    gathering = scene.state.gathering.id
    back = [PanelButton.labelled("Back", gathering=gathering)]
    if not scene.reasons:
        return card(CLASSROOM, scene.note, "There are no reasons.", back)
    shown = scene.reasons[:MOST_SHOWN]
    lines = [
        f"**{number}** · <@{reason.author}> · {plain(answer)}\n> {plain(reason.choice)}"
        for number, (reason, answer) in enumerate(shown, start=1)
    ]
    kept = _fitting(lines)
    more = len(scene.reasons) - len(kept)
    return card(
        CLASSROOM,
        scene.note,
        "### Reasons, with names\nOnly you see this. The class is shown two, without names.",
        "\n".join(kept),
        f"-# {more} more {'has' if more == 1 else 'have'} no room here." if more else None,
        [_two(scene, len(kept))] if len(kept) > 1 else None,
        back,
    )


def _two(scene: ReasonsScene, count: int) -> TwoReasonsMenu:
    options = [
        SelectOption(
            label=shortened(f"{number}. {reason.choice}", 100),
            value=reason_key(reason),
            description=shortened(answer, 100),
        )
        for number, (reason, answer) in enumerate(scene.reasons[:count], start=1)
    ]
    menu = TwoReasonsMenu.offering(
        "Show two, for different answers", options, gathering=scene.state.gathering.id
    )
    if isinstance(menu.item, ui.Select):
        menu.item.min_values = menu.item.max_values = 2
    return menu


def results_card(scene: ResultsScene) -> ui.LayoutView:
    state = scene.state
    row: list[ui.Item[Any]] = [PanelButton.labelled("Back", gathering=state.gathering.id)]
    where: dict[str, Any] = {"gathering": state.gathering.id}
    if len(state.questions) > 1:
        following = (scene.place + 1) % len(state.questions)
        label = f"Question {following + 1}"
        row.append(ResultsButton.labelled(label, place=following, **where))
    if state.terms.results is Results.NAMED:
        row.append(NamesButton.labelled("Who answered what (names)", place=scene.place, **where))
    return card(CLASSROOM, *closed_parts(scene.closed, scene.pictures), row)


def names_card(scene: NamesScene) -> ui.LayoutView:
    lines = [f"**{plain(answer)}**: {_people(people)}" for answer, people in scene.groups]
    kept = _fitting(lines)
    more = sum(len(people) for _, people in scene.groups[len(kept) :])
    where: dict[str, Any] = {"gathering": scene.state.gathering.id}
    row: list[ui.Item[Any]] = [PanelButton.labelled("Back", **where)]
    if len(scene.state.questions) > 1:
        following = (scene.place + 1) % len(scene.state.questions)
        label = f"Names for question {following + 1}"
        row.append(NamesButton.labelled(label, place=following, **where))
    head = f"{title_of(scene.stem)}\nOnly you see these names."
    told = "\n".join(kept) if lines else NOTHING_ANSWERED
    return card(CLASSROOM, head, told, _unnamed(more), row)


def _unnamed(more: int) -> str | None:
    if not more:
        return None
    people = "1 more person" if more == 1 else f"{more} more people"
    return f"-# {people} answered otherwise, and there is no room here to name them."


def _fitting(lines: Sequence[str]) -> list[str]:
    """Return the first lines, as many as a card has room for."""
    room, kept = ROOM, []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _people(people: tuple[int, ...]) -> str:
    named = ", ".join(f"<@{person}>" for person in people[:MOST_NAMED])
    more = len(people) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(TwoReasonsMenu)
    bot.add_drawing(ReasonsScene, reasons_card)
    bot.add_drawing(ResultsScene, results_card)
    bot.add_drawing(NamesScene, names_card)
