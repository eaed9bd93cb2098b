"""The page on which a person reviews findings: HTML that needs nothing but itself.

The room may import ``cleanup.review``, reporting, ruledocs and the engine; jinja2 is used only here.
"""
