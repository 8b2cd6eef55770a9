"""/data: points and sentences of one's own, pasted or attached, seen in one server only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from tests.ui.data.bringing import attach, keep, paste
from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

POINTS = "\n".join(f"{k},{k * k % 7},{'red' if k % 2 else 'blue'}" for k in range(12))


async def test_pasted_points_can_be_trained_on_once_they_are_kept(classroom: Classroom) -> None:
    dry = await paste(classroom, "my-points", POINTS)
    assert dry.ephemeral
    told = text_of(shown(dry))
    assert "A dry run of my-points" in told
    assert "12 lines in 3 columns, with a comma between them. No line names them." in told
    assert "To predict: the class in **last column**: blue 6, red 6." in told
    assert "It is not among your data yet. I keep it for a day, for you alone" in told
    missing = await classroom.ben.slash(classroom.channel, "train", data="my-points")
    assert "I know no data named my-points here" in shown(missing).content
    kept = await classroom.ana.click(shown(dry), label="Keep it")
    assert "Kept **my-points**: 12 points in 2 classes." in text_of(shown(kept))
    card = shown(await classroom.ben.slash(classroom.channel, "train", data="my-points"))
    assert "my-points" in text_of(card)
    listed = text_of(shown(await classroom.ben.slash(classroom.channel, "data list")))
    assert "**my-points**: 12 points (blue, red), of a member" in listed


async def test_what_is_no_table_comes_back_in_the_form(classroom: Classroom) -> None:
    refused = await paste(classroom, "my-points", "hello")
    assert refused.ephemeral
    assert "I see one column only" in text_of(shown(refused))
    await classroom.restart()
    form = await classroom.ana.click(shown(refused), label="Open it again")
    assert field_of(form)["value"] == "hello"
    mended = shown(await classroom.ana.submit_modal(form, {"rows": POINTS}))
    kept = await classroom.ana.click(mended, label="Keep it")
    assert "Kept **my-points**" in text_of(shown(kept))


async def test_a_table_with_mistakes_comes_back_in_the_form_too(classroom: Classroom) -> None:
    dry = shown(await paste(classroom, "my-points", POINTS + "\n1,two,red\n1,2"))
    told = text_of(dry)
    assert "Line 13: “two” is not a number." in told
    assert "Line 14: It has 2 columns, but line 1 has 3." in told
    assert "Keep it" not in labels_of(dry)
    await classroom.restart()
    form = await classroom.ana.click(dry, label="Mend it")
    assert field_of(form)["value"].endswith("1,two,red\n1,2")
    mended = shown(await classroom.ana.submit_modal(form, {"rows": POINTS}))
    kept = await classroom.ana.click(mended, label="Keep it")
    assert "Kept **my-points**: 12 points" in text_of(shown(kept))


def field_of(form: simcord.InteractionResult) -> dict[str, Any]:
    assert form.modal is not None
    (field,) = (p for p in parts(form.modal["components"]) if p.get("custom_id") == "rows")
    return field


async def test_an_attached_table_is_kept_and_given_back(classroom: Classroom) -> None:
    sentences = "\n".join(
        f'"Sentence number {k}, and more.",{"formal" if k % 2 else "casual"}' for k in range(6)
    )
    dry = await attach(classroom, "texts", "mine.csv", sentences.encode())
    kept = shown(await classroom.ana.click(dry, label="Keep it"))
    assert "6 sentences in 2 classes" in text_of(kept)
    back = await classroom.ana.slash(classroom.channel, "data download", name="texts")
    assert back.ephemeral
    (given,) = shown(back).attachments
    assert given.filename == "texts.csv"
    assert (given.description or "").startswith("The sentences of texts as a table")


async def test_own_data_is_deleted_by_its_owner_only(classroom: Classroom) -> None:
    await keep(classroom, "my-points", POINTS)
    refused = await classroom.ben.slash(classroom.channel, "data remove", name="my-points")
    assert "not yours" in shown(refused).content
    gone = await classroom.ana.slash(classroom.channel, "data remove", name="my-points")
    assert "is deleted" in text_of(shown(gone))
    assert "None yet" in text_of(shown(gone))
    missing = await classroom.ana.slash(classroom.channel, "train", data="my-points")
    assert "I know no data named my-points here" in shown(missing).content


async def test_another_server_sees_nothing_of_it(classroom: Classroom) -> None:
    await keep(classroom, "my-points", POINTS)
    guild = classroom.env.create_guild()
    channel, cem = (
        guild.create_text_channel("x"),
        guild.add_member(classroom.env.create_user("cem")),
    )
    listed = shown(await cem.slash(channel, "data list"))
    assert "None yet" in text_of(listed)
    missing = await cem.slash(channel, "train", data="my-points")
    assert "I know no data named my-points here" in shown(missing).content
    assert not labels_of(listed)


async def test_a_file_that_is_larger_than_it_says_is_refused_in_words(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = discord.Attachment.__init__

    def lying(self: discord.Attachment, **given: Any) -> None:  # noqa: ANN401 - what Discord sends
        real(self, **given)
        self.size = 10

    monkeypatch.setattr(discord.Attachment, "__init__", lying)
    told = await attach(classroom, "large", "large.csv", b"1,2,a\n" * 200_000)
    assert "larger than 1,000,000 bytes" in told.content
    assert "nothing you had is lost" in told.content
