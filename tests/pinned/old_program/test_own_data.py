"""Own data of a database from before the rebuild is listed, given back, trained on, removed."""

from __future__ import annotations

import pytest

from tests.pinned.old_program.people import (
    IN_A_DM,
    ON_OWN_POINTS,
    POINTS,
    SENTENCES,
    World,
)

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_own_data_is_listed_given_back_and_trained_on_where_it_belongs(old: World) -> None:
    olga, alone, finn = old.person("olga"), old.person("olga", dm=True), old.person("finn")
    await finn.slash("data list")
    assert "**my-points**: 12 points (blue, red), of a member" in finn.text
    assert "**my-texts**: 6 sentences (casual, formal), of a member" in finn.text
    assert "my-own" not in finn.text
    await alone.slash("data list")
    assert "**my-own**: 12 points (blue, red), yours" in alone.text
    assert "my-points" not in alone.text
    await olga.slash("data download", name="my-texts")
    table = (await olga.seen.attachments[0].read()).decode()
    assert table.replace("\r\n", "\n") == f"sentence,class\n{SENTENCES}\n"
    await alone.slash("data download", name="my-own")
    table = (await alone.seen.attachments[0].read()).decode()
    points = "\n".join(line.replace(",", ".0,", 2) for line in POINTS.splitlines())
    assert table.replace("\r\n", "\n") == f"x1,x2,class\n{points}\n"
    await finn.slash("train", data="my-points")
    assert "my-points · 2-8-1" in finn.text
    await alone.slash("run repeat", run=IN_A_DM)
    assert "my-own · 2-8-1" in alone.text


async def test_own_data_is_removed_by_its_owner_and_its_trainings_keep_their_numbers(
    old: World,
) -> None:
    olga, finn = old.person("olga"), old.person("finn")
    await finn.slash("data remove", name="my-points")
    assert "not yours" in finn.text
    await olga.slash("data remove", name="my-points")
    assert "**my-points** is deleted" in olga.text
    await olga.slash("run show", run=ON_OWN_POINTS)
    assert "my-points · 2-8-1 · learning rate 0.3" in olga.text
    await olga.slash("run repeat", run=ON_OWN_POINTS)
    assert "The data of this training was removed" in olga.text
