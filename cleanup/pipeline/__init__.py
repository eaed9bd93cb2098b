"""Datasets cleaned: shard by shard, on one machine or on many, to the same bytes."""
