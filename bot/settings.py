"""What can be set from outside: environment variables, a .env file, and where files lie."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

TOKEN = "DISCORD_TOKEN"  # noqa: S105 - the name of a variable
HERE = Path(__file__).resolve().parent
PREFIX = "NUDGE_"
CREDENTIAL, LONGEST_TOKEN = "discord-token", 1_000


def shipped(name: str) -> Path:
    """Find the lessons or migrations: inside an installed wheel, else beside the package."""
    inside = HERE / "_shipped" / name
    return inside if inside.is_dir() else HERE.parent / name


def data_folder() -> Path:
    """Return the folder in the user's home where databases are kept."""
    return user_data_path("nudge", appauthor=False)


def file_of(url: str) -> Path:
    """Return the file that the URL of a database names, as SQLAlchemy writes it.

    `sqlite:///nudge.sqlite3` lies in the working folder, `sqlite:////srv/nudge.sqlite3` does not.
    Raise ValueError, which never repeats the URL, for any other database: there may be a password
    in it. A file whose name has a `?` or `#` is set with NUDGE_DATABASE, or written with %3F, %23.
    """
    system = url.partition(":")[0].partition("+")[0].strip().lower()
    if system in {"postgresql", "postgres"}:
        raise ValueError(
            "NUDGE_DATABASE_URL names a PostgreSQL server, and this Nudge keeps its data in an "
            "SQLite file. Write sqlite:///FILE, or set NUDGE_DATABASE to the file"
        )
    path = _path_in(url) if system == "sqlite" and url.isprintable() else ""
    if not path.isprintable() or path.endswith("/") or path in {"", ":memory:"}:
        raise ValueError(
            "NUDGE_DATABASE_URL must look like sqlite:///nudge.sqlite3, "
            "or sqlite:////srv/nudge.sqlite3 for a file elsewhere"
        )
    return Path(path)


def _path_in(url: str) -> str:
    """Return the path, "" where the URL has more than that or cannot be read."""
    try:
        found = urlsplit(url)
    except ValueError:  # whose text repeats a part of the URL
        return ""
    begun = url.partition(":")[2].startswith("///")
    plain = begun and "?" not in url and "#" not in url
    return unquote(found.path).removeprefix("/") if plain else ""


def token_in(file: Path) -> tuple[str, str]:
    """Return the token that the service manager hands over in a file, and why it cannot be read.

    Whether it looks like a token is not judged here: commands that need none go on without one.
    """
    try:
        with file.open("rb") as opened:
            read = opened.read(LONGEST_TOKEN)
    except OSError as error:
        return "", error.strerror or "it was refused"
    return read.decode("utf-8", errors="replace").strip(), ""


class MeantEmpty(PydanticBaseSettingsSource):
    """Finds settings for which empty means something; all others count as not set when empty."""

    def __init__(self, source: PydanticBaseSettingsSource) -> None:
        super().__init__(source.settings_cls)
        self._source = source

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return self._source.get_field_value(field, field_name)

    def __call__(self) -> dict[str, Any]:
        found = self.get_field_value(self.settings_cls.model_fields["backups"], "backups")[0]
        return {"backups": ""} if found == "" else {}


class Settings(BaseSettings):
    """Everything a bot is started with. `NUDGE_DATABASE` sets `database`, and so on."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = Field(default=None, validation_alias=TOKEN)
    database: Path = Field(default_factory=lambda: data_folder() / "nudge.sqlite3")
    database_url: SecretStr | None = None
    lessons: Path = Field(default_factory=lambda: shipped("lessons"))
    migrations: Path = Field(default_factory=lambda: shipped("migrations"))
    backups: str | None = None  # None: beside the database; "": none are made
    training_workers: int = Field(default=2, ge=1, le=64)
    log: Literal["json", "text"] | None = None
    contact: str = Field(default="", max_length=200)  # whom people ask who runs this bot
    dask_scheduler: str | None = None
    dask_ca: Path | None = None
    dask_cert: Path | None = None
    dask_key: Path | None = None
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    # What a service manager puts into the environment:
    credentials: Path | None = Field(default=None, validation_alias="CREDENTIALS_DIRECTORY")
    notify_socket: str | None = Field(default=None, validation_alias="NOTIFY_SOCKET")
    watchdog_usec: int | None = Field(default=None, ge=1, validation_alias="WATCHDOG_USEC")
    watchdog_pid: int | None = Field(default=None, validation_alias="WATCHDOG_PID")

    @model_validator(mode="before")
    @classmethod
    def _token_from_credentials(cls, given: dict[str, Any]) -> dict[str, Any]:
        folder = given.get("CREDENTIALS_DIRECTORY")
        file = Path(folder) / CREDENTIAL if folder else None
        if file is None or not _is_there(file):
            return given
        return {**given, TOKEN: token_in(file)[0]}

    @property
    def credential(self) -> Path | None:
        """Return the file that the token is taken from; None where it is set in another way."""
        file = self.credentials / CREDENTIAL if self.credentials else None
        return file if file and _is_there(file) else None

    @property
    def backup_folder(self) -> Path | None:
        """Return the folder of the backups that are made by themselves; None if there are none."""
        if self.backups is None:
            return self.database.resolve().parent / "backups"
        return Path(self.backups).expanduser().absolute() if self.backups else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        empty_env = MeantEmpty(EnvSettingsSource(settings_cls, env_ignore_empty=False))
        empty_file = MeantEmpty(DotEnvSettingsSource(settings_cls, env_ignore_empty=False))
        environment = init_settings, env_settings, empty_env
        return *environment, dotenv_settings, empty_file, file_secret_settings

    @model_validator(mode="before")
    @classmethod
    def _one_database(cls, given: dict[str, Any]) -> dict[str, Any]:
        url = given.get("database_url")
        if not url:
            return given
        if given.get("database"):
            raise ValueError(
                "NUDGE_DATABASE and NUDGE_DATABASE_URL both say where the data is: keep one of them"
            )
        return {**given, "database": file_of(url)}

    @field_validator("database", "lessons", "migrations", "dask_ca", "dask_cert", "dask_key")
    @classmethod
    def _from_home(cls, path: Path | None) -> Path | None:
        return path and path.expanduser()


def _is_there(file: Path) -> bool:
    """Whether there is such a file, be it one that nobody here may read."""
    try:
        return file.exists()
    except OSError:  # a folder above it is closed
        return True


def secrets_in(settings: Settings) -> tuple[str, ...]:
    """Return what must never be written anywhere: every secret, and the passwords in addresses."""
    given = (value for _, value in settings if isinstance(value, SecretStr))
    secrets = tuple(text for value in given if (text := value.get_secret_value()))
    return (*secrets, *filter(None, map(_password_in, secrets)))


def _password_in(address: str) -> str | None:
    try:
        return urlsplit(address).password
    except ValueError:
        return None


def _has_prefix(field: FieldInfo) -> bool:
    return field.validation_alias is None


def _nearest(name: str, known: list[str]) -> str:
    """Return the setting whose name without its prefix is nearest to this one, else ""."""
    whole = {**{one: PREFIX + one for one in known}, "TOKEN": TOKEN, TOKEN: TOKEN}
    return next((whole[one] for one in get_close_matches(name, [*whole], 1, 0.6)), "")


def unknown_names() -> tuple[tuple[str, str], ...]:
    """Return the names that are set and mean nothing, each with the nearest that does, else "".

    They are looked for in the environment and in the file .env. What is close to the token's
    counts too, and then is named.
    """
    given = {name.upper() for name in os.environ}  # noqa: TID251 - settings are read here
    given |= {name.upper() for name in DotEnvSettingsSource(Settings).env_vars}
    fields = Settings.model_fields.items()
    known = [name.upper() for name, field in fields if _has_prefix(field)]
    ours = sorted(name.removeprefix(PREFIX) for name in given if name.startswith(PREFIX))
    found = [(PREFIX + name, _nearest(name, known)) for name in ours if name not in known]
    mistyped = (name for name in get_close_matches(TOKEN, sorted(given), 9, 0.8) if name != TOKEN)
    return (*found, *((name, TOKEN) for name in mistyped if not name.startswith(PREFIX)))


def forget_token() -> None:
    """Take the token out of the environment: no process that the bot starts needs it."""
    os.environ.pop(TOKEN, None)  # noqa: TID251 - settings are read here
