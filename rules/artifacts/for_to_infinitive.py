"""“For to” before an infinitive: “thanks for to wait”, “they look for to sell”.

Spanish “para”, French “pour” and their sisters take an infinitive, and the engine puts English “to” between.

Whether “for” is one too many or a gerund was meant only the source could tell; nothing is proposed. Old books and
dialects say it, too (they came for to sing), so it has to stand behind a word that goes with “for” and a noun.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern, table

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
