"""A person's decisions about findings, and their effects: items to review, decision files, edits, learned rules.

May import the engine, rulekit, ruledocs, io and reporting. Its rooms ``server`` and ``page`` import the modules of this
level, which import neither.
"""

# The file that opens a review, alone or with its data beside it.
INDEX = "index.html"
