"""Lines that tell the reader where to click or what to download.

Only requests that lead away from the page match. An author also writes “Click here for the recipe”, which stays.

Why:
Sites promote their apps and their other pages inside an article: “CLICK HERE TO GET THE … APP”, “Download our app”.

Fix safety:
The fix deletes the whole line. It is safe because away from the page there is nothing to click.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES111",
    name="click-prompt",
    message="“{found}” sends the reader to another page or an app",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nCLICK HERE TO GET THE EXAMPLE NEWS APP\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nDownload our app", fixed="It rained."),
        Bad("Choveu.\n\nBaixe nosso aplicativo", fixed="Choveu.", language="pt"),
        Good("It rained.\n\nClick here to get the umbrella\n\nIt stopped."),
    ),
)
