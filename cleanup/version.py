"""The version of the package, for rooms below the façade."""

__version__ = "0.1.0"
