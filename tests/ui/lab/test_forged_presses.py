"""Buttons and forms whose values no bot of ours makes any more, or never made: told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from simcord import InteractionResult
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.tutor.lab.variations import UNKNOWN_BUTTON
from tests.pinned.school import School, ids_of
from tests.ui.reading import parts, shown, text_of

if TYPE_CHECKING:
    import simcord

    from bot.settings import Settings
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MENU, TEXT = 3, 4
NO_RUN = "This button names no run that I could find"
UNKNOWN_RUN = "I know no run {} here"
LARGE = "9" * 30
TYPED = {"data": "xor", "hidden": "5 2", "rate": "0,25", "epochs": "40", "foreseen": "crawls"}


@pytest.fixture
def school(classroom: Classroom, settings: Settings) -> School:
    room = classroom
    return School(room.env, room.channel, room.ana, room.ben, room.build_app, settings)


@pytest.fixture
async def card(school: School) -> simcord.ResponseMessage:
    """Return the card of Ana's first training."""
    return shown(await school.slash("train"))


@pytest.mark.parametrize(
    ("custom_id", "words"),
    [
        ("run-turn:1:upside-down", UNKNOWN_BUTTON),
        ("run-turn:1:", UNKNOWN_BUTTON),
        ("run-sweep:1:colours", UNKNOWN_BUTTON),
        ("run-sweep:1:", UNKNOWN_BUTTON),
        ("run-turn:one:seed", NO_RUN),
        ("run-turn:-1:seed", NO_RUN),
        ("run-turn:²:seed", NO_RUN),
        (f"run-turn:{LARGE}:seed", NO_RUN),
        ("run-turn:9223372036854775807:seed", UNKNOWN_RUN.format(9223372036854775807)),
        ("run-turn:9223372036854775808:seed", NO_RUN),
        (f"run-sweep:{LARGE}:rates", NO_RUN),
        ("run-sweep::rates", NO_RUN),
        ("run-numbers:one", NO_RUN),
        (f"run-numbers:{LARGE}", NO_RUN),
        ("run-numbers:7", UNKNOWN_RUN.format(7)),
        ("run-cancel:one", NO_RUN),
        (f"run-cancel:{LARGE}", NO_RUN),
        ("lab:one:xor:8:1:300:none", NO_RUN),
        (f"lab:{LARGE}:::::none", NO_RUN),
        ("lab:0: :8:1:300:none", UNKNOWN_RUN.format(0)),
        ("lab:7:::::none", UNKNOWN_RUN.format(7)),
        ("data-mend:a b", "A name for data has 1 to 32 letters"),
        (f"data-mend:{'x' * 60}", "A name for data has 1 to 32 letters"),
    ],
)
async def test_a_button_with_an_unknown_value_is_answered_in_words(
    school: School, card: simcord.ResponseMessage, custom_id: str, words: str
) -> None:
    pressed = await school.press(card, custom_id)
    assert pressed.ephemeral
    assert words in shown(pressed).content
    assert school.rows("SELECT count(*) FROM run") == [(1,)]


@pytest.mark.parametrize(
    ("custom_id", "filled"),
    [
        ("lab:1:unicorns:8:1:300:none", ["unicorns", "8", "1", "300", "none"]),
        ("lab:1:xor:8:1:300:sideways", ["xor", "8", "1", "300"]),
        (f"lab:1:xor:{'8 ' * 20}:1:300:none", ["xor", "8 " * 9, "1", "300", "none"]),
        ("lab:1:xor::::", ["xor", "", "", ""]),
    ],
)
async def test_a_button_with_unknown_values_for_the_form_still_opens_it(
    school: School, card: simcord.ResponseMessage, custom_id: str, filled: list[str]
) -> None:
    opened = (await school.press(card, custom_id)).modal
    assert opened is not None
    fields = [part for part in parts(opened["components"]) if "custom_id" in part]
    offered = [option for field in fields for option in field.get("options", [field])]
    assert [option.get("value", "") for option in offered if option.get("default", True)] == filled


def form(**changes: str | None) -> list[dict[str, Any]]:
    """Return the fields of a form as Discord sends them; one that is None is missing."""
    typed = TYPED | changes
    return [
        {"type": MENU, "custom_id": name, "values": [text]}
        if name in {"data", "foreseen"}
        else {"type": TEXT, "custom_id": name, "value": text}
        for name, text in typed.items()
        if text is not None
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"foreseen": "sideways"}, "A curve can be foretold as diverges, "),
        ({"foreseen": "converges" * 9}, "A curve can be foretold as diverges, "),
        ({"foreseen": "a:b"}, "A curve can be foretold as diverges, "),
        ({"data": "unicorns"}, "I know no data named unicorns here"),
        ({"data": "u" * 90}, "I know no data named u"),
        ({"data": None}, "I know no data named"),
        ({"rate": None}, "The learning rate must be a number"),
        ({"rate": "9" * 400}, "The learning rate must lie between"),
        ({"hidden": "many" * 99}, "Write the hidden layers as numbers of units"),
        ({"epochs": "1.5"}, "The number of epochs must be a whole number"),
    ],
)
async def test_a_form_with_an_unknown_value_is_given_back_in_words(
    school: School,
    card: simcord.ResponseMessage,
    changes: dict[str, str | None],
    words: str,
) -> None:
    refused = await school.submit("lab-form:0", form(**changes), card)
    assert refused.ephemeral
    assert words in text_of(shown(refused))
    (again,) = ids_of(shown(refused).components)
    assert again.startswith("form-again:")
    assert school.rows("SELECT count(*) FROM run") == [(1,)]
    opened = (await school.press(shown(refused), again)).modal
    assert opened is not None
    fields = [part for part in parts(opened["components"]) if part["type"] == TEXT]
    sent = TYPED | changes
    for field in fields:
        text = sent[field["custom_id"]]
        assert text is None or field["value"] == text[: field["max_length"]]


@pytest.mark.parametrize("run", ["one", LARGE, "-1", ""])
async def test_a_form_of_no_run_is_answered_in_words(
    school: School, card: simcord.ResponseMessage, run: str
) -> None:
    refused = await school.submit(f"lab-form:{run}", form(), card)
    assert NO_RUN in text_of(shown(refused))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"predict": "sideways"}, "The option `predict` can be "),
        ({"predict": "crawls", "sure": 1000}, "The option `sure` can be 30%, 50%"),
        ({"activation": "step"}, "The option `activation` can be tanh, relu"),
        ({"other": "gravity=9.81"}, "I know no dial named gravity"),
    ],
)
async def test_a_command_with_a_value_that_is_offered_no_more_is_refused_in_words(
    school: School, options: dict[str, Any], words: str
) -> None:
    refused = await train(school, options)
    assert refused.ephemeral
    assert words in shown(refused).content


async def train(school: School, options: dict[str, Any]) -> InteractionResult:
    """Type /train as a client does that has an old list of choices."""
    data = {
        "id": "1",
        "name": "train",
        "type": 1,
        "options": [
            {"name": name, "type": 4 if isinstance(value, int) else 3, "value": value}
            for name, value in options.items()
        ],
    }
    record, payload = base_payload(
        school.env.backend,
        type=InteractionType.APPLICATION_COMMAND,
        channel_id=school.channel.id,
        guild_id=school.ana.guild.id,
        user_id=school.ana.id,
        data=data,
    )
    school.env.backend.emit("INTERACTION_CREATE", payload)
    await school.env.settle()
    return InteractionResult(school.env, record)


async def test_a_sweep_of_a_dial_that_is_offered_no_more_is_refused_in_words(
    school: School, card: simcord.ResponseMessage
) -> None:
    refused = await school.press(card, "run-sweep:1:momentum")
    assert UNKNOWN_BUTTON in shown(refused).content


async def test_a_stored_prediction_that_is_unknown_is_left_out(
    school: School, card: simcord.ResponseMessage
) -> None:
    school.store("UPDATE run SET predicted = 'sideways', sure = 70")
    again = await school.slash("run show", run=1)
    assert "**Next:**" in text_of(shown(again))
    assert "You predicted" not in text_of(shown(again))
    assert card.attachments
