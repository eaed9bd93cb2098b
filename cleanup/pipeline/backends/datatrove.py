"""A step for pipelines of datatrove."""

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from cleanup.engine.report import Outcome
from cleanup.pipeline.clean_shard import record_scores
from cleanup.pipeline.options import CleanOptions, clean_batch


class Corpuscrub(PipelineStep):  # type: ignore[misc]  # it has no types
    """A step that cleans the text of each document and counts the fixes of each rule.

    ``score_field`` is a key to add to the metadata, with the scores of each text and the codes of its fixes.
    """

    type = "✂️ - FORMAT"
    name = "🧽 corpuscrub"

    def __init__(self, options: CleanOptions = CleanOptions(), score_field: str | None = None) -> None:  # noqa: B008  # it is frozen
        super().__init__()
        self.options, self.score_field = options, score_field

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002
        """Yield the documents in order, with cleaned texts."""
        for document in data:
            with self.track_time():
                (report,) = clean_batch([document.text], self.options)
                fixed = [found.code for found in report.findings if found.outcome is Outcome.FIXED]
                document.text = report.cleaned
                if (
                    self.score_field is not None
                ):  # one text for all codes: files of columns have no type for an empty list
                    document.metadata[self.score_field] = {**record_scores(report), "fixed": " ".join(sorted({*fixed}))}
            self.stat_update("total", *(["changed"] if report.edits else []), *fixed)
            yield document
