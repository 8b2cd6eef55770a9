"""Writes functions of ours, and all that they need, as source text of a program that has numpy."""

from __future__ import annotations

import csv
import inspect
import math
from dataclasses import dataclass, field
from itertools import pairwise
from types import FunctionType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

IMPORTS = """import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray"""
IMPORTED = {"csv": csv, "math": math, "np": np, "pairwise": pairwise}
"""What functions of a program find under the names that it imports."""


@dataclass(slots=True)
class Sources:
    """Collects pieces of source text, each under the name that other pieces know it by."""

    pieces: dict[str, str] = field(default_factory=dict)
    _meant: dict[str, object] = field(default_factory=dict)

    def add(self, name: str, piece: object) -> None:
        """Write a function with all that it uses, a class, or a constant; each only once.

        Raise ValueError for what a program cannot hold: two pieces of one name, or a function that
        is not defined by itself in a module of its own.
        """
        if IMPORTED.get(name) is piece:
            return
        if name in self._meant:
            if self._meant[name] != piece:
                raise ValueError(f"a program cannot hold two meanings of {name}")
            return
        self._meant[name] = piece
        if isinstance(piece, FunctionType):
            self._add_function(name, piece)
        elif inspect.isclass(piece):
            self.pieces[name] = inspect.getsource(piece)
        elif isinstance(piece, bool | int | float | str | tuple):
            self.pieces[name] = f"{name} = {piece!r}"
        else:
            raise ValueError(f"{name} cannot be written into a program: {piece!r}")

    def expression(self, value: object) -> str:
        """Return how a program writes a value, after adding what it names."""
        if isinstance(value, FunctionType):
            self.add(value.__name__, value)
            return value.__name__
        called = str(getattr(value, "__name__", ""))
        if called and getattr(np, called, None) is value:
            return f"np.{called}"
        if isinstance(value, bool | int | float | str):
            return _quoted(value)
        raise ValueError(f"{value!r} cannot be written into a program")

    def namespace(self, member: object, names: Iterable[str]) -> str:
        """Return the call that makes a namespace with these attributes of a member."""
        values = [f"{name}={self.expression(getattr(member, name))}" for name in names]
        return "SimpleNamespace(\n    " + ",\n    ".join(values) + ",\n)"

    def _add_function(self, name: str, function: FunctionType) -> None:
        if function.__qualname__ != name or not name.isidentifier():
            raise ValueError(f"{name} cannot be written into a program: it is not a plain function")
        for needed, value in inspect.getclosurevars(function).globals.items():
            self.add(needed, value)
        self.pieces[name] = inspect.getsource(function)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)
