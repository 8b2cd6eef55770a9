"""/train, its form and its buttons: answered at once, refused in private."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import simcord

from bot.trainings.kept_names import PREDICTED_FIELD
from tests.fakes import TiredEngine
from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

GALLERY = 12
CARD_AT_ONCE = 4

# To simcord a refused command is an error of the bot. Ours are told from bugs by the log: a bug is
# logged as an ERROR, and that fails the test (see conftest).
pytestmark = pytest.mark.simcord(check_errors=False)


async def test_train_answers_at_once_and_then_with_a_picture_and_numbers(
    classroom: Classroom,
) -> None:
    done = await classroom.ana.slash(classroom.channel, "train", data="xor", seed=3)
    first, *_ = (r for r in classroom.env.http_requests if r.path.endswith("/callback"))
    assert first.json is not None
    assert first.json["type"] == CARD_AT_ONCE
    assert "Training…" in str(first.json)
    posted = shown(done)
    assert not posted.ephemeral
    assert "xor · 2-4-1 · learning rate 1" in text_of(posted)
    assert "0.70" in text_of(posted)
    assert "**Next:**" in text_of(posted)
    (picture,) = posted.attachments
    assert picture.description
    gallery = next(p for p in parts(posted.components) if p["type"] == GALLERY)
    assert gallery["items"][0]["description"] == picture.description
    assert {"New seed", "Rate ×3", "Rate ÷3", "Longer", "Wider"} <= set(labels_of(posted))
    assert {"Compare rates", "Watch it learn", "Numbers", "Repeat"} <= set(labels_of(posted))


async def test_the_axis_of_the_losses_is_chosen_and_a_repeat_keeps_it(classroom: Classroom) -> None:
    chosen = shown(await classroom.ana.slash(classroom.channel, "train", other="axis=log"))
    again = shown(await classroom.ana.slash(classroom.channel, "run repeat", run=1))
    assert all("loss axis log" in text_of(posted) for posted in (chosen, again))
    refused = shown(await classroom.ana.slash(classroom.channel, "train", other="axis=cubic"))
    assert "axis of the losses" in refused.content


async def test_train_may_be_kept_to_oneself(classroom: Classroom) -> None:
    done = await classroom.ana.slash(classroom.channel, "train", private=True)
    assert shown(done).ephemeral
    assert shown(done).attachments


@pytest.mark.parametrize("room", ["Learn", "Play", "My progress", "Help"])
async def test_another_room_opens_beside_a_private_picture_not_in_its_place(
    classroom: Classroom, room: str
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train", private=True))
    opened = shown(await classroom.ana.click(card, label=room))
    assert opened.ephemeral
    assert opened.id != card.id
    assert card.attachments


async def test_a_button_under_a_training_starts_the_next_one_for_whoever_presses(
    classroom: Classroom,
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train"))
    faster = shown(await classroom.ben.click(card, label="Rate ×3"))
    assert "learning rate 3" in text_of(faster)
    assert "learning rate 1" in text_of(card), "the first answer stays"
    await classroom.restart()
    again = shown(await classroom.ana.click(faster, label="Rate ÷3"))
    assert "learning rate 1" in text_of(again)
    numbers = await classroom.ben.click(card, label="Numbers")
    assert numbers.ephemeral
    assert "in numbers" in text_of(shown(numbers))
    watched = shown(await classroom.ben.click(card, label="Watch it learn"))
    assert watched.attachments
    swept = shown(await classroom.ben.click(card, label="Compare rates"))
    assert "several learning rates" in text_of(swept)


async def test_the_form_trains_too_and_gives_back_what_was_refused(classroom: Classroom) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "help"))
    form = await classroom.ana.click(card, label="Train a network")
    values = {
        "data": ["circles"],
        "hidden": "4",
        "rate": "0,5",
        "epochs": "10",
        PREDICTED_FIELD: ["crawls"],
    }
    posted = shown(await classroom.ana.submit_modal(form, values))
    assert posted.ephemeral
    assert "circles" in text_of(posted)
    assert "learning rate 0.5" in text_of(posted)
    form = await classroom.ana.click(posted, label="Change a dial")
    assert form.modal is not None
    filled = {p["custom_id"]: p.get("value") for p in parts(form.modal["components"])
              if "value" in p}  # fmt: skip
    assert filled == {"hidden": "4", "rate": "0.5", "epochs": "10"}
    refused = await classroom.ana.submit_modal(form, {**values, "hidden": "many"})
    assert refused.ephemeral
    assert "Write the hidden layers as numbers" in text_of(shown(refused))
    form = await classroom.ana.click(shown(refused), label="Open it again")
    assert form.modal is not None
    kept = {p["custom_id"]: p.get("value") for p in parts(form.modal["components"]) if "value" in p}
    assert kept == {"hidden": "many", "rate": "0,5", "epochs": "10"}


async def test_a_prediction_is_scored_for_the_person_alone(classroom: Classroom) -> None:
    card = shown(
        await classroom.ana.slash(classroom.channel, "train", predict="converges", sure=90)
    )
    assert "Brier" not in text_of(card)
    progress = shown(await classroom.ana.slash(classroom.channel, "progress"))
    assert "You foretold the curve once" in text_of(progress)


async def test_an_option_out_of_range_is_refused_before_anything_is_sent(
    classroom: Classroom,
) -> None:
    with pytest.raises(simcord.OptionError):
        await classroom.ana.slash(classroom.channel, "train", learning_rate=5000.0)
    for wrong, words in (
        ({"hidden": "99"}, "between 1 and 64"),
        ({"data": "unicorns"}, "I know no data named unicorns here"),
        ({"epochs": 5000, "batch": 1, "points": 2000}, "This would take about"),
    ):
        refused = await classroom.ana.slash(classroom.channel, "train", **wrong)
        assert refused.ephemeral
        assert words in shown(refused).content


async def test_a_training_that_was_given_up_is_told_where_it_was_awaited(
    settings: Settings, build_app: BuildApp
) -> None:
    app = build_app(settings, TiredEngine())
    async with simcord.run(app.bot, check_errors=False) as env:
        guild = env.create_guild()
        channel, ana = guild.create_text_channel("lab"), guild.add_member(env.create_user("ana"))
        card = shown(await ana.slash(channel, "train"))
        assert "took too long" in text_of(card)
        assert "Try again" in labels_of(card)
        assert len(channel.history()) == 1
