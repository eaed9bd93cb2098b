"""A line that tells the visitor where to click or what to download.

Sites push their app and their other pages from inside an article: “CLICK HERE TO GET THE … APP”, “Download our app”.

The fix deletes the whole line. Away from the page there is nothing to click, so it is safe. Only requests that lead
away from the page count: an author writes “Click here for the recipe” too.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES111",
    name="click-prompt",
    message="“{found}” leads a visitor to another page or an app",
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
