"""Residue: what the page showed around the article."""
