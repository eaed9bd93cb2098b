"""Lines that recur across documents: counted, judged, and proposed as rules for a person to accept.

``count`` reads the documents once and sketches how often each line is in another document; ``collect`` reads them
again and keeps evidence of the lines that recur; ``judge`` tells furniture from headings, refrains and the like;
``propose`` makes rules of it. Counts and evidence of parts can be made anywhere and merged in any order.
"""
