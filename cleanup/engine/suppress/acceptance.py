"""What allow files, phrases and names accept; it is neither reported nor fixed, and can be counted."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.report import Ids, MatchKey
from cleanup.engine.suppress.exempt_terms import ExemptTerms

if TYPE_CHECKING:
    from cleanup.engine.engine import Accept


class Split(NamedTuple):
    """Spots by what accepts them: an allow file, a phrase or a name, or none of these."""

    allowed: Sequence[MatchKey]
    exempt: Sequence[MatchKey]
    rest: Sequence[MatchKey]


class Acceptance:
    """Accepts findings whose ids are ``allowed``, whose text is one of the phrases, or that overlap a name."""

    def __init__(
        self, allowed: Collection[str] = (), phrases: Collection[str] = (), names: Collection[str] = ()
    ) -> None:
        self._allowed = frozenset(allowed)
        self._exempt = ExemptTerms(phrases, names) if phrases or names else None
        self.key = f"{sorted(self._allowed)} {self._exempt and self._exempt.key}"

    def split(self, document: Document, keys: Sequence[MatchKey]) -> Split:
        """Return the keys by what accepts them, in order. Of equal findings, the order decides which one is meant."""
        allowed: list[MatchKey] = []
        exempt: list[MatchKey] = []
        rest: list[MatchKey] = []
        ids = Ids(document, keys)
        for key in keys:
            if self._allowed and ids.of(*key) in self._allowed:
                allowed.append(key)
            elif self._exempt is not None and self._exempt.covers(document, key[1]):
                exempt.append(key)
            else:
                rest.append(key)
        return Split(allowed, exempt, rest)

    def before(self, accept: "Accept | None") -> "Accept":
        """Return a function that accepts all of that, and what ``accept`` accepts of the rest."""

        def accepts(document: Document, keys: Sequence[MatchKey]) -> Collection[MatchKey]:
            allowed, exempt, rest = self.split(document, keys)
            return {*allowed, *exempt, *(accept(document, rest) if accept is not None and rest else ())}

        return accepts
