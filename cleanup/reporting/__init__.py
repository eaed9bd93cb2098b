"""Reports as strings."""
