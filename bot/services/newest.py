"""A mapping of so many keys at most: the key that was set longest ago makes room for a new one."""

from __future__ import annotations

from collections import UserDict
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Newest(UserDict[Key, Value]):
    """What is remembered while the program runs, so that it can never fill the memory."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.most:
            del self.data[next(iter(self.data))]
