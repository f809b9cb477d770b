"""One example of each command, for whoever has used it wrongly."""

from collections.abc import Mapping

_LINK = "農林水産省 responsibleFor スマート農業の推進"
_REASON = "--reason 所管の確認による"
EXAMPLES: Mapping[str, str] = {
    "": "ingest 総合戦略.pdf",
    "ask": "ask kpis --limit 10",
    "audit": "audit --tier full",
    "backup": "backup 控え.tar.gz",
    "briefing": "briefing map -o 資料",
    "decide": f"decide ministry スマート農業の推進 農林水産省 {_REASON}",
    "decide accept": f"decide accept {_LINK} {_REASON}",
    "decide add": f"decide add {_LINK} {_REASON}",
    "decide apart": f"decide apart 農業の推進 スマート農業の推進 {_REASON}",
    "decide edit": f"decide edit {_LINK} --to-source 内閣府 {_REASON}",
    "decide ministry": f"decide ministry スマート農業の推進 農林水産省 {_REASON}",
    "decide no-ministry": f"decide no-ministry スマート農業の推進 内閣府 {_REASON}",
    "decide reject": f"decide reject {_LINK} {_REASON}",
    "decide same": f"decide same 農業の推進 スマート農業の推進 {_REASON}",
    "decisions": "decisions list --state review",
    "decisions check": "decisions check",
    "decisions export": "decisions export -o 判断.csv",
    "decisions import": "decisions import 判断.csv",
    "decisions list": "decisions list --state review",
    "decisions withdraw": "decisions withdraw 0a1b2c3d4e5f --reason 誤り",
    "diff": "diff みらい地域創生総合戦略",
    "documents": "documents --format csv",
    "doubts": "doubts みらい地域創生総合戦略",
    "entities": "entities --kind KPI",
    "export": "export --format xlsx -o 戦略.xlsx",
    "history": "history スマート農業の推進",
    "ingest": "ingest 総合戦略.pdf",
    "migrate": "migrate",
    "remove": "remove みらい地域創生総合戦略 --dry-run",
    "restore": "restore みらい地域創生総合戦略",
    "restore-backup": "restore-backup 控え.tar.gz --replace",
    "search": "search 農業 --year 2030",
    "serve": "serve --port 8001",
    "trace": "trace スマート農業の推進 --to 付加価値労働生産性",
}


def example_of(command: str) -> str:
    """Give the example of a command, such as `decide add`; of the program itself, its first."""
    return f"sujimichi {EXAMPLES[command]}"
