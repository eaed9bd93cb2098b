"""The page on which a person reviews findings: HTML that needs nothing but itself."""
