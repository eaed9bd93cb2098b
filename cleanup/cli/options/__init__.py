"""Options that several commands share, and the requests that they make.

May import config, output and input; knows no command.
"""
