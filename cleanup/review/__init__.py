"""A person's decisions about findings, and what follows from them."""

INDEX = "index.html"
"""The file by which a review is opened, alone or with its data beside it."""
