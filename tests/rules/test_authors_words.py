"""The safe tier leaves an author's words, however like residue or a slip they look."""

import pytest

from cleanup import clean

OPERATORS_AND_CLAUSES = (
    "The operators AND and OR have the same rank.",
    "Use AND and NOT, or OR or XOR.",
    "In Python, and and or are short-circuit operators.",
    "Both and and or take two operands.",
    "the loop runs until until is false",
    "because because is a conjunction",
    "What is it made of of late?",
    "What are you thinking of of an evening?",
    "what he was accused of of his own accord",
    "heard of of which we spoke",
)

LEDGERS_AND_CREDITS_OF_WORK = (
    "Buy goods on account. Debit: Inventory. Credit: Accounts",
    "Income 20. Expense 30. Debit: Cash. Credit: Sales",
    "She gave no reason for it. Credit: Bank of England",
    "I got an A. Credit: Professor Brandt",
    "The lyric is by Ben. Credit: Ana",
    "Prices rose fast. Source: Reuters/AP Photo",
)

SENTENCES_ABOUT_OPINIONS = (
    "Les opinions exprimées ici sont nombreuses, et le maire les a toutes écoutées avec patience.",
    "Les opinions exprimées dans ce texte de 1848 choquent encore aujourd'hui les historiens.",
    "Die in diesem Artikel geäußerten Meinungen der Anwohner überraschten den Bürgermeister.",
    "Die hier geäußerten Meinungen der Bürger sind nicht neu, sagte er.",
    "The views expressed in the survey do not necessarily reflect how people vote.",
    "The opinions expressed by voters do not necessarily represent a majority, Brandt said.",
    "The opinions expressed here are the author's greatest gift to us.",
    "Las opiniones expresadas en la encuesta no reflejan necesariamente el voto de los ciudadanos, dijo el alcalde.",
)

OATHS_AND_STAMMERS = (
    "“f…k you,” he said.",
    "“What the f…ing hell,” said Ana.",
    "“Go to h…l,” he shouted.",
    "He called him “an a…hole,” and left.",
    "“d…don’t,” he said.",
    "“I w…want it,” she stammered.",
)

GLOSSARIES_AND_KEYS = (
    "Prefixes: anti - against, inter - between, multi - many, non - not, neo - new",
    "anti - against\ninter - between\nintra - within",
    "In vim, press ' s to jump",
    "Press ' s to save and ' d to delete",
)

NOTES_TO_READERS = (
    "Contact Mrs Brandt at brandt@example.com before you come.",
    "Contact Ana at ana@example.com for the keys to the cottage.",
    "Dear Ana,\n\nThank you for your letter.\n\nFollow me on Twitter and Instagram.\n\nYours,\nBen",
)

LISTS_AND_TITLE_PAGES = (
    "Stock agencies:\n\nShutterstock\n\nGetty Images\n\nAlamy\n\nUnsplash\n\nPexels",
    "- Getty Images\n- Shutterstock\n- Pexels",
    "Getty Images\n\nThe company was founded in 1995 and sells pictures.",
    "Credits\n\nDirector: Ana Sol\n\nPhoto: Ben Low\n\nMusic: Carl Orr\n\nProducer: Eva Ull",
    "Photo: Dog",
)

RESOLUTIONS = (
    "New Year's resolutions\n\nRead more\n\nWrite more\n\nSleep more\n\nEat less",
    "Bonnes résolutions\n\nLire plus\n\nÉcrire plus\n\nDormir plus",
    "Propósitos\n\nLeer más\n\nEscribir más\n\nDormir más",
    "Gute Vorsätze\n\nMehr lesen\n\nMehr schreiben\n\nMehr schlafen",
    "My plans\n\nSleep more\n\nRead more",
    "Propósitos\n\n- Leer más\n- Escribir más\n- Dormir más",
    "Plans:\nRead more\nWrite more\nEat less",
)

LICENCES_AND_IMPRINTS = (
    "MIT License\n\nCopyright (c) 2024 Ana Sol\n\nPermission is hereby granted, free of charge, to anybody",
    "The notice must read:\n\n© 2024 Example Ltd. All rights reserved.\n\nNothing else is valid.",
    "The Mill\n\n© 1999 Ana Sol\n\nTranslated by Ben Low",
)

STORY = " ".join(["The ferry turned round at noon, for nobody knew which of the two piers was still standing."] * 11)

IMPRINT_AT_THE_END = f"{STORY}\n\n© 1987 Ana Sol\n\nTranslated by Otto Low"


@pytest.mark.parametrize(
    "text",
    [
        *OPERATORS_AND_CLAUSES,
        *LEDGERS_AND_CREDITS_OF_WORK,
        *SENTENCES_ABOUT_OPINIONS,
        *OATHS_AND_STAMMERS,
        *GLOSSARIES_AND_KEYS,
        *NOTES_TO_READERS,
        *LISTS_AND_TITLE_PAGES,
        *RESOLUTIONS,
        *LICENCES_AND_IMPRINTS,
        IMPRINT_AT_THE_END,
    ],
)
def test_words_of_an_author_stay(text):
    assert clean(text).cleaned == text
