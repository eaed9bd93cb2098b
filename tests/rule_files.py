"""A rule file as users write them, with one safe rule: SITE001, station-footer."""

STATION = """
[[rule]]
code = "SITE001"
name = "station-footer"
message = "the station's footer"
safety = "safe"
lines = ["Radio Example: hear it first"]
bad = [{ text = "It rained.\\n\\nRadio Example: hear it first", fixed = "It rained." }]
good = ["Radio Example: hear it first and last"]
"""
