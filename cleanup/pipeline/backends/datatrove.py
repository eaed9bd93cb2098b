"""A step for pipelines of datatrove."""

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from cleanup.engine.report import Outcome
from cleanup.pipeline.clean_shard import marks
from cleanup.pipeline.options import CleanOptions, clean_batch


class Corpuscrub(PipelineStep):  # type: ignore[misc]  # it has no types
    """Cleans the text of each document that passes, and counts what was found, rule by rule.

    ``mark`` is a key of the metadata that shall tell the scores of each text, and the codes of what was fixed in it.
    """

    type = "✂️ - FORMAT"
    name = "🧽 corpuscrub"

    def __init__(self, how: CleanOptions = CleanOptions(), mark: str | None = None) -> None:  # noqa: B008  # it is frozen
        super().__init__()
        self.how, self.mark = how, mark

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002
        """The documents in their order, with other texts."""
        for document in data:
            with self.track_time():
                (report,) = clean_batch([document.text], self.how)
                fixed = [found.code for found in report.findings if found.outcome is Outcome.FIXED]
                document.text = report.cleaned
                if self.mark is not None:  # one text for all codes: files of columns have no type for an empty list
                    document.metadata[self.mark] = {**marks(report), "fixed": " ".join(sorted({*fixed}))}
            self.stat_update("total", *(["changed"] if report.edits else []), *fixed)
            yield document
