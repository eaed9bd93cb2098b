"""A line that says when a page was published or changed.

Pages show “Published: May 3, 2024” or “Last updated on …” over or under the text; extraction keeps it as a paragraph.

The fix deletes the whole line. It must hold the label, a date and perhaps a time and a name, and nothing else. A bare
date is left alone: it may be a heading.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

LABELS = table(__file__).words("words")

RULE = Rule(
    code="RES301",
    name="publication-time",
    message="“{found}” dates the page",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{8,120}$) [|•–—(-]? \h* \L<label> \h? [:：]? \h*
        (?: (?&time) [\h,]+ )? (?: \p{L}{3,12} [.,]{1,2} \h )?                        # Monday,
        (?: \d{1,2} (?: [.] | st | nd | rd | th )? \h (?: de \h )? \p{L}{3,12} [.,]? \h (?: de \h )? \d{4}
          | \p{L}{3,12} [.]? \h \d{1,2} (?: st | nd | rd | th )? ,? \h \d{4}          # May 3, 2024
          | \d{1,4} [./年-] \d{1,2} [./月-] \d{1,4} 日?
        )
        (?: [\h,|/·–—-]{1,3} (?: at | um | à | alle | kl[.]? )? \h? (?&time) )?
        (?: \h by \h (?-i: \p{Lu} ) [^.!?]{2,40} )?                                   # by Ana Sol
        [)|.]? \s* $
        (?(DEFINE) (?<time> \d{1,2} [:.h] \d\d (?: :\d\d )? (?: \h? [ap] [.]? m [.]? )? (?: \h [a-z]{2,4} \b )? ) )
        """,
        "",
        triggers=LABELS,
        label=LABELS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("Published: May 3, 2024\n\nIt rained.", fixed="It rained."),
        Bad("Updated 11:34 PM EST Nov 19, 2019\n\nIt rained.", fixed="It rained."),
        Bad("Aktualisiert am 3. Mai 2024\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Good("Published: May, or 2024 ways to rain"),
        Good("It rained.\n\nMay 3, 2024\n\nIt stopped."),
    ),
)
