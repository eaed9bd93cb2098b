"""The rules that come with corpuscrub: one module a rule, found at run time."""
