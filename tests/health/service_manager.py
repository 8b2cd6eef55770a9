"""A service manager that listens as systemd does, on a real socket of datagrams."""

from __future__ import annotations

import asyncio
import socket
import threading
import time


class ListeningManager:
    """Listens as systemd does, in a thread of its own, and keeps when it heard what."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.heard: list[tuple[float, str]] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(f"\0{address[1:]}" if address.startswith("@") else address)
        self._socket.settimeout(0.05)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def lines(self) -> list[str]:
        return [line for _, said in self.heard for line in said.splitlines()]

    def beats(self) -> list[float]:
        return [at for at, said in self.heard if said == "WATCHDOG=1"]

    async def until(self, line: str, seconds: float = 60.0) -> None:
        """Wait until it has heard a line."""
        for _ in range(round(seconds / 0.02)):
            if line in self.lines():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(self.lines())

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._socket.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                said = self._socket.recv(4096).decode()
            except TimeoutError:
                continue
            self.heard.append((time.monotonic(), said))
