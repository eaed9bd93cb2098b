"""Datasets cleaned shard by shard, on one machine or many, to the same bytes. May import the engine, models, rulekit
and io.
"""
