"""Which Dask schedulers the bot may talk to."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def check_address(address: str, has_certificates: bool) -> None:
    """Raise ValueError, in words for the operator, if somebody else could use this scheduler.

    A scheduler unpickles what it receives and asks for no password: without TLS and a certificate
    authority of its own, whoever reaches it can run programs on its machines.
    """
    parts = urlsplit(address)
    try:
        complete = bool(parts.hostname and parts.port)
    except ValueError:
        complete = False
    if parts.scheme not in {"tls", "tcp"} or not complete:
        raise ValueError(
            "NUDGE_DASK_SCHEDULER must look like tls://HOST:8786, or like tcp://127.0.0.1:8786 "
            f"for a scheduler on this machine; it is {address!r}."
        )
    if parts.scheme == "tls" and not has_certificates:
        raise ValueError(
            "A tls:// scheduler needs NUDGE_DASK_CA, NUDGE_DASK_CERT and NUDGE_DASK_KEY: "
            "the files of your certificate authority, your certificate and its key."
        )
    if parts.scheme == "tcp" and not _is_loopback(parts.hostname or ""):
        raise ValueError(
            f"NUDGE_DASK_SCHEDULER is {address}, which is another machine without encryption: "
            "whoever reaches that scheduler could run programs there. Use tls:// with certificates."
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a host name, which may stand for any machine
        return False
