"""Calls of the command line in processes that start in milliseconds, forked from one that has imported it already.

A test of the command line spends most of its time in imports. The processes are real ones, with arguments, streams, a
working directory, an environment, a umask, signals and an exit code of their own. Only what Python reads while it
starts (its own variables and the locale) is that of the server, so calls that change these need a usual process.
"""

import array
import atexit
import gc
import io
import os
import pickle
import pkgutil
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import traceback
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

# What Python reads while it starts, and where rules that were imported before have not looked.
READ_AT_START = ("PYTHON", "LC_", "LANG", "CORPUSCRUB_CACHE_DIR")

LENGTH = struct.Struct("!q")
FILES = 4  # three streams, and the answer

# What takes longest to import. None of it reads the environment or keeps what it read.
PRELOADED = (
    *("cleanup.cli.command_group", "cleanup.cli.commands.baseline", "cleanup.cli.commands.check"),
    *("cleanup.cli.commands.clean", "cleanup.cli.commands.report", "cleanup.cli.commands.restore"),
    *("cleanup.engine.resolve", "cleanup.mining.corpus", "cleanup.models.document_models", "cleanup.pipeline.commit"),
    *(
        "cleanup.pipeline.options",
        "cleanup.pipeline.workers.pool",
        "cleanup.reporting.registry",
        "cleanup.review.apply",
    ),
    *("concurrent.futures.process", "hyperscan", "jinja2", "langdetect", "numpy", "orjson", "platformdirs", "regex"),
)


def run(program, args, *, stdin, stdout, stderr, cwd, env, timeout):
    """Run a Python program with these arguments in a new process and return it as a CompletedProcess.

    ``stdin`` is bytes; ``stdout`` and ``stderr`` are subprocess.PIPE or an open file. Raises TimeoutExpired after
    ``timeout`` seconds.
    """
    theirs, threads, collected = [], [], {}
    reading, writing = os.pipe()
    theirs.append(reading)
    threads.append(threading.Thread(target=_feed, args=(writing, stdin), daemon=True))
    for name, stream in (("stdout", stdout), ("stderr", stderr)):
        if stream == subprocess.PIPE:
            reading, writing = os.pipe()
            theirs.append(writing)
            threads.append(threading.Thread(target=_collect, args=(reading, name, collected), daemon=True))
        else:
            theirs.append(os.dup(stream if isinstance(stream, int) else stream.fileno()))
    answer, writing = os.pipe()
    theirs.append(writing)
    os.umask(mask := os.umask(0o77))
    request = pickle.dumps((program, [*map(os.fsencode, args)], os.fsencode(cwd or Path.cwd()), dict(env), mask))
    _server().request(request, theirs)
    for file in theirs:
        os.close(file)
    threads.append(threading.Thread(target=_collect, args=(answer, "code", collected), daemon=True))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout)
        if thread.is_alive():
            raise subprocess.TimeoutExpired([program, *args], timeout)
    (code,) = LENGTH.unpack(collected["code"])
    return subprocess.CompletedProcess(args, code, collected.get("stdout"), collected.get("stderr"))


def _feed(file, data):
    with suppress(BrokenPipeError), os.fdopen(file, "wb") as stream:
        stream.write(data)


def _collect(file, name, collected):
    with os.fdopen(file, "rb") as stream:
        collected[name] = stream.read()


class _Server:
    """The process that forks; it ends when its socket is closed, as it is when this process ends."""

    def __init__(self):
        self._socket, other = socket.socketpair()
        self._lock = threading.Lock()
        env = {name: value for name, value in os.environ.items() if not name.startswith(READ_AT_START)}
        command = [sys.executable, __file__, str(other.fileno())]
        with other:
            self._process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, pass_fds=[other.fileno()])

    def request(self, data, files):
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))]
        with self._lock:
            self._socket.sendmsg([LENGTH.pack(len(data))], rights)
            self._socket.sendall(data)


@cache
def _server():
    return _Server()


def serve(file):
    """Fork a process for each request, and answer with its exit code, until there are no more requests."""
    for name in PRELOADED:
        import_module(name)
    for module in pkgutil.walk_packages(import_module("cleanup.rules").__path__, "cleanup.rules."):
        import_module(module.name)
    gc.freeze()
    connection = socket.socket(fileno=file)
    ended, wakeup = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakeup)
    answers = {}
    while True:
        ready, _, _ = select.select([connection, ended], [], [])
        if ended in ready:
            os.read(ended, 4096)
            _answer(answers)
        if connection in ready:
            size, ancillary, _, _ = connection.recvmsg(
                LENGTH.size, socket.CMSG_SPACE(FILES * array.array("i").itemsize)
            )
            if not size:
                return
            files = array.array("i")
            files.frombytes(ancillary[0][2])
            request = pickle.loads(_receive(connection, *LENGTH.unpack(size)))
            process = os.fork()
            if process == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for each in (connection.detach(), ended, wakeup, files.pop(), *answers.values()):
                    os.close(each)
                _become(files, *request)
            answers[process] = files.pop()
            for each in files:
                os.close(each)


def _receive(connection, size):
    data = b""
    while len(data) < size:
        data += connection.recv(size - len(data))
    return data


def _answer(answers):
    """Write the exit codes of processes that have ended."""
    with suppress(ChildProcessError):
        while True:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            answer = answers.pop(process)
            os.write(answer, LENGTH.pack(os.waitstatus_to_exitcode(status)))
            os.close(answer)


def _become(streams, program, args, cwd, env, mask):
    """Be a process that Python just started with a program."""
    code = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        for stream in streams:
            os.close(stream)
        os.chdir(cwd)
        os.umask(mask)
        os.environ.clear()
        os.environ.update(env)
        sys.stdin = sys.__stdin__ = _stream(0, sys.stdin)
        sys.stdout = sys.__stdout__ = _stream(1, sys.stdout)
        sys.stderr = sys.__stderr__ = _stream(2, sys.stderr)
        sys.argv = ["corpuscrub", *map(os.fsdecode, args)]
        exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
        code = 0
    except SystemExit as end:
        code = 0 if end.code is None else end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            threading._shutdown()
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException:
            code = code or 120  # as Python exits where it cannot write the rest
        os._exit(code & 0xFF)


def _stream(number, like):
    mode = "r" if number == 0 else "w"
    raw = os.fdopen(number, f"{mode}b", closefd=False)
    lines = number == 2 or raw.isatty()
    return io.TextIOWrapper(raw, like.encoding, like.errors, None if number == 0 else "\n", line_buffering=lines)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
