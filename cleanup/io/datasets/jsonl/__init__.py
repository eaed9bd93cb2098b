"""JSON Lines: records in, lines with other texts out, and every other byte unchanged. May import io.datasets."""
