"""The matching exercise: one menu for the term, one for its lettered definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption, ui

from bot.services.exercises.scenes import MatchingScene
from bot.ui.kit.cards import QUESTIONS, card, show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import PersistentMenu, press_of, services_of
from bot.ui.kit.rooms import go_on

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


class TermMenu(PersistentMenu, shape="match-term:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        attempt = attempt_in(self.keys)
        matching = services_of(interaction).matching
        await show(interaction, await matching.show(press_of(interaction), attempt, self.picked))


class DefinitionMenu(PersistentMenu, shape="match-pair:{attempt}:{mark}:{term}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        scene = await services_of(interaction).matching.pair(
            press_of(interaction),
            attempt_in(self.keys),
            self.keys["mark"],
            self.keys["term"],
            self.picked,
        )
        await show(interaction, scene)


def matching_card(scene: MatchingScene) -> ui.LayoutView:
    state = scene.state
    matched = [
        f"✅ **{scene.exercise.pair(term).term}**: {scene.exercise.pair(term).definition}"
        for term in state.matched
    ]
    place = (
        f"-# {len(state.matched)} of {len(state.terms)} matched · "
        "in a DM you can also type a number and a letter, such as: 1 b"
    )
    if state.finished:
        correct = sum(state.first_tries.values())
        ending = f"**All matched**, {correct} of {len(state.terms)} at the first try."
        return card(
            QUESTIONS,
            f"### Match the terms\n{scene.note}",
            "\n".join(matched),
            ending,
            [go_on(scene.lesson)],
        )
    return card(
        QUESTIONS,
        "### Match the terms\nPick a term, then the letter of its definition.",
        "\n".join([*matched, _terms(scene), *_definitions(scene)]),
        scene.note,
        [_term_menu(scene)],
        [_definition_menu(scene)],
        place,
    )


def _open_definitions(scene: MatchingScene) -> list[tuple[str, str]]:
    return [
        (scene.state.letter(pair), scene.exercise.pair(pair).definition)
        for pair in scene.state.definitions
        if pair not in scene.state.matched
    ]


def _terms(scene: MatchingScene) -> str:
    """Give each open term its number, which stays with it."""
    terms = (
        f"**{number}** · {scene.exercise.pair(term).term}"
        for number, term in enumerate(scene.state.terms, 1)
        if term not in scene.state.matched
    )
    return f"To match: {', '.join(terms)}"


def _definitions(scene: MatchingScene) -> list[str]:
    return [f"**{letter}** · {text}" for letter, text in _open_definitions(scene)]


def _term_menu(scene: MatchingScene) -> PersistentMenu:
    options = [
        SelectOption(label=scene.exercise.pair(term).term, value=term, default=term == scene.term)
        for term in scene.state.terms
        if term not in scene.state.matched
    ]
    return TermMenu.offering("1. Pick a term", options, attempt=scene.attempt, mark=scene.mark)


def _definition_menu(scene: MatchingScene) -> PersistentMenu:
    options = [
        SelectOption(label=f"{letter} · {text}", value=letter)
        for letter, text in _open_definitions(scene)
    ]
    picked = scene.exercise.pair(scene.term).term if scene.term else ""
    return DefinitionMenu.offering(
        f"2. Pick what “{picked}” means" if picked else "2. Then pick its definition",
        options,
        disabled=not picked,
        attempt=scene.attempt,
        mark=scene.mark,
        term=scene.term or "",
    )


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(TermMenu, DefinitionMenu)
    bot.add_drawing(MatchingScene, matching_card)
