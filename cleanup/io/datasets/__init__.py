"""Datasets: records in and out, every byte and value but the text as it was; nothing here knows what cleaning is."""
