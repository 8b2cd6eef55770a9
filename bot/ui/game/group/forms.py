"""The forms of a group's game: two features, a correction, and the rule for the arena."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, RadioGroupOption, SelectOption, TextStyle, ui

from bot.services.game.group_games import GroupGames
from bot.tutor.game.group import MOST_FEATURES
from bot.tutor.game.group_state import GroupStage
from bot.tutor.game.own_rule import NAMED
from bot.tutor.game.solo import RULE_MOST
from bot.ui.game.forms import correction_in, correction_items, feature_fields, side_item
from bot.ui.kit.cards import show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentModal, picks_in, press_of, services_of

if TYPE_CHECKING:
    from bot.tutor.game.group_state import GroupState
    from bot.tutor.game.sentences import Subject


class GroupFeaturesModal(PersistentModal, shape="group-named:{gathering}:{phase}"):
    def __init__(self, state: GroupState) -> None:
        super().__init__("Two features to look at", **_here(state))
        for field in feature_fields(state.subject):
            self.add_item(field)

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        places = range(1, NAMED + 1)
        named = [(values.get(f"feature{n}", ""), values.get(f"side{n}", "")) for n in places]
        games, press = _games(interaction), press_of(interaction)
        await show(interaction, games.name(press, *_seen(keys), named))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> GroupFeaturesModal:
        return cls.of_this_kind(await _form_again(interaction, keys))


class GroupCorrectionModal(PersistentModal, shape="group-correction:{gathering}:{phase}"):
    def __init__(self, state: GroupState) -> None:
        super().__init__("I think I weighted the…", **_here(state))
        text = state.sentence.text if state.sentence is not None else ""
        for item in (*correction_items(state.subject, text), side_item(state.subject)):
            self.add_item(item)

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        correction = correction_in(values)
        games, press = _games(interaction), press_of(interaction)
        side = values.get("side", "")
        await show(interaction, games.correct(press, _seen(keys), correction, side))

    @classmethod
    async def again(
        cls, interaction: Interaction[Any], keys: dict[str, str]
    ) -> GroupCorrectionModal:
        return cls.of_this_kind(await _form_again(interaction, keys))


class GroupArenaModal(PersistentModal, shape="group-arena:{gathering}:{phase}"):
    """Features for either side, as the person's own rule has them, and words for the notebook."""

    def __init__(self, state: GroupState, person: int) -> None:
        super().__init__("Your rule for the arena", **_here(state))
        weights = dict(state.own(person).rule.weights)
        for label in state.subject.labels:
            self.add_item(
                ui.Label(
                    text=f"These speak for {label}",
                    description=f"At most {MOST_FEATURES} in both menus together; no single words.",
                    component=_menu(state.subject, label, weights),
                )
            )
        words: ui.TextInput[Any] = ui.TextInput(
            custom_id="words", style=TextStyle.paragraph, required=False, max_length=RULE_MOST
        )
        self.add_item(
            ui.Label(
                text="The rule in your own words",
                description="For your notebook alone; you may leave it empty.",
                component=words,
            )
        )
        options = [
            RadioGroupOption(label="No, without my name", value="no", default=True),
            RadioGroupOption(label="Yes, name me", value="yes"),
        ]
        radio: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="name", options=options, required=False)
        self.add_item(ui.Label(text="Shall your name stand beside it?", component=radio))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        games, press, picks = _games(interaction), press_of(interaction), picks_in(interaction)
        picked = [
            (feature, name.removeprefix(FOR))
            for name, features in picks.items()
            if name.startswith(FOR)
            for feature in features
        ]
        words, by_name = values.get("words", ""), values.get("name") == "yes"
        coming = games.enter_arena(press, _seen(keys), picked, words, by_name=by_name)
        await show(interaction, coming)

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> GroupArenaModal:
        return cls.of_this_kind(await _form_again(interaction, keys))


def form_owed(state: GroupState, person: int) -> PersistentModal | None:
    """Return the form that a person owes in this phase; None once it is filled in, or not asked."""
    done = person in state.turnout.done
    if state.stage is GroupStage.RULES and not done:
        return GroupFeaturesModal(state)
    if state.stage is GroupStage.TALK and person in state.wrong and not done:
        return GroupCorrectionModal(state)
    if state.stage is GroupStage.ARENA and not done:
        return GroupArenaModal(state, person)
    return None


async def _form_again(
    interaction: Interaction[Any], keys: dict[str, str]
) -> PersistentModal | None:
    """Return the form that the person owes in the phase of these keys; None where it is over."""
    gathering, phase = _seen(keys)
    scene = await _games(interaction).look(press_of(interaction), gathering)
    return form_owed(scene.state, scene.person) if scene.state.gathering.phase == phase else None


FOR = "for-"  # how the custom ids of the two menus begin; the label follows


def _menu(subject: Subject, label: str, weights: dict[str, float]) -> ui.Select[Any]:
    sign = subject.sign(label)
    leaning = sorted(weights, key=lambda feature: -abs(weights[feature]))[:MOST_FEATURES]
    options = [
        SelectOption(
            label=signal.name[:1].upper() + signal.name[1:],
            value=signal.id,
            default=signal.id in leaning and weights[signal.id] * sign > 0,
        )
        for signal in subject.reader.signals
    ]
    return ui.Select(
        custom_id=FOR + label, options=options, required=False, min_values=0, max_values=3
    )


def _games(interaction: Interaction[Any]) -> GroupGames:
    return services_of(interaction).modes.service(GroupGames)


def _here(state: GroupState) -> dict[str, int]:
    return {"gathering": state.gathering.id, "phase": state.gathering.phase}


def _seen(keys: dict[str, str]) -> tuple[int, int]:
    return whole(keys["gathering"]), whole(keys["phase"])
