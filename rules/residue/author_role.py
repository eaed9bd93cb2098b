"""Lines that consist of a writer's name and job title.

Why:
“Ana Sol, staff writer” or “Ben Low - Senior Editor” appears beside the author's picture, above or below the text.

Fix safety:
The fix deletes the whole line. It is unsafe because a quotation may be signed in the same way.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

ROLES = ("writer", "editor", "reporter", "correspondent", "journalist", "columnist", "producer", "contributor")

RULE = Rule(
    code="RES404",
    name="author-role",
    message="“{found}” names the author and their job title",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{10,90}$) (?: by \h )? (?-i: \p{Lu} [\p{L}.'’-]+ (?: \h \p{Lu} [\p{L}.'’-]* ){1,3} )
        (?: \h? , [ \xa0]? | \h? [|•–—-] [ \xa0] ) (?: [\p{L}’'&-]+ [ \xa0,]{1,2} ){0,5} \L<role>
        (?: \h? [,|–-]? \h? (?: (?: for | at | of | in | chief ) \h? )* (?-i: \p{Lu} ) [\p{L}\h&.’']{1,40}
          | -in-chief )? (?<! [.] ) \s* $
        """,
        "",
        triggers=tuple(rf"[, \xa0]{role}" for role in ROLES),
        role=ROLES,
        confidence=0.8,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nAna Sol, staff writer", fixed="It rained."),
        Bad("Ben Low - Senior Editor\n\nIt rained.", fixed="It rained."),
        Good("It rained.\n\nAna Sol, the best writer of them all, was asleep."),
    ),
)
