"""A prefix that is also a word, separated from the rest of its compound: “ultra - fast”, “pro - European”.

Why:
Engines that cut words at the hyphen and do not join them again leave a space on either side of it.

Fix safety:
The fix closes the gap. Each of these prefixes is a word as well (a blog has posts, a gangster has a vice, and a golfer
is a pro), so a dash may follow it, and the fix is unsafe. The rule finds nothing before a word that could begin a
clause after the dash.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
FORMS = WORDS.words("forms", "en")

RULE = Rule(
    code="MTA203",
    name="split-combining-form",
    message="“{found}” is one word, “{new}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'.-] | - [ ] ) (?! (?<= \b \L<owner> [ ] ) (?: post | pro | vice ) )
        (?P<form> \L<form> ) [ ]-[ ] (?! \L<clause> (?! \w ) ) (?P<word> \p{L}{3,} )
        (?! [\w’'] | [ ] [-–] | [^-.?!]{0,60} [ ]-[ ] (?! \p{L}+ [.,;:?!] ) \L<clause> (?! \w ) )
        """,
        r"\g<form>-\g<word>",
        triggers=(f"[^a-z](?:{'|'.join(FORMS)}) - ",),
        form=FORMS,
        owner=("each", "every", "her", "his", "my", "one", "our", "that", "their", "this", "your"),
        clause=WORDS.words("clauses", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The ultra - fast line was pro - European.", fixed="The ultra-fast line was pro-European."),
        Bad("Her ex - husband was re-elected.", fixed="Her ex-husband was re-elected."),
        Good("She called her ex - nobody answered."),
        Good("She read his post - delighted as ever - and wrote back."),
        Good("The line between the pro - and the anti-European wing was thin."),
    ),
)
