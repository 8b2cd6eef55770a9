"""The lab within Discord's limits, in DMs, and with names that people chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.data.own_data import IN_A_SERVER
from bot.trainings.kept_names import PREDICTED_FIELD
from bot.ui.lab.form import FormButton, TypedRequest
from tests.ui.data.bringing import keep, paste
from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

FILE = 13
MOST_ID = 100


def rows(classes: int) -> str:
    """Return points of so many classes, whose names are as long and as marked as they may be."""
    names = [f"{k}{'_*`~<' * 3}_*`~" for k in range(classes)]
    return "\n".join(f"{k},{k * k % 7},{name}" for k in (1, 2) for name in names)


async def test_a_share_full_of_own_data_is_listed_on_one_card(classroom: Classroom) -> None:
    for k in range(IN_A_SERVER.each):
        kept = await keep(classroom, f"{k:_>32}", rows(10))
        assert "Kept" in text_of(kept)
    listed = shown(await classroom.ana.slash(classroom.channel, "data list"))
    assert text_of(listed).count("points (") == IN_A_SERVER.each
    full = await classroom.ana.slash(classroom.channel, "data add", name="one-more")
    assert "more are not kept for one person" in shown(full).content


async def test_marks_in_names_do_not_change_a_card(classroom: Classroom) -> None:
    await keep(classroom, "__all__", rows(10))
    card = shown(await classroom.ana.slash(classroom.channel, "train", data="__all__"))
    assert r"\_\_all\_\_" in text_of(card)
    listed = text_of(shown(await classroom.ana.slash(classroom.channel, "data list")))
    assert r"**\_\_all\_\_**" in listed
    form = await classroom.ana.click(card, label="Change a dial")
    assert form.modal is not None


async def test_a_name_that_cannot_be_kept_is_refused_before_anything_is_typed(
    classroom: Classroom,
) -> None:
    await keep(classroom, "mine", rows(2))
    for name, words in (
        ("my points", "has 1 to 32 letters"),
        ("a:b", "has 1 to 32 letters"),
        ("Moons", "comes with me"),
        ("mine", "There is data named mine here already"),
    ):
        refused = await classroom.ana.slash(classroom.channel, "data add", name=name)
        assert refused.modal is None
        assert words in shown(refused).content


async def test_own_data_is_offered_however_it_is_written(classroom: Classroom) -> None:
    await keep(classroom, "MyPoints", rows(2))
    for command, option in (("train", "data"), ("data remove", "name")):
        offered = await classroom.ana.autocomplete(classroom.channel, command, option, "MyP")
        assert [choice["value"] for choice in offered] == ["MyPoints"]


async def test_a_file_after_a_refused_form_leaves_the_form_as_it_was(classroom: Classroom) -> None:
    refused = shown(await paste(classroom, "mine", "1,2,red"))
    sent = ("mine.csv", b"1,2,red\n" * 501 * 2)
    await classroom.ana.slash(classroom.channel, "data add", name="mine", file=sent)
    form = await classroom.ana.click(refused, label="Mend it")
    assert form.modal is not None
    (field,) = (p for p in parts(form.modal["components"]) if p.get("custom_id") == "rows")
    assert field["value"] == "1,2,red"


@pytest.mark.parametrize(
    ("command", "option"), [("train", "data"), ("data remove", "name"), ("data download", "name")]
)
async def test_an_endless_name_is_refused_in_words(
    classroom: Classroom, command: str, option: str
) -> None:
    refused = await classroom.ana.slash(classroom.channel, command, **{option: "x" * 5000})
    assert "I know no data named x" in shown(refused).content


async def test_all_numbers_of_a_sweep_come_as_a_file_where_a_card_is_too_small(
    classroom: Classroom,
) -> None:
    single = shown(await classroom.ana.slash(classroom.channel, "train"))
    few = shown(await classroom.ana.click(single, label="Numbers"))
    assert not few.attachments
    swept = shown(await classroom.ana.slash(classroom.channel, "run sweep", run=1, dial="seeds"))
    numbers = await classroom.ben.click(swept, label="Numbers")
    assert numbers.ephemeral
    message = shown(numbers)
    (file,) = message.attachments
    assert file.filename == "run-2-numbers.txt"
    assert (file.description or "").startswith("All numbers of run 2 as text")
    assert any(p["type"] == FILE for p in parts(message.components))
    assert "seed 12" not in text_of(message)
    assert "seed 12" in (await file.read()).decode()


async def test_several_trainings_side_by_side_are_not_taken_for_one(classroom: Classroom) -> None:
    await classroom.ana.slash(classroom.channel, "train")
    await classroom.ana.slash(classroom.channel, "run sweep", run=1, dial="rates")
    await classroom.ana.slash(classroom.channel, "run compare", first=1, second=1)
    for command, options in (
        ("run export", {"run": 2}),
        ("run sweep", {"run": 3, "dial": "seeds"}),
        ("run compare", {"first": 1, "second": 2}),
    ):
        refused = await classroom.ana.slash(classroom.channel, command, **options)
        messages = [m for m in (refused.response, *refused.followups) if m]
        assert any("side by side" in message.content for message in messages), command


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (0.000123456789, "0.000123"),
        (0.0000123456789, "0.0000123"),
        (1000.0, "1000"),
        (123.456789, "123"),
    ],
)
async def test_the_form_holds_every_learning_rate(
    classroom: Classroom, rate: float, told: str
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train", learning_rate=rate))
    form = await classroom.ana.click(card, label="Change a dial")
    assert form.modal is not None
    typed = {p["custom_id"]: p["value"] for p in parts(form.modal["components"]) if "value" in p}
    picked = {"data": ["moons"], PREDICTED_FIELD: ["none"]}
    posted = shown(await classroom.ana.submit_modal(form, {**typed, **picked}))
    assert f"learning rate {told}" in text_of(posted)


def test_what_was_typed_always_fits_into_the_button_that_brings_it_back() -> None:
    typed = TypedRequest(99_999_999, ("d" * 32, "6" * 18, "9" * 12, "5" * 8), "converges")
    assert len(FormButton.of("Try again", typed).item.custom_id) <= MOST_ID


async def test_the_lab_works_in_a_dm(classroom: Classroom) -> None:
    await classroom.ana.send_dm("help")
    ana = classroom.ana.user
    form = await ana.slash("data add", name="mine")
    dry = shown(await ana.submit_modal(form, {"rows": rows(3)}))
    await ana.click(dry, label="Keep it")
    card = shown(await ana.slash("train", data="mine", private=True))
    assert card.attachments
    assert not card.ephemeral
    for label in ("Rate ×3", "Watch it learn", "Compare rates", "Numbers"):
        assert (await ana.click(card, label=label)).response is not None
    for command, options in (
        ("run show", {"run": 1}),
        ("run compare", {"first": 1, "second": 2}),
        ("run repeat", {"run": 1}),
        ("run sweep", {"run": 1, "dial": "l2"}),
        ("lab lr-trio", {}),
        ("data list", {}),
        ("data download", {"name": "mine"}),
    ):
        assert (await ana.slash(command, **options)).response is not None, command
    offered = await ana.autocomplete("run show", "run", "mine")
    assert offered
    elsewhere = await classroom.ana.slash(classroom.channel, "run show", run=1)
    assert "I know no run 1 here" in shown(elsewhere).content
    assert "Repeat" in labels_of(card)
