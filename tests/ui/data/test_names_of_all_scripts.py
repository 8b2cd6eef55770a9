"""Own data named in another script or with a flag: added, trained on, given back, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

PERSIAN = "گل\u200c\u0647\u0627"
ROWS = "1;2;سن\u200cگ\n2;1;سن\u200cگ\n-3;4;🇮🇷\n4;0;🇮🇷\n"


@pytest.mark.parametrize("name", [PERSIAN, "🇮🇷-points", "फूल"])
async def test_data_of_any_name_is_used_like_other_data(classroom: Classroom, name: str) -> None:
    ana, channel = classroom.ana, classroom.channel
    form = await ana.slash(channel, "data add", name=name)
    dry_run = shown(await ana.submit_modal(form, {"rows": ROWS}))
    assert f"A dry run of {name}" in text_of(dry_run)
    assert "سن\u200cگ" in text_of(dry_run)
    card = shown(await ana.click(dry_run, label="Keep it"))
    assert f"Kept **{name}**" in text_of(card)
    await classroom.restart()
    trained = shown(await ana.slash(channel, "train", data=name))
    assert name in text_of(trained)
    removed = shown(await ana.slash(channel, "data remove", name=name))
    assert f"**{name}** is deleted" in text_of(removed)


@pytest.mark.parametrize("name", ["\u3164", "\u200c\u200d", "\u2800"])
async def test_a_name_that_nobody_sees_is_refused_kindly(classroom: Classroom, name: str) -> None:
    refused = shown(await classroom.ana.slash(classroom.channel, "data add", name=name))
    assert refused.ephemeral
    assert "Nobody could see that name. Nothing was added" in text_of(refused)
