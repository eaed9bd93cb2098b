"""Artifacts: what machine translation broke."""
