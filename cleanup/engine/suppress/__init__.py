"""What is neither reported nor fixed: baselines, allowed findings, exempt phrases and names. May import the engine."""
