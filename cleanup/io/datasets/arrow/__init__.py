"""Arrow tables and Parquet files: rows in, rows with other texts out; the only users of pyarrow in io. May import
io.datasets.
"""
