"""Languages: their codes, and which one a text is in by its function words, its script or langdetect."""
