"""Lines that explain how to reach or follow the reporter.

The line must contain an e-mail address or a handle together with the fixed words, or nothing but a name and social
networks. The address at which to contact somebody may be followed only by another way to reach them, by what to send,
or by nothing.

Why:
Newspapers end an article with the reporter's address: “Ana Sol can be reached at …”, “Follow him on X at @…”.

Fix safety:
The fix deletes the whole line. It is safe because an ordinary sentence, such as “he can be reached at the mill”, does
not meet these conditions.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern

NETWORK = "(?: x | twitter | instagram | facebook | threads | bluesky | mastodon | linkedin )"

# What may follow an address: another one, a number, or what readers are to send. Other words are the author's.
REST = r"""(?: [.,;|\h]* $ | .* (?: @ | \d{3} ) .*
              | .* \b (?: follow | twitter | instagram | facebook | linkedin | tips? | story \h ideas ) \b .* )"""

RULE = Rule(
    code="RES402",
    name="reporter-contact",
    message="“{found}” explains how to reach the reporter",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?=.{{10,200}}$) [—–•|*-]{{0,3}} {INDENT} (?:
            (?-i: \p{{Lu}} ) [^!@]{{2,120}} \h (?: can | may ) \h be \h reached
              \h (?: (?: by | via ) \h e-?mail \h )? at \h (?: \S+@ | \[email \h protected\] ) .*
          | (?: contact | e-?mail | reach )
              \h (?-i: \p{{Lu}} | reporter \b | the \h (?: reporter | author | writer ) \b )
              [^!?@]{{0,60}} \h (?: at | via \h email ,? ) \h (?: \S+@\S+[.]\S+ | \[email \h protected\] ) {REST}
          | follow \h (?: him | her | them | me | us | (?-i: \p{{Lu}} ) [^!?@]{{2,40}} ) \h on \h
              {NETWORK} \b [^!?@]{{0,40}} @ .*
          | follow \h (?: him | her | them | (?-i: @ \w+ | \p{{Lu}} ) [^!?.,]{{2,40}} ) \h on \h
              {NETWORK} (?: (?: , \h (?: and \h )? | \h and \h (?: on \h )? | \h or \h ) {NETWORK} ){{0,4}} [.]?
          | (?-i: \p{{Lu}} ) [^!?@:;]{{4,60}} \h is \h an? \h [^!?@:;]{{0,40}} \b
              (?: reporter | writer | editor | journalist | correspondent | columnist ) \b [^!?@]{{0,90}}
              \b (?: e-?mail | contact | reach | follow ) \b [^!?@]{{0,40}} @ .*
        ) $
        """,
        "",
        triggers=(
            "reached",
            r"(?:reporter|writer|editor|journalist|correspondent|columnist)[^!?@\r\n]{1,140}@",
            rf"{LINE_START}[—–•|*-]{{0,3}}{INDENT}(?:contact|e-?mail|reach|follow)",
        ),
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nAna Sol can be reached at ana@example.com.", fixed="It rained."),
        Bad("It rained.\n\nFollow her on Twitter at @anasol.", fixed="It rained."),
        Bad("It rained.\n\nFollow Ana Sol on Twitter and Instagram.", fixed="It rained."),
        Bad("It rained.\n\nAna Sol is a reporter for Example News. Email: ana@example.com.", fixed="It rained."),
        Good("It rained.\n\nAna Sol can be reached at the mill."),
        Good("It rained.\n\nContact Otto Low at otto@example.com if the ferry is late."),
        Good("It rained.\n\nFollow me on Facebook and Instagram."),
        Good("It rained.\n\nFollow her on Twitter and you will know."),
    ),
)
