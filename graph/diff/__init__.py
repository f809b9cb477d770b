"""What a revision changed, in the language of policy: 新規、廃止、改称、移動、目標値、期限、所管 and so on."""

from graph.diff.answer import diff_answer, window
from graph.diff.change import Change, ChangeRow
from graph.diff.compare import compare

__all__ = ["Change", "ChangeRow", "compare", "diff_answer", "window"]
