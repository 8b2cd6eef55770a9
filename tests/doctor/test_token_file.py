"""The file from which a service's token is taken: what is in it, and who may read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.doctor.complaints import OPEN_FOLDER, READABLE
from bot.doctor.file_rights import look_at_rights
from bot.doctor.token_form import mend_of, token_finding
from bot.operating import settings_with
from tests.doctor.patient import GOOD_TOKEN

if TYPE_CHECKING:
    from tests.conftest import Put as Set

NO_TOKENS = {
    b"": ("no-token", "is empty"),
    b" \n": ("no-token", "is empty"),
    b"hidden\xff": ("token-form", "too short"),
    b"hidden " * 2: ("token-form", "a space"),
    b"hidden" * 1_000: ("token-form", "far too long"),
}


@pytest.mark.parametrize("held", NO_TOKENS)
def test_a_credential_that_is_no_token_is_named_by_its_path_and_not_repeated(
    put: Set, tmp_path: Path, held: bytes
) -> None:
    file = tmp_path / "discord-token"
    file.write_bytes(held)
    put(CREDENTIALS_DIRECTORY=str(tmp_path), DISCORD_TOKEN=GOOD_TOKEN)
    found = token_finding(settings_with())
    assert found.complaint is not None
    assert found.complaint.name == NO_TOKENS[held][0]
    assert found.found.startswith(str(file))
    assert NO_TOKENS[held][1] in found.found
    assert f"alone, into the file {file}." in found.mend
    assert ".env" not in found.mend
    done = CliRunner().invoke(main, ["run"])
    assert done.exit_code == 78
    assert f"{found.found} {found.mend}" in done.output
    assert "hidden" not in done.output + found.found


def test_a_credential_that_cannot_be_read_is_told_and_stops_no_other_look(
    put: Set, tmp_path: Path
) -> None:
    (tmp_path / "discord-token").mkdir()
    put(CREDENTIALS_DIRECTORY=str(tmp_path))
    found = token_finding(settings_with())
    assert "discord-token cannot be read: Is a directory." in found.found
    assert "0640" in found.mend


def test_of_a_copy_of_the_credential_the_file_to_change_is_named() -> None:
    assert "/etc/nudge/discord-token" in mend_of(Path("/run/credentials/nudge.service/x"))


def test_without_a_credential_the_line_in_the_file_env_is_named(put: Set, tmp_path: Path) -> None:
    put(CREDENTIALS_DIRECTORY=str(tmp_path), DISCORD_TOKEN="")
    assert "DISCORD_TOKEN=… into the file .env" in token_finding(settings_with()).mend


@pytest.mark.parametrize(
    ("rights", "wide"),
    [(0o640, False), (0o600, False), (0o400, False), (0o644, True), (0o666, True), (0o660, True)],
)
def test_the_tokens_file_of_a_service_is_for_its_group_at_most(
    tmp_path: Path, rights: int, wide: bool
) -> None:
    file = tmp_path / "discord-token"
    file.write_text("…", encoding="utf-8")
    file.chmod(rights)
    tmp_path.chmod(0o755)
    [found] = look_at_rights(tmp_path / "nudge.sqlite3", [], file)
    assert (found.complaint is READABLE) is wide
    assert found.command == (f"sudo chmod 640 {file}" if wide else "")


def test_nobody_else_may_put_another_token_into_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "discord-token"
    file.touch(mode=0o600)
    tmp_path.chmod(0o777)
    [found] = look_at_rights(tmp_path / "nudge.sqlite3", [], file)
    assert found.complaint is OPEN_FOLDER
    assert found.command == f"sudo chmod 755 {tmp_path}"
