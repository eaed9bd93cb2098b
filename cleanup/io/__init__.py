"""Files in and out: texts, datasets, ledgers, suppressions, and what kind of file it is. May import the engine."""
