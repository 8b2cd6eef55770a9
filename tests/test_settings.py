"""Where the database is, said as a file or as a URL, and never with a password in an answer."""

from __future__ import annotations

from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from bot.operating import CommandError, settings_with
from bot.settings import Settings, file_of, forget_token, secrets_in
from tests.child import ROOT

if TYPE_CHECKING:
    from tests.conftest import Put as Set


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
