"""Which rules can match which lines, found without running a rule: normalize, scan, look up. May import the engine's
documents and rules.
"""
