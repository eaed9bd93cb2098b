"""What is learned or counted: line model, translation score, source language, foreign text, readability. May import the
engine.
"""
