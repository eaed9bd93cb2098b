"""What a text is made of: how its paragraphs are broken, and the logical lines that rules look at."""
