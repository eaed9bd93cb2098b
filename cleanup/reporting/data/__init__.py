"""Formats that programs read: JSON, JSON Lines, dolma attributes. May import the modules of reporting."""
