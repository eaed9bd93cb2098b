"""The counts file: how often, where and on which sites the lines of a corpus recur.

It is lines of JSON: a head with the ``schema``, then the recurring lines, the most confident first. The rule that reads
it is ``cleanup.rulekit.recurring_line``.
"""

import json
from collections.abc import Iterator

from cleanup.mining.miner import Mined
from cleanup.mining.proposals import phrase_of
from cleanup.mining.stats.recurrence import CounterName
from cleanup.rulekit.recurring_line import SCHEMA


def dump(mined: Mined) -> Iterator[str]:
    """Yield the file in chunks; equal evidence gives equal bytes."""
    evidence = mined.evidence
    head = {"schema": SCHEMA, "documents": evidence.documents, "sites": len(evidence.sites)}
    yield json.dumps(head) + "\n"
    for candidate, confidence, refused in mined.judged:
        seen = candidate.seen
        line = {
            "phrase": phrase_of(candidate),
            "confidence": confidence,
            "refused": refused,
            "documents": seen.documents,
            "articles": seen.distinct,
            "sites": candidate.sites,
            "reach": round(candidate.reach, 3),
            "head": round(seen.share(CounterName.HEAD), 3),
            "tail": round(seen.share(CounterName.TAIL), 3),
            "steady": round(seen.steady, 3),
        }
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"
