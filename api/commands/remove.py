"""`sujimichi remove`: take a revision out of the store, with what that changes said beforehand."""

from api.commands.diff import show
from api.commands.output import talk
from api.commands.restore import chosen
from api.hand import hand_of
from api.settings import Settings
from graph.diff.revisions import place_of, series_of
from graph.history.absence import Absence, absence
from graph.storage.cleaning import remains
from graph.storage.locking import disk
from graph.store import PolicyGraph, writing
from ingest.parses import NAME, Parses
from ontology.errors import UnknownThing
from viz.style import KINDS


def run(  # noqa: PLR0913  one argument per option of the command
    settings: Settings, name: str, revision: str | None, author: str | None, *, dry_run: bool, purge: bool
) -> None:
    """Remove a revision; with `purge` for good, also one that was removed before. Raises `StoreError`, `BadInput`."""
    with PolicyGraph.open(settings.store) as graph:
        iri = _wanted(graph, name, revision, purge=purge)
        if iri in graph.revisions():
            _foretell(absence(graph, iri))
    if dry_run:
        return
    with writing(settings.store, hand=hand_of(settings, author)) as writer:
        for document in writer.documents():
            if document.iri == iri:
                writer.remove(document)
        removed = chosen(writer.removed(), iri)
        if purge:
            with disk(settings.store):  # first of all: a kill from here on costs time, and leaves no words
                Parses(settings.store / NAME).forget()
            writer.purge(removed)
    if purge:
        talk().print(
            f"「{removed.title}」（版 {removed.revision}）を消しました。戻せません。"
            f" / purged for good: revision {removed.revision}"
        )
        if remains(settings.store):
            talk().print(
                "ただし、動いているサービスやコマンドが読んでいる古いファイルには、それが終わるまで残ります。"
                "すぐに消すには、サービスを止めて（または再起動して）ください。\n"
                "A running service or command still reads older files that hold it; they go when it ends. "
                "To be rid of them now, stop or restart the service."
            )
    else:
        talk().print(
            f"「{removed.title}」（版 {removed.revision}）を取り除きました。 / removed revision {removed.revision}\n"
            f"戻すには / to bring it back: sujimichi restore {removed.revision}"
        )


def _wanted(graph: PolicyGraph, name: str, revision: str | None, *, purge: bool) -> str:
    """Give the IRI of the revision that is named; what is kept aside can still be purged."""
    try:
        if revision is None:
            return graph.revision_named(name)
        line = series_of(graph, name)
        return line[place_of(graph, line, "revision", revision)].iri
    except UnknownThing:
        if not purge:
            raise
        return chosen(graph.removed(), revision or name).iri


def _foretell(found: Absence) -> None:
    document = found.document
    say = talk().print
    say(f"「{document.title}」（{document.issued or document.read_on}、版 {document.revision}）を取り除くと")
    say(f"  Without revision {document.revision}:")
    if found.successor and found.changes:
        former = found.successor
        say(
            f"  ・「{document.series_name}」の最新版は版 {former.revision} に戻り、変更は {found.changes.total} 件"
            f" / revision {former.revision} is the latest again, {found.changes.total} changes"
        )
        show(found.changes)
    elif found.was_latest:
        say(f"  ・「{document.series_name}」の版は無くなる / no revision of this series is left")
    else:
        say("  ・最新版ではないので、今の表示は変わらない / it is not the latest; what is shown now stays as it is")
    if found.lost:
        told = "、".join(f"{KINDS[kind].ja} {number}" for kind, number in found.lost.items())
        say(f"  ・ほかの版に無いもの / in no other revision: {told}")
