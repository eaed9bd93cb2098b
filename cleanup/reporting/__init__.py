"""Reports as strings, one module per format; nothing here writes. May import the engine and models. The registry names
the formats.
"""
