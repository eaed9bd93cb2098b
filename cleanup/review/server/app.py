"""The web application of a review: the page, and the journal of the decisions made on it.

Only the browser of the person at this machine may send requests. The path holds a token that other pages cannot guess.
Host must be the address we listen on: a name that another site points here (DNS rebinding) would make its page ours.
Origin and Sec-Fetch-Site, in which a browser names the page that sends a request, must name our own page.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING, Any

from cleanup.errors import DecisionError, InputError
from cleanup.review import INDEX
from cleanup.review.server.journal import Journal
from cleanup.review.server.protocol import parse, to_json

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"

# Most bytes of a request: decisions about some 600,000 findings.
MAX_REQUEST = 64 * 2**20

# The name below the token that decisions are read from and sent to.
DECISIONS = "decisions"

CONTENT_TYPES = {".html": "text/html", ".js": "text/javascript"}

HEADERS = [
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]


@dataclass(frozen=True, slots=True)
class Response:
    """The response to a request."""

    status: HTTPStatus
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def refusal(status: HTTPStatus, sentence: str, *headers: tuple[str, str]) -> Response:
    """Return a refusal with a sentence for the person who sees it."""
    return Response(status, "text/plain", f"{sentence}\n".encode("utf-8", "backslashreplace"), headers)


class ReviewApp:
    """A WSGI application for waitress that serves ``resources`` by their names below ``token``, by default the page."""

    def __init__(self, resources: Mapping[str, bytes], journal: Journal) -> None:
        self.token = token_urlsafe(24)
        self._resources, self._journal = resources, journal

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Response a request."""
        response = self._respond(environ)
        headers = [*HEADERS, *response.headers]
        if response.content_type:
            headers.append(("Content-Type", f"{response.content_type}; charset=utf-8"))
            headers.append(("Content-Length", str(len(response.body))))
        start_response(f"{response.status.value} {response.status.phrase}", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.body]

    def _respond(self, environ: "WSGIEnvironment") -> Response:
        if reason := _foreign(environ):
            return refusal(HTTPStatus.FORBIDDEN, reason)
        name, method = self._name(environ["REQUEST_URI"]), environ["REQUEST_METHOD"]
        if name is None:
            return refusal(HTTPStatus.NOT_FOUND, "Nothing is here; open the whole address that corpuscrub printed.")
        if name == DECISIONS and method == "POST":
            return self._post(environ)
        if method not in ("GET", "HEAD"):
            allowed = "GET, HEAD, POST" if name == DECISIONS else "GET, HEAD"
            return refusal(HTTPStatus.METHOD_NOT_ALLOWED, f"Allowed methods: {allowed}.", ("Allow", allowed))
        if name == DECISIONS:
            return Response(HTTPStatus.OK, "application/json", to_json(self._journal.reviewer, self._journal.decisions))
        return Response(HTTPStatus.OK, CONTENT_TYPES[PurePosixPath(name).suffix], self._resources[name])

    def _name(self, uri: str) -> str | None:
        """Return the name in an address as it was sent; None for addresses with escapes or dots, and unknown names."""
        root = f"/{self.token}/"
        authorized = compare_digest(uri[: len(root)].encode(), root.encode())
        name = uri[len(root) :] or INDEX
        return name if authorized and (name == DECISIONS or name in self._resources) else None

    def _post(self, environ: "WSGIEnvironment") -> Response:
        if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
            return refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send decisions as application/json.")
        try:
            self._journal.add(*parse(environ["wsgi.input"].read()))
        except DecisionError as error:
            return refusal(HTTPStatus.BAD_REQUEST, f"Nothing was saved: {error}")
        except InputError as error:
            return refusal(HTTPStatus.INSUFFICIENT_STORAGE, f"Nothing was saved: {error}")
        return Response(HTTPStatus.NO_CONTENT, "", b"")


def _foreign(environ: "WSGIEnvironment") -> str:
    """Return why a request does not come from a person or from our page; empty if it does."""
    own = f"{HOST}:{environ['SERVER_PORT']}"
    if environ.get("HTTP_HOST") != own:
        return f"This server answers only at {own}."
    default = "" if environ["REQUEST_METHOD"] == "POST" else f"http://{own}"
    if environ.get("HTTP_ORIGIN", default) != f"http://{own}":
        return "Only the page of this server may send this request."
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
        return "Another page led here; open the address yourself."
    return ""


def listen(application: "WSGIApplication") -> Any:
    """Return a waitress server that listens on a free port of this machine.

    Its ``run()`` ends with KeyboardInterrupt. It prints nothing.
    """
    from waitress import create_server

    logging.getLogger("waitress").addHandler(logging.NullHandler())
    return create_server(application, host=HOST, port=0, threads=4, ident=None, max_request_body_size=MAX_REQUEST)
