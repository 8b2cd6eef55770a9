"""What can be set from outside: environment variables, a .env file, and where files lie."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Find the lessons or migrations: inside an installed wheel, else beside the package."""
    inside = HERE / "_shipped" / name
    return inside if inside.is_dir() else HERE.parent / name


def data_folder() -> Path:
    """Return the folder in the user's home where databases are kept."""
    return user_data_path("nudge", appauthor=False)


class Settings(BaseSettings):
    """Everything a bot is started with. `NUDGE_DATABASE` sets `database`, and so on."""

    model_config = SettingsConfigDict(
        env_prefix="NUDGE_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database: Path = Field(default_factory=lambda: data_folder() / "nudge.sqlite3")
    lessons: Path = Field(default_factory=lambda: shipped("lessons"))
    migrations: Path = Field(default_factory=lambda: shipped("migrations"))
    training_workers: int = Field(default=2, ge=1, le=64)
    dask_scheduler: str | None = None
    dask_ca: Path | None = None
    dask_cert: Path | None = None
    dask_key: Path | None = None

    @field_validator("database", "lessons", "migrations", "dask_ca", "dask_cert", "dask_key")
    @classmethod
    def _from_home(cls, path: Path | None) -> Path | None:
        return path and path.expanduser()
