"""Formats that people read in a terminal: listings, diffs, statistics, and their styles. May import the modules of
reporting.
"""
