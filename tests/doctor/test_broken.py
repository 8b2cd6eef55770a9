"""Every way to break a bot is named with its mend, and ends with the exit code that fits."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from bot.doctor.complaints import EVERY, SETTING_WRONG
from bot.doctor.finding import FindingState, exit_code
from bot.store.sqlite.lock import DatabaseLock
from tests.doctor.breaking import WAYS
from tests.doctor.patient import GOOD_TOKEN, Patient

if TYPE_CHECKING:
    from collections.abc import Iterator

BY_NAME = {complaint.name: complaint for complaint in EVERY}
HELD_ALREADY = {"file-replaced", "not-running", "not-ready", "no-answer"}
NOT_THERE = {"database-missing", "database-is-a-folder", "log-without-file", "database-locked"}


def test_every_complaint_but_that_of_the_settings_is_provoked() -> None:
    assert WAYS.keys() | {SETTING_WRONG.name} == BY_NAME.keys()


@pytest.fixture
def held(patient: Patient, request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a bot run meanwhile, where the way to break it does not say otherwise."""
    name = request.node.callspec.params["name"]
    leave_alone = HELD_ALREADY | NOT_THERE | {"not-nudges", "socket-path-too-long"}
    with nullcontext() if name in leave_alone else DatabaseLock(patient.path):
        yield


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("name", WAYS)
async def test_what_is_broken_is_named_with_its_mend_and_its_exit_code(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with WAYS[name](patient, monkeypatch) or nullcontext():
        findings = await patient.look()
    complaints = {one.complaint.name for one in findings if one.complaint}
    assert complaints - {"not-running"} == {name} - {"not-running"}
    assert name in complaints
    finding = next(one for one in findings if one.complaint and one.complaint.name == name)
    assert finding.state is not FindingState.GOOD
    assert finding.found.endswith(".")
    assert finding.mend.endswith(":" if finding.command else ".")
    assert not finding.command or finding.command.startswith(("nudge ", "chmod ", "sudo ", "rm "))
    codes = {BY_NAME[one].code for one in complaints}
    assert exit_code(findings) == max(codes, default=1)
    assert f"[{name}]" in patient.told


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("name", WAYS)
async def test_whatever_is_broken_the_token_is_told_nowhere(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with WAYS[name](patient, monkeypatch) or nullcontext():
        await patient.look()
    token = patient.settings.token
    secrets = {GOOD_TOKEN, *GOOD_TOKEN.split(".")}
    if token is not None:
        secrets |= {token.get_secret_value(), *token.get_secret_value().split(".")}
    assert [secret for secret in secrets if secret in patient.told] == []
