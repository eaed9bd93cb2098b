"""Lines that state how long ago a page appeared or changed.

Spans longer than weeks, and a sentence with its full stop, are left alone.

Why:
Pages count the hours for their visitors: “3 hours ago”, “Updated 20 minutes ago”, “vor 3 Stunden”. In a stored text
there is no “now” to count from.

Fix safety:
The fix deletes the whole line. It is safe because the line must contain the number and the unit, and nothing else but a
label such as “Updated”.
"""

from cleanup.rulekit import INDENT, LINE_END, Bad, Good, Rule, Safety, pattern

LABELS = ("published", "updated", "last updated", "posted", "modified", "aktualisiert", "actualizado", "publicado")

UNITS = {
    "{} ago": ("mins?", "minutes?", "hrs?", "hours?", "days?", "weeks?"),
    "vor {}": ("minuten?", "stunden?", "tag", "tagen", "wochen?"),
    "hace {}": ("minutos?", "horas?", "días?", "semanas?"),
    "há {}": ("minutos?", "horas?", "dias?", "semanas?"),
    "il y a {}": ("minutes?", "heures?", "jours?", "semaines?"),
    "{} fa": ("minut[io]", "or[ae]", "giorn[io]", "settiman[ae]"),
    "{} geleden": ("minuten", "minuut", "uur", "dagen", "dag", "weken", "week"),
    "{} назад": ("минуту?ы?", "часа?о?в?", "день", "дня", "дней"),
    "{} temu": ("minuty?", "godzin[yę]?", "dni"),
    "{} önce": ("dakika", "saat", "gün", "hafta"),
    "{}前": ("分钟", "分鐘", "分", "小时", "小時", "時間", "天", "日"),
}

# The source of both the expression and its trigger.
RELATIVE = "|".join(
    form.replace(" ", "[ \xa0]").format(f"[0-9]{{1,2}}[ \xa0]?(?:{'|'.join(units)})") for form, units in UNITS.items()
)

RULE = Rule(
    code="RES305",
    name="relative-time",
    message="“{found}” states how long ago the page appeared",
    explanation=__doc__,
    find=pattern(
        rf"^ {INDENT} [|•·–—-]? \h* (?: \L<label> [:]? \h )? (?: {RELATIVE} ) {INDENT} $",
        "",
        triggers=(rf"(?:{RELATIVE}){INDENT}{LINE_END}",),
        label=LABELS,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("3 hours ago\n\nIt rained.", fixed="It rained."),
        Bad("Updated 20 minutes ago\n\nIt rained.", fixed="It rained."),
        Bad("vor 3 Stunden\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Bad("3小时前\n\n下雨了。", fixed="下雨了。", language="zh"),
        Good("It had begun.\n\n3 hours ago.\n\nIt rained."),
        Good("300 years ago\n\nIt rained."),
    ),
)
