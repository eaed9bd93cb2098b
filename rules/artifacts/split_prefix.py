"""A prefix separated from its word by spaces around the hyphen, as in “anti - missile”.

“Counter”, “sub” and “semi” are words, and “Inter” is a club, so they are not listed. “Self” is a word as well, and is
joined only to words with which it forms compounds.

Why:
Engines that cut words at the hyphen and do not join them again leave a space on either side of it.

Fix safety:
Such a prefix is not a word by itself, so no dash can follow it, and the fix closes the gap. Two capitals may be a
headline and the name of its site. Several prefixes that each begin a line or a part of a line may be a list of their
meanings. The rule finds nothing in either case.
"""

from functools import cache

import regex

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, compiled, pattern, table

WORDS = table(__file__)
PREFIXES = WORDS.words("prefixes", "en")


@cache
def _entry() -> "regex.Pattern[str]":
    return compiled(
        r"(?: ^ | [,;:] ) \h* (?: [•*-] \h+ )? \L<prefix> \h - \h",
        regex.VERBOSE | regex.IGNORECASE,
        prefix=PREFIXES,
    )


def no_glossary(document: Document, number: int) -> bool:
    """Return whether a line is outside a glossary: two lines nearby, or parts of lines, that begin with a prefix."""
    near = document.lines[max(number - 2, 0) : number + 3]
    return sum(len(_entry().findall(line)) for line in near) < 2 or not _entry().search(document.line_text(number))


RULE = Rule(
    code="MTA202",
    name="split-prefix",
    message="“{found}” is one word, “{new}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'-] )
        (?! (?-i: \p{Lu} \w* [ ]-[ ] \p{Lu} ) )                       # Anti - The Archive
        (?: (?P<prefix> (?-i: \L<prefix> ) ) [ ]-[ ] (?P<word> (?-i: [A-Za-z] ) \p{L}{2,} )
          | (?P<prefix> self ) [ ]-[ ] (?P<word> \L<self> ) )
        (?! [\w’'] )
        (?<! \b (?: and | but | the | for ) )
        """,
        r"\g<prefix>-\g<word>",
        triggers=tuple(f"{prefix} - [a-z]" for prefix in (*PREFIXES, "self")),
        where=no_glossary,
        prefix=PREFIXES,
        self=WORDS.words("self", "en"),
    ),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The wound was self - inflicted.", fixed="The wound was self-inflicted."),
        Bad(
            "Anti - missile batteries came by non - stop trains.",
            fixed="Anti-missile batteries came by non-stop trains.",
        ),
        Good("The wound was to the self - nobody saw it."),
        Good("The wound was seen by the self - having no eyes."),
        Good("They walked to the counter - somebody was there."),
        Good("They lost to Inter - nobody was surprised."),
        Good("Batteries of the kind called anti - but nobody knew what against - were moved."),
        Good("Ultra - The Archive"),
        Good("anti - opposed\n\nmulti - several\n\npseudo - false"),
        Good("Three of them: inter - amid, intra - inside, non - lacking"),
    ),
)
