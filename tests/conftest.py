"""What every test runs under: no network, a cache folder of its own, the same random texts in every run."""

import socket

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same-every-time", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same-every-time")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the gold files from what is found now")


def _refuse(*args, **kwargs):
    raise AssertionError(f"a test wanted the network: {args}")


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Promise 8: nothing in the package goes to the network; whatever tries fails its test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refuse)
        patch.setattr(socket.socket, "connect_ex", _refuse)
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CORPUSCRUB_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
