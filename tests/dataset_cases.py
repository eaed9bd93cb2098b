"""Datasets for the tests of the command, and the command with small shards, in processes that may be killed."""

import json

import command

SCRIPT = """
import os, signal, sys
from functools import partial
from multiprocessing import parent_process
from pathlib import Path
from cleanup.cli import main
from cleanup.pipeline import runner as local, shard
from cleanup.pipeline.workers import pool

size, moments, last = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
del sys.argv[1:4]
local.shards = shard.shards = partial(shard.shards, size=size)
pool.map_ordered.__kwdefaults__["batch"] = 1

def moment():
    file = os.open(moments, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, b".")
    if os.fstat(file).st_size >= last > 0:
        os.kill(os.getpid() if parent_process() is None else os.getppid(), signal.SIGKILL)
    os.close(file)

def mortal(function):
    def done(*args, **options):
        moment()
        result = function(*args, **options)
        moment()
        return result
    return done

os.fsync = mortal(os.fsync)
for name in ("replace", "unlink", "mkdir"):
    setattr(Path, name, mortal(getattr(Path, name)))
main()
"""
"""The command, in which a moment is before and after each thing that is done to files. At the last one, if it is not 0,
the process that began it all is killed.
"""

DIRTY = "It rained.\n\nAdvertisement\n\nIt stopped."
CLEAN = "It rained.\n\nIt stopped."
BAD = (b'{"id": "x", "text": 5}\n', b'{"id": "y"}\n', b"{nonsense\n", b'{"text": "caf\xff"}\n', b"[]\n")


def line(number, text=DIRTY, **more):
    return (
        json.dumps({"n": number, "text": text, "id": f"r{number}", **more}, ensure_ascii=number % 2 == 0).encode()
        + b"\n"
    )


def lines(count, first=0):
    """Lines of records, a third of which are cleaned; the texts are all different."""
    return b"".join(
        line(number, f"Day {number}. Café.\n\n{DIRTY if number % 3 == 0 else CLEAN}")
        for number in range(first, first + count)
    )


def call(*args, cwd, size=8_000_000, moments="/dev/null", last=0, **options):
    """Call ``clean`` with shards of so many bytes, see SCRIPT."""
    values = (size, moments, last, "clean", *args)
    return command.call(SCRIPT, *values, cwd=cwd, **options)


def files(folder):
    """The bytes of all files in a folder, by their names."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
