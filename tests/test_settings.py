"""Where the database is, said as a file or as a URL, and never with a password in an answer."""

from __future__ import annotations

import re
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from bot.__main__ import main
from bot.doctor.token_form import mend_of, token_finding
from bot.operating import CommandError, settings_with
from bot.settings import Settings, file_of, forget_token, secrets_in, unknown_names
from tests.child import ROOT, nudge
from tests.doctor.patient import GOOD_TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    Set = Callable[..., None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Set:
    """Return what sets variables of the environment; nothing else is set."""
    monkeypatch.chdir(tmp_path)  # no .env here
    for name in ("NUDGE_DATABASE", "NUDGE_DATABASE_URL", "NUDGE_BACKUPS"):
        monkeypatch.delenv(name, raising=False)

    def put_all(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put_all


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///nudge.sqlite3", "nudge.sqlite3"),
        ("sqlite:////srv/nudge.sqlite3", "/srv/nudge.sqlite3"),
        ("sqlite+pysqlite:///a%20b/nudge.sqlite3", "a b/nudge.sqlite3"),
        ("sqlite:///~/nudge.sqlite3", "~/nudge.sqlite3"),
        ("sqlite:///a%23b.sqlite3", "a#b.sqlite3"),
        ("SQLite:///nudge.sqlite3", "nudge.sqlite3"),
    ],
)
def test_a_url_of_sqlite_names_a_file(put: Set, url: str, path: str) -> None:
    put(NUDGE_DATABASE_URL=url)
    assert settings_with().database == Path(path).expanduser()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql+psycopg://bot:secret@db/nudge", "names a PostgreSQL server"),
        ("postgres://bot:secret@db/nudge", "names a PostgreSQL server"),
        ("mysql://bot:secret@db/nudge", "must look like sqlite:///nudge.sqlite3"),
        ("sqlite://", "must look like"),
        ("sqlite://bot:secret@db/nudge", "must look like"),
        ("/srv/secret.sqlite3", "must look like"),
        ("postgresql://bot:secret@h\N{ACCOUNT OF}/db", "names a PostgreSQL server"),
        ("postgresql://bot:secret@[::1/db", "names a PostgreSQL server"),
        ("mysql://bot:secret@h\N{ACCOUNT OF}/db", "must look like"),
        ("sqlite://bot:secret@h\N{ACCOUNT OF}/db", "must look like"),
        ("sqlite:///secret#b", "must look like"),
        ("sqlite:///a?secret", "must look like"),
        ("sqlite:///secret?", "must look like"),
        ("sqlite:///:memory:", "must look like"),
        ("sqlite:///%00secret", "must look like"),
        ("sqlite:///secret\nfile", "must look like"),
        ("sqlite:////", "must look like"),
        ("sqlite:secret", "must look like"),
    ],
)
def test_any_other_url_is_refused_and_not_repeated(put: Set, url: str, words: str) -> None:
    put(NUDGE_DATABASE_URL=url)
    with pytest.raises(CommandError, match=words) as refused:
        settings_with()
    assert "secret" not in str(refused.value)
    with pytest.raises(ValueError, match=words) as raised:
        file_of(url)
    assert raised.value.__cause__ is None
    trace = "".join(format_exception(raised.value)[1:]).replace(str(ROOT), "")
    assert "secret" not in trace
    with pytest.raises(ValidationError) as invalid:
        Settings()
    assert "secret" not in str(invalid.value)


def test_two_places_for_one_database_are_refused(put: Set) -> None:
    put(NUDGE_DATABASE="a.sqlite3", NUDGE_DATABASE_URL="sqlite:///b.sqlite3")
    with pytest.raises(CommandError, match="keep one of them"):
        settings_with()


def test_the_command_line_goes_before_both(put: Set) -> None:
    put(NUDGE_DATABASE_URL="sqlite:///b.sqlite3")
    assert settings_with(Path("c.sqlite3")).database == Path("c.sqlite3")


def test_an_empty_url_is_none(put: Set) -> None:
    put(NUDGE_DATABASE_URL="", NUDGE_DATABASE="a.sqlite3")
    assert settings_with().database == Path("a.sqlite3")


def test_the_token_of_a_service_manager_goes_before_that_of_the_environment(
    put: Set, tmp_path: Path
) -> None:
    (tmp_path / "discord-token").write_text("of.the.credential\n", encoding="utf-8")
    put(DISCORD_TOKEN="of.the.environment", CREDENTIALS_DIRECTORY=str(tmp_path))  # noqa: S106 - nobody's
    token = settings_with().token
    assert token is not None
    assert token.get_secret_value() == "of.the.credential"


def test_without_that_file_the_token_is_that_of_the_environment(put: Set, tmp_path: Path) -> None:
    put(DISCORD_TOKEN="of.the.environment", CREDENTIALS_DIRECTORY=str(tmp_path))  # noqa: S106 - nobody's
    token = settings_with().token
    assert token is not None
    assert token.get_secret_value() == "of.the.environment"


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


def test_a_name_that_means_nothing_is_told_with_the_nearest_that_does(put: Set) -> None:
    Path(".env").write_text("NUDGE_DATABSE=a\nDISCORD_TOKN=b\nOTHER=c\n", encoding="utf-8")
    put(NUDGE_BACKUP="/mnt", NUDGE_QQQQQ="1", nudge_log="text", NUDGE_METRICS_PORT="9464")
    assert unknown_names() == (
        ("NUDGE_BACKUP", "NUDGE_BACKUPS"),
        ("NUDGE_DATABSE", "NUDGE_DATABASE"),
        ("NUDGE_QQQQQ", ""),
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


def test_of_a_copy_of_the_credential_the_file_to_change_is_named() -> None:
    assert "/etc/nudge/discord-token" in mend_of(Path("/run/credentials/nudge.service/x"))


def test_without_a_credential_the_line_in_the_file_env_is_named(put: Set, tmp_path: Path) -> None:
    put(CREDENTIALS_DIRECTORY=str(tmp_path), DISCORD_TOKEN="")
    assert "DISCORD_TOKEN=… into the file .env" in token_finding(settings_with()).mend


def test_the_log_is_written_in_one_of_two_forms(put: Set) -> None:
    put(NUDGE_LOG="json")
    assert settings_with().log == "json"
    put(NUDGE_LOG="yaml")
    with pytest.raises(CommandError, match="log: Input should be 'json' or 'text'"):
        settings_with()


def test_every_secret_is_known_and_the_token_is_forgotten_once_it_is_read(put: Set) -> None:
    put(DISCORD_TOKEN="some.token", NUDGE_DATABASE_URL="sqlite:///nudge.sqlite3")  # noqa: S106 - nobody's
    settings = settings_with()
    assert set(secrets_in(settings)) == {"some.token", "sqlite:///nudge.sqlite3"}
    forget_token()
    forget_token()
    assert settings_with().token is None


def test_backups_lie_beside_the_real_database_if_nothing_is_set(put: Set, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link.sqlite3").symlink_to(tmp_path / "data" / "nudge.sqlite3")
    put(NUDGE_DATABASE="link.sqlite3")
    assert settings_with().backup_folder == tmp_path / "data" / "backups"


def test_backups_lie_where_they_are_set(put: Set) -> None:
    put(NUDGE_BACKUPS="/mnt/disk/nudge")
    assert settings_with().backup_folder == Path("/mnt/disk/nudge")
    put(NUDGE_BACKUPS="~/nudge")
    assert settings_with().backup_folder == Path.home() / "nudge"


def test_an_empty_folder_of_backups_means_none(put: Set) -> None:
    put(NUDGE_BACKUPS="", NUDGE_DATABASE="a.sqlite3", NUDGE_DATABASE_URL="")
    assert settings_with().backup_folder is None
    assert settings_with().database == Path("a.sqlite3")


@pytest.mark.parametrize(
    ("line", "variable", "folder"),
    [
        ("NUDGE_BACKUPS=", None, None),
        ("NUDGE_BACKUPS=/one", None, "/one"),
        ("NUDGE_BACKUPS=/one", "", None),  # what is in the environment goes before the file
        ("NUDGE_BACKUPS=", "/two", "/two"),
    ],
)
def test_the_file_env_may_name_the_backups_too(
    put: Set, line: str, variable: str | None, folder: str | None
) -> None:
    Path(".env").write_text(f"{line}\nNUDGE_DATABASE=\n", encoding="utf-8")
    if variable is not None:
        put(NUDGE_BACKUPS=variable)
    found = settings_with().backup_folder
    assert found == (folder and Path(folder))
    assert settings_with().database.name == "nudge.sqlite3"
