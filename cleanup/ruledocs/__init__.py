"""Pages of rules: what each rule finds, why, how far its fix goes, and what it found in measured texts.

The room knows the families of rules and the figures stored beside the rules. It may import ``engine`` and ``rulekit``.
"""
