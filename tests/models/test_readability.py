from cleanup.models.readability import Readability, readability


def test_a_text_without_words_has_no_figures():
    assert readability(" \n") == Readability(2, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_words_and_sentences_are_counted():
    counted = readability("The harbour was closed for the night. Every boat stayed at its quay until the morning.")
    assert (counted.words, counted.sentences, counted.words_per_sentence) == (16, 2, 8.0)


def test_longer_words_read_harder():
    easy = readability("The cat sat on the mat. The dog ran to the sea. We all had tea and cake.")
    hard = readability("Institutional considerations notwithstanding, administrative responsibilities proliferated.")
    assert all(b > a for a, b in zip(easy[4:], hard[4:], strict=True))
