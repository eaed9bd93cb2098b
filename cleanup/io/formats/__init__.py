"""Which files are not plain text, by name and first bytes. Imports nothing of other rooms."""
