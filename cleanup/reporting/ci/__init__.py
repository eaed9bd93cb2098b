"""Formats that continuous integration reads: SARIF, GitHub, GitLab, JUnit, rdjson. May import reporting and its data
formats.
"""
