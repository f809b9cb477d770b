"""What the operating system holds a worker to, so that neither a query nor a fault of ours gets farther than it may.

Where a system lacks one of these (Windows, macOS), the deadline and the check of the query still hold.
"""

import ctypes
import platform
import sys
from pathlib import Path

_MIB = 2**20
# The number of the system call socket() and the name of the architecture in a seccomp filter.
_SOCKET = {"x86_64": (41, 0xC000003E), "aarch64": (198, 0xC00000B7)}
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE_WITH_EACCES = 0x7FFF0000, 0x0005000D


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def without_network() -> bool:
    """Let this process open no socket any more (seccomp); tells whether the system could do so."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    socket, architecture = _SOCKET[platform.machine()]
    load, jump, end = 0x20, 0x15, 0x06
    steps = (
        _Instruction(load, 0, 0, 4),
        _Instruction(jump, 0, 3, architecture),
        _Instruction(load, 0, 0, 0),
        _Instruction(jump, 0, 1, socket),
        _Instruction(end, 0, 0, _REFUSE_WITH_EACCES),
        _Instruction(end, 0, 0, _ALLOW),
    )
    program = _Program(len(steps), (_Instruction * len(steps))(*steps))
    system = ctypes.CDLL(None)
    for call in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, ctypes.byref(program))):
        if system.prctl(*call) != 0:
            return False
    return True


def with_memory(most: int) -> None:
    """Let this process take `most` MiB on top of what it has now, and leave no core file when it dies of it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    held = Path("/proc/self/statm")
    if held.exists():
        pages = int(held.read_text(encoding="ascii").split()[0])
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + most * _MIB, hard))


def with_any_memory() -> None:
    """Lift the limit of `with_memory`, to open another generation."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - as above

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
