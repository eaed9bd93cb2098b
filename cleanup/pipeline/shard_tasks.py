"""What is done with a shard wherever it is cleaned: its part is kept, unless it is there already."""

from hashlib import blake2b
from typing import NamedTuple

from cleanup.errors import InputError
from cleanup.pipeline.checkpoint import CheckpointDir, ShardSummary
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.dataset_options import DatasetOptions
from cleanup.pipeline.shard import Shard


class UnreadShard(NamedTuple):
    """The answer to a shard that cannot be read, and why."""

    why: str


class ShardTask(NamedTuple):
    """A shard, what is to be done with its records, and where its part is kept.

    ``wished`` is the key of the wish. ``done`` is the key of the part that is in the output already.
    """

    shard: Shard
    wish: DatasetOptions
    wished: str
    folder: CheckpointDir
    done: str | None

    @property
    def size(self) -> int:
        """How many bytes of work it is, about."""
        return self.shard.size


def ensure_checkpoint(task: ShardTask) -> ShardSummary | UnreadShard | None:
    """See to it that the part of a shard is kept; None where it is in the output. Raises InputError for a full disk."""
    try:
        shard = task.shard.loaded()
        key = _key(shard, task.wished)
        if key == task.done:
            return None
        about = task.folder.about(shard.number, key)
        if about is not None:
            return about
        part = clean_shard(shard, task.wish)
    except InputError as error:
        return UnreadShard(str(error))
    return task.folder.keep(part, key)


def _key(shard: Shard, wished: str) -> str:
    key = f"{wished} {shard.kind} {shard.number} {shard.first} {shard.path}".encode("utf-8", "surrogateescape")
    hashed = blake2b(key + b"\0", digest_size=16)
    hashed.update(shard.data or b"")
    return hashed.hexdigest()
