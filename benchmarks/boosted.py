"""Trees that LightGBM has grown, as the package keeps them."""

from collections.abc import Mapping
from typing import Any

REPEATABLE = {
    "objective": "binary",
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
"""Settings of LightGBM with which the same rows give the same bytes."""


def node(tree: Mapping[str, Any], places: Mapping[int, int] | None = None) -> Any:
    """Convert a node to the form of ``cleanup.models.boosted_trees``; ``places`` renumbers the features."""
    if "leaf_value" in tree:
        return round(tree["leaf_value"], 4)
    feature = tree["split_feature"]
    children = [node(tree[side], places) for side in ("left_child", "right_child")]
    question = [feature if places is None else places[feature], float(f"{tree['threshold']:.6g}")]
    return [*question, *children, round(tree["internal_value"], 4)]
