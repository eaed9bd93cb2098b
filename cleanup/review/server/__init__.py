"""The local server of a review: the page, and a journal of the decisions made on it.

The room may import ``cleanup.review``, io and errors; the command line starts the server.
"""
