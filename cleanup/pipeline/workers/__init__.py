"""Work on several processes with answers in order, whatever dies. Knows nothing of texts; imports nothing of other
rooms.
"""
