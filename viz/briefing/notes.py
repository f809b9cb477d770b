"""What stands in the notes of a slide: the passages to the letter, each with its place, and where to look again."""

from collections.abc import Iterator

from viz.briefing.matter import Matter
from viz.figure.sources import citations_of, dated, passages_of


def notes_of(matter: Matter) -> str:
    """Write the notes: chains in words, quotes, documents, permalink."""
    return "\n".join(_lines(matter))


def _lines(matter: Matter) -> Iterator[str]:
    view = matter.view
    yield f"{view.ja} / {view.en}"
    if view.chains:
        yield from ("", "■ 筋道 / The chains in words")
        yield from (f"{at}. {chain.sentence}" for at, chain in enumerate(view.chains, 1))
    citations = citations_of(view, passages_of(view.links))
    if citations:
        yield from ("", "■ 引用（原文のまま） / Quotes, to the letter")
        yield from (f"「{each.passage.quote}」 ― {each.place}" for each in citations)
    yield from ("", "■ 出典 / Sources")
    yield from (f"『{document.title}』（{dated(document)}）{document.source}" for document in view.documents)
    yield from ("", f"この図の所在（版を固定） / This figure, pinned: {matter.permalink}")
