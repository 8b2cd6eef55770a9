"""What can be set from outside: environment variables, a .env file, and where files lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent


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


class Settings(BaseSettings):
    """Everything a bot is started with. `NUDGE_DATABASE` sets `database`, and so on."""

    model_config = SettingsConfigDict(
        env_prefix="NUDGE_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database: Path = Field(default_factory=lambda: data_folder() / "nudge.sqlite3")
    database_url: SecretStr | None = None
    lessons: Path = Field(default_factory=lambda: shipped("lessons"))
    migrations: Path = Field(default_factory=lambda: shipped("migrations"))
    training_workers: int = Field(default=2, ge=1, le=64)
    contact: str = Field(default="", max_length=200)  # whom people ask who runs this bot
    dask_scheduler: str | None = None
    dask_ca: Path | None = None
    dask_cert: Path | None = None
    dask_key: Path | None = None

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
