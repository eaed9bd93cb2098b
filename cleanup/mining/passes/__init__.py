"""The three passes over a corpus: count, collect, illustrate; their results merge in any order. May import
mining.stats.
"""
