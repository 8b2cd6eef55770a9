"""The forms of the game: the two features to begin with, the correction, and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, RadioGroupOption, SelectOption, TextStyle, ui

from bot.tutor.errors import TutorError
from bot.tutor.forms import FormOverError
from bot.tutor.game.corrections import FEATURE_MOST, Correction, Direction
from bot.tutor.game.own_rule import NAMED
from bot.tutor.game.picking import words_to_pick
from bot.tutor.game.solo import RULE_LEAST, RULE_MOST
from bot.tutor.text import capital
from bot.ui.kit.cards import show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.services.game.scenes import GameScene
    from bot.tutor.game.sentences import Subject

OPTIONS = 25  # of a menu, as Discord allows


def feature_fields(subject: Subject) -> list[ui.Label[Any]]:
    """Return the fields that ask for two features, each with the side that it speaks for."""
    options = [
        SelectOption(label=capital(signal.name), value=signal.id)
        for signal in subject.reader.signals
    ]
    sides = [RadioGroupOption(label=label.capitalize(), value=label) for label in subject.labels]
    fields: list[ui.Label[Any]] = []
    for place in range(1, NAMED + 1):
        which = "One feature you would look at" if place == 1 else "And another one"
        menu: ui.Select[Any] = ui.Select(custom_id=f"feature{place}", options=options)
        radio: ui.RadioGroup[Any] = ui.RadioGroup(custom_id=f"side{place}", options=sides)
        fields.append(ui.Label(text=which, component=menu))
        fields.append(ui.Label(text="It speaks for…", component=radio))
    return fields


def _word_options(subject: Subject, text: str) -> list[SelectOption]:
    """Return what may have misled somebody: words of the sentence, and the signals."""
    signals = [signal.name for signal in subject.reader.signals]
    words = words_to_pick(subject, text, OPTIONS - len(signals))
    options = [SelectOption(label=f'The word "{word}"', value=word) for word in words]
    options += [SelectOption(label=capital(name), value=name) for name in signals]
    return options[:OPTIONS]


async def _scene_again(interaction: Interaction[Any], keys: dict[str, str]) -> GameScene:
    """Return the game at the state of a form. Raise FormOverError where it went on since."""
    games, mark = services_of(interaction).games, keys["mark"]
    scene = await games.show(press_of(interaction), attempt_in(keys), mark)
    if scene.mark != mark:
        raise FormOverError
    return scene


class FeaturesModal(PersistentModal, shape="game-named:{attempt}:{mark}"):
    def __init__(self, scene: GameScene) -> None:
        super().__init__("Two features to look at", attempt=scene.attempt, mark=scene.mark)
        for field in feature_fields(scene.state.subject):
            self.add_item(field)

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        places = range(1, NAMED + 1)
        named = [(values.get(f"feature{n}", ""), values.get(f"side{n}", "")) for n in places]
        games, press = services_of(interaction).games, press_of(interaction)
        await show(interaction, games.name(press, attempt_in(keys), keys["mark"], named))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> FeaturesModal:
        return cls(await _scene_again(interaction, keys))


class CorrectionModal(PersistentModal, shape="game-correction:{attempt}:{mark}"):
    def __init__(self, scene: GameScene) -> None:
        super().__init__("I think I weighted the…", attempt=scene.attempt, mark=scene.mark)
        state = scene.state
        text = state.last.sentence.text if state.last is not None else ""
        for item in correction_items(state.subject, text):
            self.add_item(item)

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        correction = correction_in(values)
        games, press = services_of(interaction).games, press_of(interaction)
        await show(interaction, games.correct(press, attempt_in(keys), keys["mark"], correction))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> CorrectionModal:
        return cls(await _scene_again(interaction, keys))


def correction_items(subject: Subject, text: str) -> tuple[ui.Label[Any], ...]:
    """Return the fields of a correction of a sentence: `picked`, `typed` and `direction`."""
    menu: ui.Select[Any] = ui.Select(
        custom_id="picked", options=_word_options(subject, text), required=False, min_values=0
    )
    typed: ui.TextInput[Any] = ui.TextInput(
        custom_id="typed", required=False, max_length=FEATURE_MOST
    )
    radio: ui.RadioGroup[Any] = ui.RadioGroup(
        custom_id="direction",
        options=[RadioGroupOption(label=d.value, value=d.value) for d in Direction],
    )
    how = "Too high: it counted too much for its side. Too low: too little."
    return (
        ui.Label(text="Which word or feature misled you?", component=menu),
        ui.Label(text="Or one of your own", component=typed),
        ui.Label(text="I weighted it…", description=how, component=radio),
    )


def side_item(subject: Subject) -> ui.Label[Any]:
    """Return the field `side`, for a feature of which nobody knows the side."""
    sides = [RadioGroupOption(label=one.capitalize(), value=one) for one in subject.labels]
    radio: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="side", options=sides, required=False)
    needed = "Only needed for a word whose side I do not know."
    return ui.Label(text="It speaks for…", description=needed, component=radio)


def correction_in(values: dict[str, str]) -> Correction:
    """Read the fields of a correction. Raise TutorError without a direction."""
    named = values.get("typed", "").strip() or values.get("picked", "")
    return Correction(named, direction_in(values.get("direction", "")))


def direction_in(value: str) -> Direction:
    """Read the direction. Raise TutorError when none was chosen."""
    for direction in Direction:
        if value == direction.value:
            return direction
    raise TutorError("Say whether it was too high or too low, please. Press the button once more.")


class RuleModal(PersistentModal, shape="game-written:{attempt}:{mark}"):
    def __init__(self, scene: GameScene) -> None:
        super().__init__("One rule", attempt=scene.attempt, mark=scene.mark)
        adjusted = scene.state.mistakes > 0
        self.add_item(
            ui.Label(
                text="The rule you adjusted" if adjusted else "The rule you leaned on most",
                description="One feature of the sentence, and which way it points.",
                component=ui.TextInput(
                    custom_id="rule",
                    style=TextStyle.paragraph,
                    min_length=RULE_LEAST,
                    max_length=RULE_MOST,
                ),
            )
        )
        if not adjusted:
            self.add_item(
                ui.Label(
                    text="A sentence that would break it",
                    component=ui.TextInput(custom_id="breaker", max_length=RULE_MOST),
                )
            )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        games, press = services_of(interaction).games, press_of(interaction)
        words = values.get("rule", ""), values.get("breaker", "")
        await show(interaction, games.write_rule(press, attempt_in(keys), keys["mark"], *words))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> RuleModal:
        return cls(await _scene_again(interaction, keys))
