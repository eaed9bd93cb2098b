"""The local server of a review: the page, and a journal of what is decided on it.

Nobody but the browser of the person at this machine may ask. The path holds a token that other pages cannot know. Host
must be the address we listen on: a name that another site lets point here (DNS rebinding) would make its page ours.
What a browser says of where a request comes from, in Origin and Sec-Fetch-Site, must be our own page.
"""

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from pathlib import PurePosixPath
from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.errors import DecisionError, InputError
from cleanup.review import INDEX
from cleanup.review.server.journal import Journal
from cleanup.review.server.protocol import parse, to_json

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"

LARGEST = 64 * 2**20
"""Bytes that a request may have: decisions about some 600,000 findings."""

DECISIONS = "decisions"
"""The name below the token that decisions are read from and sent to."""

KINDS = {".html": "text/html", ".js": "text/javascript"}

HEADERS = [
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]


class Answer(NamedTuple):
    """What a request is answered with."""

    status: HTTPStatus
    kind: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def refusal(status: HTTPStatus, sentence: str, *headers: tuple[str, str]) -> Answer:
    """A refusal, as a sentence for the person who sees it."""
    return Answer(status, "text/plain", f"{sentence}\n".encode("utf-8", "backslashreplace"), headers)


class ReviewApp:
    """A WSGI application for waitress: the ``resources`` by their names below ``token``, without a name the page."""

    def __init__(self, resources: Mapping[str, bytes], journal: Journal) -> None:
        self.token = token_urlsafe(24)
        self._resources, self._journal = resources, journal

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        status, kind, body, headers = self._answer(environ)
        about = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body)))] if kind else []
        start_response(f"{status.value} {status.phrase}", [*about, *HEADERS, *headers])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _answer(self, environ: "WSGIEnvironment") -> Answer:
        if why := _foreign(environ):
            return refusal(HTTPStatus.FORBIDDEN, why)
        name, method = self._name(environ["REQUEST_URI"]), environ["REQUEST_METHOD"]
        if name is None:
            return refusal(HTTPStatus.NOT_FOUND, "Nothing is here; take the whole address that corpuscrub printed.")
        if name == DECISIONS and method == "POST":
            return self._post(environ)
        if method not in ("GET", "HEAD"):
            allowed = "GET, HEAD, POST" if name == DECISIONS else "GET, HEAD"
            return refusal(HTTPStatus.METHOD_NOT_ALLOWED, f"Ask for this with {allowed}.", ("Allow", allowed))
        if name == DECISIONS:
            return Answer(HTTPStatus.OK, "application/json", to_json(self._journal.reviewer, self._journal.said))
        return Answer(HTTPStatus.OK, KINDS[PurePosixPath(name).suffix], self._resources[name])

    def _name(self, uri: str) -> str | None:
        """The name that an address stands for, as it was sent: what is escaped or has dots in it is no name of ours."""
        root = f"/{self.token}/"
        known = compare_digest(uri[: len(root)].encode(), root.encode())
        name = uri[len(root) :] or INDEX
        return name if known and (name == DECISIONS or name in self._resources) else None

    def _post(self, environ: "WSGIEnvironment") -> Answer:
        if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
            return refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Decisions come as application/json.")
        try:
            self._journal.add(*parse(environ["wsgi.input"].read()))
        except DecisionError as error:
            return refusal(HTTPStatus.BAD_REQUEST, f"Nothing was saved: {error}")
        except InputError as error:
            return refusal(HTTPStatus.INSUFFICIENT_STORAGE, f"Nothing was saved: {error}")
        return Answer(HTTPStatus.NO_CONTENT, "", b"")


def _foreign(environ: "WSGIEnvironment") -> str:
    """Why a request does not come from a person or from our page; empty when it does."""
    own = f"{HOST}:{environ['SERVER_PORT']}"
    if environ.get("HTTP_HOST") != own:
        return f"This server answers at {own} only."
    unsaid = "" if environ["REQUEST_METHOD"] == "POST" else f"http://{own}"
    if environ.get("HTTP_ORIGIN", unsaid) != f"http://{own}":
        return "Only the page of this server may ask for this."
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
        return "Another page led here; open the address yourself."
    return ""


def listen(application: "WSGIApplication") -> Any:
    """A waitress server that listens on a free port of this machine; its ``run()`` ends with KeyboardInterrupt.

    It says nothing on the terminal.
    """
    from waitress import create_server

    logging.getLogger("waitress").addHandler(logging.NullHandler())
    return create_server(application, host=HOST, port=0, threads=4, ident=None, max_request_body_size=LARGEST)
