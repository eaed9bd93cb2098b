"""The rules for residue: what the page showed around the article."""
