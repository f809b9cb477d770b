"""Words for revised texts: other words for what is there, and things that were not there before."""

from graph.identity.folding import fold

_OTHER_WORDS = (
    ("推進", "加速"), ("促進", "後押し"), ("整備", "充実"), ("形成", "構築"), ("支援", "応援"), ("強化", "底上げ"),
    ("創出", "育成"), ("確保", "維持"), ("拡大", "増大"), ("活用", "利用"), ("向上", "引上げ"), ("実施", "展開"),
    ("振興", "活性化"), ("割合", "比率"), ("件数", "総数"), ("改善", "見直し"),
)  # fmt: skip
_MEASURES = """
    渡り鳥を迎える湿地の手入れ 湿地手入れ隊編成事業 水を張る田を冬に増やし、渡り鳥を見る人を宿と食堂に導く。
    廃線跡を歩く道の再生 廃線跡遊歩道再生事業 使われない線路の跡を歩道に改め、沿線の駅舎を休み処にする。
    古い織機の図面の保存 織機図面保存研究事業 工房に眠る織機の図面を写し取り、部品を作れる職人に渡す。
    島の診療船の巡回 診療船巡回運航事業 常勤の医師がいない島々を船で回り、検診を月に一度届ける。
    夜空の暗さを守る街灯の交換 星空街灯交換助成事業 上へ漏れる光を抑えた街灯に替え、星を見る宿泊客を呼ぶ。
    炭焼き窯の火入れの伝承 炭焼き窯火入れ伝承事業 窯を築ける年配者に学び、里の雑木を炭にして茶の湯に届ける。
    盲導犬と泊まれる宿の登録 盲導犬同宿登録事業 盲導犬を連れた客を断らない宿を募り、目印の札を軒先に掲げる。
    海図に載らない浅瀬の測量 浅瀬測量漁船協力事業 漁の合間に小舟で深さを測り、遊覧船が座礁しない航路を描く。
"""  # name, programme, description
_KPIS = """
    雪室で蓄えた野菜の出荷額 湿地を訪れた人の数 歩道に改めた線路跡の延長
    写し取った織機の図面の数 診療船で検診を受けた島民の割合 光の漏れを抑えた街灯の比率
    火を入れた炭焼き窯の基数 座敷で開いた落語会の回数 目印の札を掲げた宿の軒数
    深さを測った浅瀬の面積
"""
_PROGRAMMES = """
    氷室まつり復活助成事業 廻船問屋の蔵改修事業 浜辺の望楼修繕事業
    旧街道一里塚調査事業 和紙漉き道具貸与事業 狼煙台跡公園化事業
    鵜飼舟継承奨励金 鋳物師工房見学路敷設事業 干潟観察小屋建替事業
    棚田水路石積補修事業
"""
MEASURES = tuple((name, programme, words) for name, programme, words in map(str.split, _MEASURES.strip().splitlines()))
KPIS, PROGRAMMES = tuple(_KPIS.split()), tuple(_PROGRAMMES.split())
SENTENCE = "あわせて、冬の間は除雪の人手を隣の集落と融通し合う取決めを結ぶ。"
MINISTRIES = (
    "農林水産省",
    "経済産業省",
    "国土交通省",
    "環境省",
    "総務省",
    "文部科学省",
    "厚生労働省",
    "観光庁",
    "文化庁",
)
MISREADINGS = (("ー", "一"), ("カ", "力"), ("ロ", "口"), ("エ", "工"), ("ニ", "二"), ("タ", "夕"))  # right → wrong


def lightly(label: str) -> str:
    """Say a name in some other words."""
    said = label
    for one, other in _OTHER_WORDS:
        said = said.replace(one, other, 1)
    return said if fold(said) != fold(label) else f"新たな{label}"


def rephrased(text: str) -> str:
    """Say sentences in other words, and one more."""
    for one, other in (
        *_OTHER_WORDS,
        ("図る", "目指す"),
        ("進める", "行う"),
        ("ため、", "目的で、"),
        ("とともに", "一方で"),
    ):
        text = text.replace(one, other)
    return f"これまでの成果を踏まえ、{text}取組の状況は毎年度点検する。"


def heavily(label: str) -> str:
    """Keep only how a name begins."""
    return f"{label[: max(4, len(label) // 3)]}に関する総合的な対策の展開"
