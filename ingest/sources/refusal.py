"""The error for a file that gives no text: what is wrong with it, what is accepted, one example."""

from ontology.errors import Message, UnreadableFile

SUFFIXES = (".txt", ".md", ".pdf", ".docx")
ENCODINGS = ("UTF-8", "UTF-16", "Shift_JIS", "EUC-JP", "ISO-2022-JP")  # of .txt and .md; `text` reads them


def refusal(name: str, ja: str, en: str) -> UnreadableFile:
    """Say in both languages why the file of this name is refused."""
    accepted, encodings = ", ".join(SUFFIXES), ", ".join(ENCODINGS)
    return UnreadableFile(
        Message(
            f"「{name}」を読めません: {ja} 読めるもの: {accepted}（.txt と .md の文字コードは {encodings}）"
            "（例: sujimichi ingest 総合戦略.pdf）",
            f"Cannot read '{name}': {en} Accepted: {accepted} (.txt and .md in {encodings}) "
            "(for example: sujimichi ingest strategy.pdf)",
        ),
        given=name,
        accepted=list(SUFFIXES),
    )
