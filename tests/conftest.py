"""What every test runs under: no network, a cache folder of its own, the same random texts in every run."""

import socket

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["hook_cases", "page_cases"]

settings.register_profile(
    "same-every-time",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
settings.load_profile("same-every-time")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the gold files from what is found now")


CONNECT, LOOK_UP = socket.socket.connect, socket.getaddrinfo


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


def _connect(self, address):
    if self.family != socket.AF_UNIX and (self.family != socket.AF_INET or address[0] != "127.0.0.1"):
        _refuse(address)
    CONNECT(self, address)


def _look_up(host, *args, **kwargs):
    if host != "127.0.0.1":
        _refuse(host)
    return LOOK_UP(host, *args, **kwargs)


def _allow_own_machine(patch):
    """127.0.0.1, given as a number, is no network."""
    patch.setattr(socket.socket, "connect", _connect)
    patch.setattr(socket, "getaddrinfo", _look_up)


@pytest.fixture
def own_machine(_no_network, monkeypatch):
    """Lets a test talk to a server that it started itself."""
    _allow_own_machine(monkeypatch)


@pytest.fixture(scope="module")
def own_machine_throughout(_no_network):
    """Lets the tests of a module talk to a server that they share."""
    with pytest.MonkeyPatch.context() as patch:
        _allow_own_machine(patch)
        yield
