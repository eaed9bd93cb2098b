"""Lines that offer a newsletter.

The line must contain nothing but the offer: a request at its beginning and a newsletter, mailing list or inbox at its
end.

Why:
Sign-up boxes appear between the paragraphs of an article and at its end, and their one or two lines are extracted as
paragraphs: “Sign up for our weekly newsletter”, “Get local news delivered to your inbox”.

Fix safety:
The fix deletes the whole line. It is safe because a sentence about newsletters begins differently.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES109",
    name="newsletter-offer",
    message="“{found}” offers a newsletter",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nSign up for our weekly newsletter\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nGet local news delivered to your inbox!", fixed="It rained."),
        Bad("Il pleut.\n\nInscrivez-vous à notre newsletter", fixed="Il pleut.", language="fr"),
        Bad("Es regnet.\n\nJetzt zum Newsletter anmelden!", fixed="Es regnet.", language="de"),
        Bad("Padało.\n\nZapisz się na nasz newsletter", fixed="Padało.", language="pl"),
        Good("It rained.\n\nShe did not sign up for our weekly newsletter\n\nIt stopped."),
        Good("It rained.\n\nSign up for our weekly newsletter cost her an hour, she said."),
    ),
)
