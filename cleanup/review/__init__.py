"""A person's decisions about findings, and what follows from them."""
