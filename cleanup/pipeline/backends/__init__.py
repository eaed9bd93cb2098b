"""Engines beyond one machine and datasets of other libraries; one module per library. May import pipeline and io."""
