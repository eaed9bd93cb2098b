"""Work that is done by processes which were begun elsewhere."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class InDirectory:
    """The same work in the folder where this was made, if there is one where it is done: paths may be relative."""

    work: Callable[[Any], Any]
    folder: str = field(default_factory=os.getcwd)

    def __call__(self, task: Any) -> Any:
        """What the work makes of a task."""
        with suppress(OSError):
            os.chdir(self.folder)
        return self.work(task)
