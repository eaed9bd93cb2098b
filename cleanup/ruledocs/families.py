"""The families of rules as data: which codes belong together, what they find, and where their modules are."""

from collections.abc import Mapping
from typing import NamedTuple


class Family(NamedTuple):
    """A family of rules: the folder of its modules below ``rules/``, a title, and what its rules have in common."""

    folder: str
    title: str
    description: str


# By the prefix of their codes. Each installed rule belongs to exactly one family.
FAMILIES: Mapping[str, Family] = {
    "RES1": Family(
        "residue",
        "Residue inside the article",
        "Parts of the page between two paragraphs: labels of advertisements, links to other articles, captions, "
        "controls of players, offers and notices. Extractors keep them because they are inside the article.",
    ),
    "RES2": Family(
        "residue",
        "Residue around the article",
        "The frame of the page before and after the article: footers, copyright lines, buttons, menus, comments, tags.",
    ),
    "RES3": Family(
        "residue",
        "Residue: dates and times of the page",
        "When a page was published or changed, and how long it takes to read. Dates in sentences are not matched.",
    ),
    "RES4": Family(
        "residue",
        "Residue: bylines, reporters, editors",
        "Who wrote, reported, edited or supplied a text, in the words of the page. Sentences that name people are not "
        "matched.",
    ),
    "RES5": Family(
        "residue",
        "Residue: blocks of several lines",
        "A label with the lines that belong to it, or everything that is left of a page. A single line of such a block "
        "proves little, so the lines are found and deleted together.",
    ),
    "RES9": Family(
        "residue",
        "Residue: lines that only a model finds",
        "Lines of the page that match no phrase. A small model finds them; it learned from lines that people labelled.",
    ),
    "MTA1": Family(
        "artifacts",
        "Artifacts: seams between pieces translated apart",
        "Programs that translate web pages cut them at every link and line break, and engines end each piece like a "
        "sentence. Where the pieces are joined again, stops, spaces and words are doubled or misplaced.",
    ),
    "MTA2": Family(
        "artifacts",
        "Artifacts: split compounds",
        "Compounds of the source were cut at their hyphens and their halves translated one by one, often in the order "
        "of the other language: “States - United”.",
    ),
    "MTA3": Family(
        "artifacts",
        "Artifacts: repetition",
        "Engines that lose their place repeat one word or several. People do so as well, but rarely with these words.",
    ),
    "MTA4": Family(
        "artifacts",
        "Artifacts: word order and forms",
        "English words in the order of another language, or with its articles, forms and prepositions.",
    ),
    "MTA5": Family(
        "artifacts",
        "Artifacts: formats of the source language",
        "Numbers, times, sums and punctuation in the notation of the source language, and traces of how the text was "
        "prepared for an engine.",
    ),
    "MTA6": Family(
        "artifacts",
        "Artifacts: untranslated or back-translated text",
        "Words that an engine left in the source language, and lines of a page that were translated into another "
        "language and back.",
    ),
    "MTA7": Family(
        "artifacts",
        "Artifacts: words",
        "Words that no English writer would choose: word-for-word renderings, and names by way of another language.",
    ),
    "MTA8": Family(
        "artifacts",
        "Artifacts: quotation marks",
        "Quotation marks that were lost, doubled or mixed in translation.",
    ),
    "DMG": Family(
        "damage",
        "Damage: broken encodings, entities, markup",
        "Characters that were decoded wrongly, escaped twice or left over from markup. These rules run first, so that "
        "all other rules see the repaired text.",
    ),
}


def family_prefix(code: str) -> str | None:
    """Return the key of ``FAMILIES`` that a code begins with, or None for the code of a custom rule."""
    return next((prefix for prefix in FAMILIES if code.startswith(prefix)), None)
