"""What the charts are called, what they show, and what is said where there is nothing to show."""

NAMES = {
    "ministry-outcome": ("府省 × アウトカム", "Ministries × outcomes"),
    "ministries": ("府省 × 府省", "Ministries × ministries"),
    "kpis": ("KPIの推移", "Series of KPIs"),
    "roadmap": ("工程表", "Roadmap"),
    "audit": ("診断の指摘", "Findings of the audit"),
}
"""The charts that anybody may want to see, in the order in which they are listed."""
ABOUT = {
    "ministry-outcome": (
        "どの府省が、どのアウトカムのための施策や事業を所管するか。数を選ぶと、理由と引用が出る。",
        "Which ministry answers for measures towards which outcome; a number opens the reasons with their quotes.",
    ),
    "ministries": (
        "二つの府省が共にする施策・事業・KPIなどの数。数を選ぶと、双方の文と引用が出る。",
        "How often two ministries share a measure, programme or KPI; a number opens both sentences.",
    ),
    "kpis": (
        "文書の表にある実績の推移と目標。縦の目盛りは図ごとに異なり、横は表の欄の順。",
        "Readings and targets as printed; every picture has its own scale and follows the order of the table.",
    ),
    "roadmap": (
        "いつ何をするか。目盛りは年度（4月から翌年3月）。矢印は終わりの定めのない工程、"
        "ひし形はその年度の施策を測るKPIの期限と数。府省は事業の所管、なければ施策の所管。",
        "What is done when, by fiscal year (April to March). An arrow has no end in the text, a diamond counts the "
        "KPIs that are due; a ministry answers for the programme, or else for its measure.",
    ),
    "audit": (
        "ロジックモデルの欠けや食い違いの数を規則ごとに。帯を選ぶと、指摘と直し方が出る。",
        "How often each rule finds something missing or contradictory; a bar opens the findings.",
    ),
}
NOTHING = {
    "ministry-outcome": (
        "所管の府省とアウトカムの両方が分かる施策・事業は、この文書にはない。",
        "No measure or programme here has both a ministry and an outcome that are known.",
    ),
    "ministries": ("重なる府省は、この文書にはない。", "No two ministries here share anything."),
    "kpis": ("実績の値のあるKPIは、この範囲にはない。", "No KPI here has readings."),
    "roadmap": ("工程は、この範囲にはない。", "There is no roadmap item here."),
}
