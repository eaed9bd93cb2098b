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
    spared: Sequence[MatchKey]
    rest: Sequence[MatchKey]


class Acceptance:
    """Accepts findings whose ids are ``allowed``, whose text is one of the phrases, or that overlap a name."""

    def __init__(
        self, allowed: Collection[str] = (), phrases: Collection[str] = (), names: Collection[str] = ()
    ) -> None:
        self._allowed = frozenset(allowed)
        self._exempt = ExemptTerms(phrases, names) if phrases or names else None
        self.key = f"{sorted(self._allowed)} {self._exempt and self._exempt.key}"

    def split(self, document: Document, spots: Sequence[MatchKey]) -> Split:
        """Return the keys by what accepts them, in order. Of equal findings, the order decides which one is meant."""
        allowed: list[MatchKey] = []
        spared: list[MatchKey] = []
        rest: list[MatchKey] = []
        ids = Ids(document, spots)
        for spot in spots:
            if self._allowed and ids.of(*spot) in self._allowed:
                allowed.append(spot)
            elif self._exempt is not None and self._exempt.covers(document, spot[1]):
                spared.append(spot)
            else:
                rest.append(spot)
        return Split(allowed, spared, rest)

    def before(self, accept: "Accept | None") -> "Accept":
        """Return a function that accepts all of that, and what ``accept`` accepts of the rest."""

        def accepts(document: Document, spots: Sequence[MatchKey]) -> Collection[MatchKey]:
            allowed, spared, rest = self.split(document, spots)
            return {*allowed, *spared, *(accept(document, rest) if accept is not None and rest else ())}

        return accepts
