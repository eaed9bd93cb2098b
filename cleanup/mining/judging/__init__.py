"""Which recurring lines are site furniture: one function per exclusion, then a score. May import mining.passes and
mining.stats.
"""
