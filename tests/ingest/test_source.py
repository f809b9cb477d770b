from pathlib import Path

import pytest

from ingest.source import Source, read_source
from ingest.sources.refusal import ENCODINGS
from ontology.errors import UnreadableFile
from tests.ingest.conftest import TEXTS

SENTENCE = "港の朝市を、週に二度ひらく。\n商店街の灯りを守る。\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("cp932", "cp932"),
        ("euc_jp", "euc_jp"),
        ("iso2022_jp", "iso2022_jp"),
        ("utf-16", "utf-16"),
    ],
)
def test_japanese_encodings_are_recognised(tmp_path: Path, encoding: str, found: str) -> None:
    path = tmp_path / "計画.txt"
    path.write_bytes(SENTENCE.encode(encoding))
    source = read_source(path)
    assert (source.text, source.encoding) == (SENTENCE, found)


def test_a_shift_jis_plan_is_read() -> None:
    source = read_source(TEXTS / "shift_jis.txt")
    assert source.encoding == "cp932"
    assert "空き家" in source.text


def test_newlines_and_the_byte_order_mark_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff一行目\r\n二行目".encode())
    assert read_source(path).text == "\ufeff一行目\r\n二行目"


def test_the_revision_is_the_content_and_nothing_else() -> None:
    one, same, other = (Source(name, text, "utf-8") for name, text in [("a", "本文"), ("b", "本文"), ("a", "本分")])
    assert one.revision == same.revision != other.revision


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", ["空", "empty"]),
        ("blank.txt", " \n\t\u3000\n".encode(), ["文字がありません", "no characters"]),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", ["文字のファイルではありません", "binary", "byte 8"]),
        ("plan.pdf", b"%PDF-1.7", [".pdf", ".txt, .md"]),
        ("big.txt", b"a" * 2_000, ["大きすぎます", "2,000", "1,000"]),
        ("damaged.txt", SENTENCE.encode()[:9] + b"\xff" + (SENTENCE * 9).encode(), ["9 (0xFF)"]),
        ("none.txt", None, ["見つかりません", "no such file"]),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_given_and_what_is_accepted(
    tmp_path: Path, name: str, data: bytes | None, says: list[str]
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_source(path, max_bytes=1_000)
    for words in [*says, name, "例:", "for example"]:
        assert words in str(caught.value)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_a_refusal_names_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "計画.md"
    path.write_bytes(SENTENCE.encode(encoding))
    assert read_source(path).text == SENTENCE


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx"])
def test_bytes_of_no_kind_are_not_called_a_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(255, 1, -1)))
    with pytest.raises(UnreadableFile) as caught:
        read_source(tmp_path / name)
    told = caught.value.message
    assert "知らない形式" in told.ja
    assert "not known" in told.en
    assert told.en.replace(name, "").isascii()


def test_a_file_without_an_extension_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "passwd").write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_source(tmp_path / "passwd")
    assert "拡張子がなく" in caught.value.message.ja
    assert "no extension" in caught.value.message.en
