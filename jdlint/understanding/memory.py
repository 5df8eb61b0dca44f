"""What was found out about words, kept from posting to posting within bounds."""

from __future__ import annotations

from itertools import islice

LONG = 32  # letters of words that are not kept, so that a hostile feed cannot fill the memory


def remember(memory: dict[str, int], word: str, fact: int, most: int) -> None:
    """Keep a fact about a word; where there are ``most`` already, the older half goes first, so that not all common words are looked up anew at once."""
    if len(word) > LONG:
        return
    if len(memory) >= most:
        for old in list(islice(memory, most // 2)):
            del memory[old]
    memory[word] = fact
