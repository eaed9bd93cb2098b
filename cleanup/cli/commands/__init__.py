"""The commands, one module or package each, imported when they are called.

May import every other room of the command line.
"""
