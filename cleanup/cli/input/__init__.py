"""The documents of a call: finding files, reading them, and searching them in one process or several.

May import config and output; knows no option.
"""
