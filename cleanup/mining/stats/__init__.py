"""Counting in bounded memory: count-min sketch, bottom-k samples, shapes of lines. May import engine and rulekit."""
