"""Files of allowed findings and baselines. May import the engine and io."""
