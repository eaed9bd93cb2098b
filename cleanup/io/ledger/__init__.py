"""The ledger: every edit that was written, so that it can be undone to the byte. May import the engine, io and
io.datasets.
"""
