"""The words of the score card in both languages."""

WORDS = {
    "en": {
        "figures": "| text | what | expected | read | precision | recall | F1 |",
        "documents": "| document | read | unresolved |",
        "untitled": "(without a title)",
        "nothing": "nothing",
        "evidence": (
            "{exact:,} of {quotes:,} quotes stand in their source to the letter; "
            "{bare} stated or structural links have no quote."
        ),
    },
    "ja": {
        "figures": "| 文書 | 読むもの | 正解 | 読取 | 適合率 | 再現率 | F1 |",
        "documents": "| 文書 | 読み取ったもの | 未解決 |",
        "untitled": "（題名なし）",
        "nothing": "なし",
        "evidence": (
            "引用 {quotes:,} か所のうち {exact:,} か所が原文と一字一句同じです。"
            "本文又は構成によるつながりのうち、引用のないものは {bare} 本です。"
        ),
    },
}
JAPANESE = (  # phrases of the names of lines and texts, longest first where one holds another
    ("strategy with a logic model", "ロジックモデルのある戦略"),
    ("report with KPI tables (its first goal)", "KPI の表のある報告書（目標１）"),
    ("sample strategy", "見本の戦略"),
    ("passages in many layouts", "さまざまな体裁の文章"),
    ("documents of other authors", "ほかの人が書いた文書"),
    ("tables typeset at random", "無作為に組んだ表"),
    ("columns_flattened", "列ごとに一行一欄"),
    ("rows_flattened", "行ごとに一行一欄"),
    ("aligned", "桁ぞろえ"),
    ("spaced", "空白区切り"),
    ("tabbed", "タブ区切り"),
    ("piped", "縦線区切り"),
    ("marked_up", "HTML"),
    ("words held out", "伏せておいた見出しの言葉"),
    ("national role measures", "国の役割の施策"),
    ("Roadmap item with period", "工程と時期"),
    ("Law with number", "法令と番号"),
    ("KPI of its block", "同じ枠の KPI"),
    (" with target and deadline", "・目標・期限"),
    (" with target", "・目標"),
    (" with deadline", "・期限"),
    (" with baseline", "・基準値"),
    (" with owner", "・対象"),
    ("+current value", "・現在値"),
    ("+current progress", "・現在の進捗"),
    (" series cells", "・各時点の値"),
    ("+target", "・目標"),
    ("+deadline", "・期限"),
    ("+status", "・区分"),
    (" indicator", "（指標）"),
    ("→ goal", "→ 目標"),
    ("Ministry", "府省"),
    ("Measure", "施策"),
    ("Programme", "事業"),
    ("Result", "成果"),
    ("result", "成果"),
    ("Impact", "インパクト"),
    ("Outcome", "アウトカム"),
    ("Output", "アウトプット"),
    ("(all)", "（すべて）"),
    ("(block)", "（枠）"),
    ("(stated)", "（本文）"),
    ("(sec 5)", "（第５節）"),
    ("(sec 6)", "（第６節）"),
)


def in_language(name: str, language: str) -> str:
    """Give the name of a line or a text in a language; names are recorded in English."""
    for english, japanese in JAPANESE if language == "ja" else ():
        name = name.replace(english, japanese)
    return name
