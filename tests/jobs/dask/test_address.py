"""Which schedulers the bot talks to, and what it says about the others."""

import pytest

from bot.jobs.dask.address import check_address


@pytest.mark.parametrize(
    ("address", "has_certificates"),
    [
        ("tls://trainer.example:8786", True),
        ("tcp://127.0.0.1:8786", False),
        ("tcp://127.8.9.1:8786", False),
        ("tcp://[::1]:8786", False),
        ("tcp://localhost:8786", False),
    ],
)
def test_encrypted_or_on_this_machine_is_safe(address: str, has_certificates: bool) -> None:
    check_address(address, has_certificates)


@pytest.mark.parametrize(
    ("address", "has_certificates", "said"),
    [
        ("tcp://10.0.0.7:8786", True, "without encryption"),
        ("tcp://trainer.example:8786", True, "without encryption"),
        ("tcp://localhost.example:8786", True, "without encryption"),
        ("tcp://0.0.0.0:8786", True, "without encryption"),
        ("tls://trainer.example:8786", False, "needs NUDGE_DASK_CA"),
        ("tls://trainer.example", True, "must look like"),
        ("tls://trainer.example:port", True, "must look like"),
        ("ucx://127.0.0.1:8786", True, "must look like"),
        ("127.0.0.1:8786", True, "must look like"),
        ("", True, "must look like"),
    ],
)
def test_the_others_are_refused_with_the_way_to_mend_it(
    address: str, has_certificates: bool, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        check_address(address, has_certificates)
