"""`sujimichi restore`: bring a removed revision back as it was, or list what can be brought back."""

from collections.abc import Iterable

from rich.table import Table

from api.commands.output import results, tell
from api.hand import hand_of
from api.settings import Settings
from graph.storage.aside import Removed
from graph.store import PolicyGraph, writing
from ontology.errors import AmbiguousName, Message, UnknownThing
from ontology.iri import key_of
from ontology.japan import day_in_japan
from ontology.model import Kind
from ontology.normalise import comparable


def run(settings: Settings, name: str | None, revision: str | None, author: str | None) -> None:
    """Restore the removed revision that is named. Raises `StoreError`, `UnknownThing` and `AmbiguousName`."""
    wanted = revision or name
    if wanted is None:
        _list(settings)
        return
    with writing(settings.store, hand=hand_of(settings, author)) as writer:
        removed = chosen(writer.removed(), wanted)
        writer.restore(removed)
    tell(f"「{removed.title}」（版 {removed.revision}）を戻しました。 / restored revision {removed.revision}")


def chosen(removed: Iterable[Removed], name: str) -> Removed:
    """Give the removed revision with this IRI, key or digest, or the one of a series with this name or title.

    Raises `UnknownThing` or, where several revisions of a series were removed, `AmbiguousName`.
    """
    kept = tuple(removed)
    given = name.strip()
    found = [each for each in kept if given in (each.iri, key_of(each.iri), each.revision)] or [
        each for each in kept if comparable(given) in map(comparable, (each.series_name, each.title))
    ]
    if not found:
        raise _unknown(name, kept)
    if len(found) > 1:
        raise _ambiguous(name, found)
    return found[0]


def _list(settings: Settings) -> None:
    with PolicyGraph.open(settings.store) as graph:
        removed = graph.removed()
    if not removed:
        tell("取り除いた版はありません。 / Nothing was removed.")
        return
    table = Table("版 / revision", "題名 / title", "日付 / date", "ファイル / file")
    for each in removed:
        table.add_row(each.revision, each.title, each.issued or day_in_japan(each.ingested_at), each.source)
    results().print(table)


def _unknown(name: str, kept: tuple[Removed, ...]) -> UnknownThing:
    listed = "、".join(f"{each.revision}（{each.title}）" for each in kept)
    return UnknownThing(
        Message(
            f"取り除いた版に「{name}」はありません。"
            + (f"あるもの: {listed}" if kept else "取り除いた版は一つもありません。")
            + " 例: sujimichi restore",
            f"no removed revision is called '{name}'; there "
            + (f"are {listed}" if kept else "are none")
            + "; `sujimichi restore` lists them",
        ),
        given=name,
        suggestions=[each.revision for each in kept],
    )


def _ambiguous(name: str, found: list[Removed]) -> AmbiguousName:
    return AmbiguousName(
        Message(
            f"「{name}」の取り除いた版は {len(found)} つあります。版で選んでください。"
            f"例: sujimichi restore {found[-1].revision}",
            f"{len(found)} revisions of '{name}' were removed; name one, e.g. `sujimichi restore {found[-1].revision}`",
        ),
        given=name,
        candidates=[
            {"key": each.revision, "type": Kind.DOCUMENT.value, "label": each.title, "document": each.issued}
            for each in found
        ],
    )
