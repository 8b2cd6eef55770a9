"""The command that puts a copy back, as it can be typed whatever is in the names of the files."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def to_restore(path: Path, copy: Path | str) -> str:
    """Return the command that puts `copy` in the place of the database at `path`.

    `copy` may be what it is called too, such as "newest".
    """
    return shlex.join(["nudge", "db", "restore", "--database", str(path), str(copy)])
