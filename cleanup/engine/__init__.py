"""The pure core: a document, rules as data, edits, and the engine that turns them into a report. May import errors,
cache and messages; knows no model, no file and no terminal.
"""
