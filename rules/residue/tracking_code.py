"""Lines of a program that counts visitors or shows advertisements.

Only calls of the large advertising and analytics services match, and only at the start of a line: examples are indented
or marked.

Why:
Extraction that does not recognize the end of a script keeps lines like “window.dataLayer = window.dataLayer || [];” or
“googletag.cmd.push(function() {”.

Fix safety:
The fix deletes the whole line. It is unsafe because a tutorial on these services may still show such a line.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

CALLS = (
    *("googletag.", "window.googletag", "var googletag", "window.dataLayer", "var _gaq", "_gaq.push(", "gtag(", "fbq("),
    *(
        "(adsbygoogle",
        "window.adsbygoogle",
        "window._taboola",
        "_taboola.push(",
        "window._sf",
        "var _sf_",
        "ga('create'",
    ),
    *(
        "window.NREUM",
        "var _comscore",
        "_comscore.push(",
        "window.pbjs",
        "pbjs.que",
        "window.__tcfapi",
        "window.headertag",
    ),
    *(
        "window.OBR",
        "OBR.extern",
        "var disqus_",
        "ga('send'",
        "__gads",
        "jQuery(document).ready(",
        "amznads.",
        "apstag.",
    ),
)

RULE = Rule(
    code="RES118",
    name="tracking-code",
    message="“{found}” is code that counts visitors or shows advertisements",
    explanation=__doc__,
    find=pattern(
        r"^ \L<call> .* [;{}(),\]] \s* $",
        "",
        triggers=tuple(
            rf"[\r\n]{call.replace('(', '[(]').replace(')', '[)]').replace('.', '[.]').replace(' ', '[ ]')}"
            for call in CALLS
        ),
        call=CALLS,
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "It rained.\n\nwindow.dataLayer = window.dataLayer || [];\n\nIt stopped.", fixed="It rained.\n\nIt stopped."
        ),
        Bad("googletag.cmd.push(function() { googletag.display('top'); });\n\nIt rained.", fixed="It rained."),
        Good("Write this:\n\n    window.dataLayer = window.dataLayer || [];\n\nIt counts."),
        Good("window.dataLayer is a list of what the page knows."),
    ),
)
