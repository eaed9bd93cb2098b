"""Records of datasets in and out; everything but the text stays as it was. Knows nothing of cleaning. May import the
engine and io.
"""
