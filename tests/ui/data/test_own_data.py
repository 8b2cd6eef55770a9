"""/data: points and sentences of one's own, pasted or attached, seen in one server only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import simcord

from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

POINTS = "\n".join(f"{k},{k * k % 7},{'red' if k % 2 else 'blue'}" for k in range(12))


async def paste(classroom: Classroom, name: str, rows: str) -> simcord.InteractionResult:
    form = await classroom.ana.slash(classroom.channel, "data add", name=name)
    return await classroom.ana.submit_modal(form, {"rows": rows})


async def test_pasted_points_can_be_trained_on(classroom: Classroom) -> None:
    kept = await paste(classroom, "my-points", POINTS)
    assert kept.ephemeral
    assert "12 points in 2 classes" in text_of(shown(kept))
    card = shown(await classroom.ben.slash(classroom.channel, "train", data="my-points"))
    assert "my-points" in text_of(card)
    listed = text_of(shown(await classroom.ben.slash(classroom.channel, "data list")))
    assert "**my-points**: 12 points (blue, red), of a member" in listed


async def test_what_was_refused_comes_back_in_the_form(classroom: Classroom) -> None:
    refused = await paste(classroom, "my-points", POINTS + "\n1,two,red")
    assert refused.ephemeral
    assert "ine 13" in text_of(shown(refused))
    form = await classroom.ana.click(shown(refused), label="Mend it")
    assert form.modal is not None
    (field,) = (p for p in parts(form.modal["components"]) if p.get("custom_id") == "rows")
    assert field["value"].endswith("1,two,red")
    kept = await classroom.ana.submit_modal(form, {"rows": POINTS})
    assert "Kept **my-points**" in text_of(shown(kept))


async def test_an_attached_table_is_kept_and_given_back(classroom: Classroom) -> None:
    sentences = "\n".join(
        f'"Sentence number {k}, and more.",{"formal" if k % 2 else "casual"}' for k in range(6)
    )
    file = ("mine.csv", sentences.encode())
    kept = await classroom.ana.slash(classroom.channel, "data add", name="texts", file=file)
    message = next(m for m in [kept.response, *kept.followups] if m and "texts" in text_of(m))
    assert "6 sentences in 2 classes" in text_of(message)
    back = await classroom.ana.slash(classroom.channel, "data download", name="texts")
    assert back.ephemeral
    (given,) = shown(back).attachments
    assert given.filename == "texts.csv"
    assert (given.description or "").startswith("The sentences of texts as a table")


async def test_own_data_is_deleted_by_its_owner_only(classroom: Classroom) -> None:
    await paste(classroom, "my-points", POINTS)
    refused = await classroom.ben.slash(classroom.channel, "data remove", name="my-points")
    assert "not yours" in shown(refused).content
    gone = await classroom.ana.slash(classroom.channel, "data remove", name="my-points")
    assert "is deleted" in text_of(shown(gone))
    assert "None yet" in text_of(shown(gone))
    missing = await classroom.ana.slash(classroom.channel, "train", data="my-points")
    assert "I know no data named my-points here" in shown(missing).content


async def test_another_server_sees_nothing_of_it(classroom: Classroom) -> None:
    await paste(classroom, "my-points", POINTS)
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
