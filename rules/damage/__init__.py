"""Damage: what decoding, markup stripping and copying broke."""
