"""A bot in good health is told so, and nothing is changed by looking at it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.doctor.complaints import CHECKS
from bot.doctor.finding import FindingState, exit_code
from bot.doctor.report import in_json
from tests.doctor.patient import GOOD_TOKEN, Patient, running_bot

if TYPE_CHECKING:
    from pathlib import Path


def everything_in(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return the content, the rights and the time of change of all files in a folder."""
    return {
        str(file): (file.read_bytes(), file.stat().st_mode, file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


async def test_a_good_set_up_is_found_good(patient: Patient) -> None:
    with running_bot(patient.path) as port:
        patient.setting(metrics_port=port)
        findings = await patient.look()
    assert [one for one in findings if one.state is not FindingState.GOOD] == []
    assert [one.check for one in findings] == [*CHECKS]
    assert exit_code(findings) == 0
    assert "All is well. Exit code 0." in patient.told
    assert "it is ready" in patient.told


async def test_looking_changes_nothing(patient: Patient) -> None:
    (patient.folder / ".env").write_text(f"DISCORD_TOKEN={GOOD_TOKEN}", encoding="utf-8")
    (patient.folder / ".env").chmod(0o600)
    with running_bot(patient.path) as port:
        patient.setting(metrics_port=port)
        before = everything_in(patient.folder)
        await patient.look()
        assert everything_in(patient.folder) == before
    assert patient.discord.directory.methods == {"GET"}
    assert not patient.discord.ready.is_set()  # it did not log in either


async def test_the_token_is_told_nowhere(patient: Patient) -> None:
    await patient.look()
    for part in (GOOD_TOKEN, *GOOD_TOKEN.split(".")):
        assert part not in patient.told


async def test_offline_discord_is_not_asked(patient: Patient) -> None:
    patient.offline = True
    await patient.look()
    assert patient.discord.directory.methods == set()
    assert "Not looked at: Discord, Intents, Permissions, Commands, Latency." in patient.told


async def test_what_programs_read_holds_all_that_people_read(patient: Patient) -> None:
    told = json.loads(in_json(await patient.look()))
    assert told["exit_code"] == exit_code(patient.findings)
    assert [one["found"] for one in told["findings"]] == [one.found for one in patient.findings]


async def test_a_bot_that_was_never_started_lacks_nothing(
    patient: Patient,
) -> None:
    patient.path.unlink()
    for copy in (patient.folder / "backups").iterdir():
        copy.unlink()
    findings = await patient.look()
    assert exit_code(findings) == 0
    assert not patient.path.exists()
