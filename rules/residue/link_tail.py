"""Footers of a page that begin with a list of other stories.

A footer is at most thirty lines and a tenth of the text, and none of its lines is a sentence.

Why:
“Most read”, “More from Example News” or “About the author” is followed by headlines, dates, names and buttons.

Fix safety:
The fix deletes the label and all lines after it. It is unsafe because a text may end with such a heading and a list of
its own.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, ends_like_sentence, tables, to_end_of_page

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 9
)

RULE = Rule(
    code="RES508",
    name="link-tail",
    message="“{found}” begins the footer of the page",
    explanation=__doc__,
    find=to_end_of_page(
        tables(__file__, "read_more_block", "read_more_link", "link_list", "author_box"),
        lambda document, number: not ends_like_sentence(document, number),
        confidence=0.93,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(f"{STORY}\n\nMost read\n\nAna Sol\n\nHarbour", fixed=STORY),
        Good(f"{STORY}\n\n“Shares rose.”\n\n“The Example prints what the harbour says.”"),
    ),
)
