"""The models that judge a whole document, for the engines whose reports have scores.

A module of its own, because it imports the models only when a score is read: a pipe call never does that, and
they take longer to import than it takes to run. Its functions can be pickled, as reports are.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanup.engine.document import Document
from cleanup.engine.report import DocumentModels, Finding

if TYPE_CHECKING:
    from cleanup.engine.scores import SourceLanguage, Translation


def translation(document: Document, findings: Sequence[Finding]) -> "Translation":
    """Return the translation score of a document with these findings, and its evidence."""
    from cleanup.models.translation_score import count_artifacts, model

    return model().judge(document, count_artifacts(document, findings))


def source(findings: Sequence[Finding]) -> "SourceLanguage[Finding] | None":
    """Return the language that the text was probably translated from; None where the findings do not show one."""
    from cleanup.models.source_language import likely

    return likely(findings)


DOCUMENT_MODELS = DocumentModels(translation, source)
