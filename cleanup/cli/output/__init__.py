"""Where results and messages go: standard output or a file, standard error, the progress bar.

May import config, and nothing else of the command line.
"""
