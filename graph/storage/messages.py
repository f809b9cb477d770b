"""What is said of a store that cannot be used as it is."""

from pathlib import Path

from ontology.errors import (
    BadBackup,
    Message,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreTaken,
    StoreTooNew,
    StoreTooOld,
)


def missing(folder: Path) -> StoreMissing:
    """Say that nothing was ever committed in a folder."""
    return StoreMissing(
        Message(
            f"{folder} にはまだ何も取り込まれていません。先に文書を取り込んでください。例: sujimichi ingest 文書.txt",
            f"there is no store in {folder}; read a document in first, e.g. `sujimichi ingest FILE`",
        ),
        folder=str(folder),
    )


def too_new(folder: Path, found: int, known: int) -> StoreTooNew:
    """Say that a newer version of the software wrote the store."""
    return StoreTooNew(
        Message(
            f"{folder} は新しい版の sujimichi で作られました（形式 {found}、この版が読めるのは {known} まで）。"
            "sujimichi を更新するか、別の場所に取り込んでください。例: sujimichi ingest 文書.txt --store 別の場所",
            f"{folder} was written by a newer sujimichi (format {found}; this version reads up to {known}); "
            "update it, or read the documents into another folder, e.g. `sujimichi ingest FILE --store OTHER`",
        ),
        folder=str(folder),
        found=found,
        known=known,
    )


def too_old(folder: Path, found: int, known: int) -> StoreTooOld:
    """Say that an older version wrote the store, and how to bring it up to date."""
    return StoreTooOld(
        Message(
            f"{folder} は古い版の sujimichi で作られました（形式 {found}、この版の形式は {known}）。"
            f"一度だけ移行してください。中身は失われません。例: sujimichi migrate --store {folder}",
            f"{folder} was written by an older sujimichi (format {found}; this version has {known}); "
            f"migrate it once, nothing in it is lost, e.g. `sujimichi migrate --store {folder}`",
        ),
        folder=str(folder),
        found=found,
        known=known,
    )


def damaged(folder: Path, detail: str) -> StoreDamaged:
    """Say that the files of a store do not fit together, and how to start again."""
    return StoreDamaged(
        Message(
            f"{folder} の中身が壊れています（{detail}）。"
            "このフォルダを除けて、控えから戻すか、文書を取り込み直してください。"
            "例: sujimichi restore-backup 控え.tar.gz、sujimichi ingest 文書.txt",
            f"the store in {folder} is damaged ({detail}); move the folder away and restore a backup or read the "
            "documents in again, e.g. `sujimichi restore-backup FILE.tar.gz` or `sujimichi ingest FILE`",
        ),
        folder=str(folder),
        detail=detail,
    )


def busy(folder: Path, seconds: float) -> StoreBusy:
    """Say that another process has been writing for as long as it was waited for."""
    return StoreBusy(
        Message(
            f"{folder} には別の取り込みが書き込んでいます（{seconds:g} 秒待ちました）。"
            "終わってからもう一度実行してください。例: sujimichi ingest 文書.txt",
            f"another ingest is writing to {folder} (waited {seconds:g} s); try again when it has ended, "
            "e.g. `sujimichi ingest FILE`",
        ),
        folder=str(folder),
    )


def refused(folder: Path, error: Exception) -> StoreError:
    """Say that the disk refuses to be written to."""
    return StoreError(
        Message(
            f"{folder} に書き込めません（{error}）。空き容量と権限を確かめるか、別の場所を指定してください。"
            "例: sujimichi ingest 文書.txt --store 別の場所",
            f"cannot write to {folder} ({error}); check free space and permissions, or choose another folder, "
            "e.g. `sujimichi ingest FILE --store OTHER`",
        ),
        folder=str(folder),
        detail=str(error),
    )


def taken(folder: Path) -> StoreTaken:
    """Say that there is a store already."""
    return StoreTaken(
        Message(
            f"{folder} には既にストアがあります。置き換えるなら --replace を付けるか、別の場所を指定してください。"
            "例: sujimichi restore-backup 控え.tar.gz --replace",
            f"there is a store in {folder} already; say --replace to put the backup in its place, or name another "
            "folder, e.g. `sujimichi restore-backup FILE.tar.gz --store OTHER`",
        ),
        folder=str(folder),
    )


def bad_backup(path: Path, why: Message) -> BadBackup:
    """Say that a file is no backup, or not as it was written."""
    return BadBackup(
        Message(
            f"{path.name} は控えとして使えません（{why.ja}）。ストアは変えていません。別の控えを指定してください。"
            "例: sujimichi restore-backup 控え.tar.gz",
            f"{path.name} cannot be used as a backup ({why.en}); the store was not changed. Give another one, "
            "e.g. `sujimichi restore-backup FILE.tar.gz`",
        ),
        file=str(path),
        detail=why.en,
    )
