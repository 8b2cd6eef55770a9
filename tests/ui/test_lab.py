"""/train and its form: a picture with alt text, numbers, and errors that are told in private."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import simcord

from bot.settings import Settings
from tests.fakes import TiredTrainer
from tests.ui.reading import parts, shown, text_of

if TYPE_CHECKING:
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

GALLERY = 12
DEFER = 5

# To simcord a refused command is an error of the bot. Ours are told from bugs by the log: a bug is
# logged as an ERROR, and that fails the test (see conftest).
pytestmark = pytest.mark.simcord(check_errors=False)


async def test_train_posts_a_picture_with_alt_text_and_the_numbers(classroom: Classroom) -> None:
    done = await classroom.ana.slash(classroom.channel, "train", data="xor", seed=3)
    first, *_ = (r for r in classroom.env.http_requests if r.path.endswith("/callback"))
    assert first.json == {"type": DEFER}, "acknowledged before the training"
    posted = next(m for m in [done.response, *done.followups] if m and m.attachments)
    assert not posted.ephemeral
    assert "xor · 2-8-1 · learning rate 1" in text_of(posted)
    assert "The loss falls and stays low." in text_of(posted)
    assert "0.700 → 0.100" in text_of(posted)
    (picture,) = posted.attachments
    assert picture.description == "Line chart. Training falls 0.70 to 0.10."
    gallery = next(p for p in parts(posted.components) if p["type"] == GALLERY)
    assert gallery["items"][0]["description"] == picture.description


async def test_train_may_be_kept_to_oneself(classroom: Classroom) -> None:
    done = await classroom.ana.slash(classroom.channel, "train", private=True)
    assert done.ephemeral


async def test_the_form_trains_too_and_says_what_is_amiss(classroom: Classroom) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "help"))
    form = await classroom.ana.click(card, label="Train a network")
    values = {"data": "circles", "hidden": "4", "rate": "0,5", "epochs": "10", "seed": "1"}
    done = await classroom.ana.submit_modal(form, values)
    posted = next(m for m in [done.response, *done.followups] if m and m.attachments)
    assert posted.ephemeral
    assert "circles · 2-4-1 · learning rate 0.5" in text_of(posted)
    form = await classroom.ana.click(posted, label="Change a dial")
    refused = await classroom.ana.submit_modal(form, {**values, "hidden": "many"})
    assert refused.ephemeral
    assert "Write the hidden layers as numbers" in text_of(shown(refused))
    form = await classroom.ana.click(shown(refused), label="Try again")
    assert form.modal is not None
    kept = {p["custom_id"]: p.get("value") for p in parts(form.modal["components"]) if "value" in p}
    assert kept == {"hidden": "many", "rate": "0,5", "epochs": "10", "seed": "1"}


async def test_an_option_out_of_range_is_refused_before_anything_is_sent(
    classroom: Classroom,
) -> None:
    with pytest.raises(simcord.OptionError):
        await classroom.ana.slash(classroom.channel, "train", learning_rate=5000.0)
    refused = await classroom.ana.slash(classroom.channel, "train", hidden="99")
    assert refused.ephemeral
    assert "between 1 and 64" in shown(refused).content


async def test_a_training_that_was_given_up_is_told_where_its_answer_was_awaited(
    settings: Settings, build_app: BuildApp
) -> None:
    app = build_app(settings, TiredTrainer())
    async with simcord.run(app.bot, check_errors=False) as env:
        guild = env.create_guild()
        channel, ana = guild.create_text_channel("lab"), guild.add_member(env.create_user("ana"))
        done = await ana.slash(channel, "train")
        assert "took too long" in shown(done).content
        assert len(channel.history()) == 1
