"""Notices in the place of an e-mail address that a site hides from robots.

A notice may be part of a line. “[email protected]” matches alone on its line, with or without a label, and within a
sentence.

Why:
Content management systems show “[email protected]” or “This email address is being protected from spambots.” to a
reader that runs no scripts, and extraction is such a reader.

Fix safety:
The fix deletes the notice, or the line that contains nothing but “[email protected]” and its label. It is safe because
neither contains an address. Where “[email protected]” is part of a sentence, only the source knows the address, and no
fix is proposed.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Stage, pattern

PROTECTED = (
    "this email address is being protected from spambots",
    "this e-mail address is being protected from spambots",
    "this e-mail address is being protected from spam bots",
    "diese e-mail-adresse ist vor spambots geschützt",
    "esta dirección de correo electrónico está siendo protegida contra los robots de spam",
    "esta dirección de correo electrónico está protegida contra spambots",
    "cette adresse e-mail est protégée contre les robots spammeurs",
    "cette adresse email est protégée contre les robots spammeurs",
    "questo indirizzo email è protetto dagli spambots",
    "este endereço de email está sendo protegido de spambots",
    "dit e-mailadres wordt beveiligd tegen spambots",
    "адрес электронной почты защищен от спам-ботов",
)

SCRIPTS = (
    "you need javascript enabled to view it",
    "zur anzeige muss javascript eingeschaltet sein",
    "necesita tener javascript habilitado para poder verlo",
    "usted necesita tener javascript activado para poder verla",
    "usted necesita javascript para verla",
    "vous devez activer le javascript pour la visualiser",
    "è necessario abilitare javascript per vederlo",
    "você precisa do javascript ativado para vê-lo",
    "javascript dient ingeschakeld te zijn om het te bekijken",
    "для просмотра адреса в вашем браузере должен быть включен javascript",
)


def _deleted(found: RegexMatch) -> str | None:
    return None if found["cipher"] else ""


RULE = Rule(
    code="RES117",
    name="protected-email",
    message="“{found}” replaces a hidden e-mail address",
    explanation=__doc__,
    find=pattern(
        r"""
          ^ \s*+ [•*–-]? \h* (?: e-?mail \h? : \h? )? \[email [ \xa0] protected\] \s* $
        | (?: (?<= \S ) \h )? \L<protected> [.,!] (?: \h \L<scripts> [.!]? )?
        | (?<cipher> \[email [ \xa0] protected\] )
        """,
        _deleted,
        triggers=("email[ \xa0]protected", "spam[ ]?bots", "robots de spam", "robots spammeurs", "спам-ботов"),
        protected=PROTECTED,
        scripts=SCRIPTS,
    ),
    safety=Safety.SAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("It rained.\n\nEmail: [email protected]\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad(
            "Write to: This email address is being protected from spambots. You need JavaScript enabled to view it.",
            fixed="Write to:",
        ),
        Bad("Write to [email protected] before May."),
        Good("This email address is being protected by a dog."),
    ),
)
