"""What can be set: one table that the command line, the README and the tests read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import BadParameter, Message
from ontology.iri import DEFAULT_BASE

# 'self', a scheme, or a host with perhaps scheme and port; self and none without their quotes are a slip, no hosts.
_SOURCE = re.compile(
    r"'self'|https?:|(?!(self|none)$)(https?://)?"
    r"(\*|(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:]+\])(:(\d+|\*))?"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `variable` is read from the environment; a default that is a number wants a whole number ≥ 1."""

    name: str
    variable: str
    default: str | int
    unit: str
    help: str


SETTINGS = (
    Setting("store", "SUJIMICHI_STORE", ".sujimichi", "folder", "グラフを置くフォルダ / folder that holds the graph"),
    Setting(
        "base", "SUJIMICHI_BASE", DEFAULT_BASE, "URL", "新しいストアの IRI の土台 / what IRIs of a new store begin with"
    ),
    Setting(
        "author",
        "SUJIMICHI_AUTHOR",
        "",
        "name",
        "履歴に残す名前（既定はこの機械の利用者名） / name for the history (default: the user of this machine)",
    ),
    Setting(
        "write_token",
        "SUJIMICHI_WRITE_TOKEN",
        "",
        "secret",
        "HTTP で判断を書き込むための合言葉（空なら書き込めない） / secret for writing over HTTP (empty: nobody may)",
    ),
    Setting("host", "SUJIMICHI_HOST", "127.0.0.1", "address", "待ち受けるアドレス / address to listen on"),
    Setting("port", "SUJIMICHI_PORT", 8000, "TCP port", "待ち受けるポート / port to listen on"),
    Setting(
        "site",
        "SUJIMICHI_SITE",
        "",
        "URL, or nothing",
        "図の所在と埋め込みに書く公開 URL（既定は呼ばれた所在） / public address in permalinks (default: as called)",
    ),
    Setting(
        "frame_ancestors",
        "SUJIMICHI_FRAME_ANCESTORS",
        "'self'",
        "CSP sources",
        "埋め込みを許すサイト（空白で区切る） / sites that may embed views, e.g. https://www.example.go.jp",
    ),
    Setting("max_file", "SUJIMICHI_MAX_FILE", 20, "MiB", "読むファイルの大きさの上限 / the largest file that is read"),
    Setting("page_size", "SUJIMICHI_PAGE_SIZE", 50, "rows", "一覧の一頁の行数 / rows on a page of a list"),
    Setting(
        "page_size_max", "SUJIMICHI_PAGE_SIZE_MAX", 500, "rows", "`size` の上限 / the most that `size` may ask for"
    ),
    Setting(
        "chain_limit", "SUJIMICHI_CHAIN_LIMIT", 200, "chains", "一度に示す筋道の上限 / the most chains of one trace"
    ),
    Setting(
        "sparql_deadline",
        "SUJIMICHI_SPARQL_DEADLINE",
        10,
        "seconds",
        "SPARQL の答えを待つ時間の上限 / how long a SPARQL query may take",
    ),
    Setting(
        "sparql_rows",
        "SUJIMICHI_SPARQL_ROWS",
        10_000,
        "rows",
        "SPARQL の答えの行数の上限 / the most rows or triples of a SPARQL answer",
    ),
    Setting(
        "sparql_answer",
        "SUJIMICHI_SPARQL_ANSWER",
        16,
        "MiB",
        "SPARQL の答えの大きさの上限 / the largest SPARQL answer",
    ),
    Setting(
        "sparql_memory",
        "SUJIMICHI_SPARQL_MEMORY",
        512,
        "MiB",
        "SPARQL の問い合わせが使えるメモリ / memory that a SPARQL query may take",
    ),
    Setting(
        "sparql_query",
        "SUJIMICHI_SPARQL_QUERY",
        16,
        "KiB",
        "SPARQL の問い合わせの長さの上限 / the longest SPARQL query",
    ),
    Setting(
        "sparql_workers",
        "SUJIMICHI_SPARQL_WORKERS",
        2,
        "processes",
        "同時に動く長い問い合わせの数（短いもの用にも同じ数） / long SPARQL queries at a time (and as many short ones)",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values in force; the fields are the names in `SETTINGS`."""

    store: Path
    base: str
    author: str
    write_token: str
    host: str
    port: int
    site: str
    frame_ancestors: str
    max_file: int
    page_size: int
    page_size_max: int
    chain_limit: int
    sparql_deadline: int
    sparql_rows: int
    sparql_answer: int
    sparql_memory: int
    sparql_query: int
    sparql_workers: int

    @classmethod
    def load(cls, environment: Mapping[str, str], **given: str | int | None) -> "Settings":
        """Take what is given, else the environment, else the default. Raises `BadParameter`."""
        values = {setting.name: _value(setting, environment, given.get(setting.name)) for setting in SETTINGS}
        return cls(
            store=Path(str(values["store"])),
            base=str(values["base"]).rstrip("/"),
            author=str(values["author"]),
            write_token=str(values["write_token"]),
            host=str(values["host"]),
            port=int(values["port"]),
            site=str(values["site"]).rstrip("/"),
            frame_ancestors=" ".join(str(values["frame_ancestors"]).split()),
            max_file=int(values["max_file"]),
            page_size=int(values["page_size"]),
            page_size_max=int(values["page_size_max"]),
            chain_limit=int(values["chain_limit"]),
            sparql_deadline=int(values["sparql_deadline"]),
            sparql_rows=int(values["sparql_rows"]),
            sparql_answer=int(values["sparql_answer"]),
            sparql_memory=int(values["sparql_memory"]),
            sparql_query=int(values["sparql_query"]),
            sparql_workers=int(values["sparql_workers"]),
        )


def _is_url(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _is_url_or_nothing(text: str) -> bool:
    return not text or (_is_url(text) and not re.search(r"[\s\"'<>]", text))


def _are_sources(text: str) -> bool:
    """Tell whether a text lists what `frame-ancestors` takes (CSP level 3, 6.4.2): it goes into a header as it is."""
    sources = text.split()
    alone = sources == ["'none'"]
    return alone or (bool(sources) and all(_SOURCE.fullmatch(source) for source in sources))


_URL = ("http:// または https:// で始まる URL", "a URL with http:// or https://")
_TEXTS: tuple[tuple[tuple[str, ...], Callable[[str], bool], str, str], ...] = (
    (("URL",), _is_url, *_URL),
    (("URL, or nothing",), _is_url_or_nothing, *_URL),
    (
        ("CSP sources",),
        _are_sources,
        "'self'、'none'、https: や https://www.example.go.jp のような源（空白で区切る）",
        "'self', 'none', or sources such as https: and https://www.example.go.jp, with spaces between them",
    ),
)


def _value(setting: Setting, environment: Mapping[str, str], given: str | int | None) -> str | int:
    value = given if given is not None else environment.get(setting.variable, "") or setting.default
    if isinstance(setting.default, int):
        return _whole_number(setting, value)
    for units, fits, ja, en in _TEXTS:
        if setting.unit in units and not fits(str(value)):
            raise _unfit(setting, value, ja, en)
    return value


def _whole_number(setting: Setting, value: str | int) -> int:
    if not str(value).isdecimal() or int(value) < 1:
        raise _unfit(setting, value, "1 以上の整数", "a whole number of 1 or more")
    return int(value)


def _unfit(setting: Setting, given: str | int, ja: str, en: str) -> BadParameter:
    message = Message(
        ja=f"設定 {setting.variable} の値「{given}」は使えません。使えるもの: {ja}（例: {setting.default}）",
        en=f"{setting.variable} cannot be '{given}'. Accepted: {en} (for example {setting.default}).",
    )
    return BadParameter(message, name=setting.name, given=str(given), accepted=en)
