"""Hugging Face datasets cleaned, in memory, on disk, or as they are read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cleanup.pipeline.backends.arrow import clean_table
from cleanup.pipeline.options import CleanOptions

if TYPE_CHECKING:
    import pyarrow as pa
    from datasets import Dataset, DatasetDict, IterableDataset, IterableDatasetDict

Data = TypeVar("Data", "Dataset", "IterableDataset", "DatasetDict", "IterableDatasetDict")


@dataclass(frozen=True, slots=True)
class _Cleaning:
    """What is done with the tables of a dataset. ``datasets`` hashes it to know whether it has the result already:
    so the rules are in it, as ``key``.
    """

    options: CleanOptions
    text_field: str
    score_field: str | None
    key: str

    def __call__(self, table: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        made = clean_table(table, self.options, self.text_field, self.score_field)
        # copied, or what pads the values in a file would depend on where processes cut the dataset
        return pa.concat_tables([made.slice(0, 1), made.slice(1)]).combine_chunks()


def clean_dataset(
    dataset: Data,
    options: CleanOptions = CleanOptions(),  # noqa: B008  # it is frozen
    text_field: str = "text",
    score_field: str | None = None,
    **mapping: Any,
) -> Data:
    """Return a dataset, or a dict of splits, with texts cleaned as by ``clean_table``.

    ``mapping`` holds arguments of ``Dataset.map``, such as ``num_proc``. The format stays, except for iterable
    datasets.
    """
    import datasets

    if isinstance(dataset, dict):
        splits = {
            name: clean_dataset(split, options, text_field, score_field, **mapping) for name, split in dataset.items()
        }
        return type(dataset)(splits)
    features = dataset.features
    if features is not None and score_field is not None:
        scores = {"translated": "float64", "residue": "float64", "findings": "int64"}
        features = datasets.Features(
            features | {score_field: {name: datasets.Value(kind) for name, kind in scores.items()}}
        )
    work = _Cleaning(options, text_field, score_field, options.key)
    made = dataset.with_format("arrow").map(work, batched=True, features=features, **mapping)
    if isinstance(dataset, datasets.IterableDataset):
        return made.with_format(None)
    was = dataset.format
    columns = None if was["columns"] == dataset.column_names else was["columns"]
    return made.with_format(was["type"], columns, was["output_all_columns"], **was["format_kwargs"])
