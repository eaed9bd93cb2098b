"""“For to” before an infinitive, as in “thanks for to wait” or “they look for to sell”.

Old books and dialects have “for to” as well (they came for to sing), so it must follow a word that takes “for” and a
noun.

Why:
Spanish “para”, French “pour” and related words take an infinitive, and the engine adds the English “to” between the
two.

Fix safety:
There is no fix, because only the source could show whether “for” is one word too many or a gerund was meant.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

BEFORE = table(__file__).words("before", "en")

RULE = Rule(
    code="MTA414",
    name="for-to-infinitive",
    message="“{found}” has one word too many, or lacks a gerund",
    explanation=__doc__,
    find=pattern(
        r"(?<! [\w’'“-] ) \L<before> [ \xa0] (?-i: for [ \xa0] to [ \xa0] \p{Ll}{2,} ) (?! [\w’'”-] )",
        None,
        triggers=(f"[^a-z](?:{'|'.join(BEFORE)})[ \\xa0]for[ \\xa0]to[ \\xa0][a-z]",),
        before=BEFORE,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "it", "pt"),
    examples=(
        Bad("Many thanks for to wait.", fixed=None),
        Good("Many came for to wait."),
        Good("Many thanks for today."),
    ),
)
