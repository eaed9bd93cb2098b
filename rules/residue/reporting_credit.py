"""Lines that name the people who worked on a report.

The line must begin with the fixed words and a name, or consist of names followed by the fixed words.

Why:
Agencies and newspapers end a report with the names of its makers: “Reporting by Ana Sol; editing by Ben Low”, “Ana Sol
contributed to this report.”

Fix safety:
The fix deletes the whole line, including brackets. It is safe because the line is about the newsroom's work, not about
the subject of the report.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES403",
    name="reporting-credit",
    message="“{found}” names who worked on the report",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{10,200}$) [(\[—–_*]* \s* (?-i:
            (?i: (?: (?: additional | further | with ) \h )? (?&work) \h (?: and \h (?&work) \h )? by ) \h
            \p{Lu} [^.!?]*+ (?: [.] [^.!?\h] [^.!?]*+ | [.] \h (?= \p{Lu} [^.]* ; ) [^.!?]*+ ){0,6}
          | (?! (?: He | She | It | They | This | That | We | But | And | The | These | Such | Other ) \b )
            \p{Lu} [^.!?;:]{2,170} \h contributed \h
            (?: reporting | to \h this \h (?: report | story | article | content | piece ) )
            (?: \h from \h [\p{Lu}][\p{L}\h,.]{2,40} )?
          | (?i: this \h (?: article | story | piece | report | episode ) \h was \h
              (?: edited | produced | compiled | fact-checked ) \h by ) \h \p{Lu} [^.!?;:]{2,90}
        ) [.]? [)\]]* \s* $
        (?(DEFINE) (?<work> reporting | writing | editing | compiled ) )
        """,
        "",
        triggers=(
            "reporting",
            "writing",
            "editing",
            "compiled",
            "contributed",
            "this.[a-z]{5,7}.was.(?:edited|produced|fact)",
        ),
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\n(Reporting by Ana Sol; editing by Ben Low)", fixed="It rained."),
        Bad("It rained.\n\nExample News writer Ana Sol contributed to this report.", fixed="It rained."),
        Bad("It rained.\n\nThis article was edited by Ana Sol and Ben Low.", fixed="It rained."),
        Good("It rained.\n\nReporting by night was hard; editing by day was harder."),
        Good("It rained.\n\nThis contributed to this report of floods."),
    ),
)
