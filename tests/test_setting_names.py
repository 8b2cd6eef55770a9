"""Names that are set and mean nothing: they are noticed, with the name that was meant."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import unknown_names
from tests.child import ROOT, nudge

if TYPE_CHECKING:
    from tests.conftest import Put as Set


def test_a_name_that_means_nothing_is_told_with_the_nearest_that_does(put: Set) -> None:
    Path(".env").write_text("NUDGE_DATABSE=a\nDISCORD_TOKN=b\nOTHER=c\n", encoding="utf-8")
    put(
        NUDGE_BACKUP="/mnt",
        NUDGE_QQQQQ="1",
        NUDGE_TOKEN="x",  # noqa: S106 - nobody's
        nudge_log="text",
        NUDGE_METRICS_PORT="9464",
    )
    assert unknown_names() == (
        ("NUDGE_BACKUP", "NUDGE_BACKUPS"),
        ("NUDGE_DATABSE", "NUDGE_DATABASE"),
        ("NUDGE_QQQQQ", ""),
        ("NUDGE_TOKEN", "DISCORD_TOKEN"),
        ("DISCORD_TOKN", "DISCORD_TOKEN"),
    )


def test_a_bot_that_starts_warns_of_such_a_name(put: Set, tmp_path: Path) -> None:
    put(NUDGE_DATABSE="a", DISCORD_TOKEN="")
    done = nudge("run", folder=tmp_path)
    assert "no setting named NUDGE_DATABSE. Did you mean NUDGE_DATABASE?" in done.stderr


def test_every_setting_of_the_readme_is_a_known_name(put: Set) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = set(re.findall(r"NUDGE_[A-Z_]*[A-Z]", text))
    assert len(names) > 9
    put(**dict.fromkeys(names, "1"))
    assert unknown_names() == ()
