"""How the commands that make human decisions are called: `decide …`."""

from typing import Annotated

import typer

from api.options import Author, Store, settings_of
from api.talking import Talking

_SOURCE = "つながりの始めの名称、キー、IRI / where the link begins: name, key or IRI"
_TARGET = "つながりの終わりの名称、キー、IRI / where the link ends: name, key or IRI"
_RELATION = "関係 / relation, for example measuredBy or responsibleFor"
Source = Annotated[str, typer.Argument(metavar="FROM", help=_SOURCE)]
Relation = Annotated[str, typer.Argument(metavar="RELATION", help=_RELATION)]
Target = Annotated[str, typer.Argument(metavar="TO", help=_TARGET)]
Former = Annotated[str, typer.Argument(metavar="BEFORE", help="前の版のもの / the thing in the revision before")]
Found = Annotated[str, typer.Argument(metavar="AFTER", help="次の版のもの / the thing in the next revision")]
Measure = Annotated[str, typer.Argument(metavar="MEASURE", help="施策か事業 / a measure or programme")]
Ministry = Annotated[str, typer.Argument(metavar="MINISTRY", help="府省 / a ministry, also by its short name")]
Reason = Annotated[str, typer.Option("--reason", help="判断の理由 / why it is so decided")]
Quote = Annotated[str | None, typer.Option("--quote", help="拠り所とする本文の引用 / passage that it is made on")]
Document = Annotated[str | None, typer.Option("--document", help="系列か版 / the series or revision that it is about")]
Role = Annotated[str | None, typer.Option("--role", help="組織の役割 / role: lead, contributor, chair, …")]


def register(main: typer.Typer) -> None:
    """Add the group of commands to the program."""
    deciding = typer.Typer(
        cls=Talking,
        help="つながり・同一性・所管について判断を下す。 / Decide on links, identities and ministries.",
        no_args_is_help=True,
    )
    deciding.command()(accept)
    deciding.command()(reject)
    deciding.command()(add)
    deciding.command()(edit)
    deciding.command()(ministry)
    deciding.command("no-ministry")(no_ministry)
    deciding.command()(same)
    deciding.command()(apart)
    main.add_typer(deciding, name="decide")


def accept(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    source: Source,
    relation: Relation,
    target: Target,
    reason: Reason,
    quote: Quote = None,
    document: Document = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """推定や典拠ファイルによるつながりを認める。 / Accept a link that was inferred or comes from an authority file."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  see api/cli.py

    said = {"ruling": "accept", "source": source, "relation": relation, "target": target}
    run_decide(settings_of(context, store), {**said, "reason": reason, "quote": quote, "document": document}, author)


def reject(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    source: Source,
    relation: Relation,
    target: Target,
    reason: Reason,
    quote: Quote = None,
    document: Document = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """推定や典拠ファイルによるつながりを退ける。 / Reject a link that was inferred or comes from an authority file."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "reject", "source": source, "relation": relation, "target": target}
    run_decide(settings_of(context, store), {**said, "reason": reason, "quote": quote, "document": document}, author)


def add(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    source: Source,
    relation: Relation,
    target: Target,
    reason: Reason,
    role: Role = None,
    quote: Quote = None,
    document: Document = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """読み取られていないつながりを加える。 / Add a link that was not read."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "add", "source": source, "relation": relation, "target": target, "role": role}
    run_decide(settings_of(context, store), {**said, "reason": reason, "quote": quote, "document": document}, author)


def edit(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    source: Source,
    relation: Relation,
    target: Target,
    reason: Reason,
    to_source: Annotated[str | None, typer.Option("--to-source", help="改めた始め / where it begins instead")] = None,
    to_relation: Annotated[str | None, typer.Option("--to-relation", help="改めた関係 / the relation instead")] = None,
    to_target: Annotated[str | None, typer.Option("--to-target", help="改めた終わり / where it ends instead")] = None,
    to_role: Annotated[str | None, typer.Option("--to-role", help="改めた役割 / the role instead")] = None,
    quote: Quote = None,
    document: Document = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """推定や典拠ファイルによるつながりを改める。 / Put another link in place of an inferred or curated one."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "edit", "source": source, "relation": relation, "target": target, "reason": reason}
    instead = {"to_source": to_source, "to_relation": to_relation, "to_target": to_target, "to_role": to_role}
    run_decide(settings_of(context, store), {**said, **instead, "quote": quote, "document": document}, author)


def ministry(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    measure: Measure,
    name: Ministry,
    reason: Reason,
    role: Role = None,
    quote: Quote = None,
    document: Document = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """施策や事業の所管府省を決める。 / Decide that a ministry is responsible for a measure or programme."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "add", "source": name, "relation": "responsibleFor", "target": measure, "role": role}
    run_decide(settings_of(context, store), {**said, "reason": reason, "quote": quote, "document": document}, author)


def no_ministry(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    measure: Measure,
    name: Ministry,
    reason: Reason,
    document: Document = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """典拠ファイルなどによる所管を退ける。 / Decide that a ministry is not responsible for it."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "reject", "source": name, "relation": "responsibleFor", "target": measure}
    run_decide(settings_of(context, store), {**said, "reason": reason, "document": document}, author)


def same(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    former: Former,
    found: Found,
    reason: Reason,
    quote: Quote = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """前の版と次の版の二つを同じものとする（組は doubts で見る）。 / Decide that two things are one; see `doubts`."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "accept", "source": former, "target": found, "reason": reason, "quote": quote}
    run_decide(settings_of(context, store), said, author)


def apart(  # noqa: PLR0913, PLR0917  as above
    context: typer.Context,
    former: Former,
    found: Found,
    reason: Reason,
    quote: Quote = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """前の版と次の版の二つを別のものとする。 / Decide that two things are not one."""
    from api.commands.decisions import run_decide  # noqa: PLC0415  as above

    said = {"ruling": "reject", "source": former, "target": found, "reason": reason, "quote": quote}
    run_decide(settings_of(context, store), said, author)
