"""The error for a file that gives no text: what is wrong with it, what is accepted, one example."""

from ontology.errors import Message, UnreadableFile

SUFFIXES = (".txt", ".md", ".pdf", ".docx")


def refusal(name: str, ja: str, en: str) -> UnreadableFile:
    """Say in both languages why the file of this name is refused."""
    accepted = ", ".join(SUFFIXES)
    return UnreadableFile(
        Message(
            f"「{name}」を読めません: {ja} 読めるもの: {accepted}（.txt と .md は UTF-8 または Shift_JIS）"
            "（例: sujimichi ingest 総合戦略.pdf）",
            f"Cannot read '{name}': {en} Accepted: {accepted} (.txt and .md in UTF-8 or Shift_JIS) "
            "(for example: sujimichi ingest strategy.pdf)",
        ),
        given=name,
        accepted=list(SUFFIXES),
    )
