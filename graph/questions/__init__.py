"""The named questions of policy staff (質問カタログ), each a typed row and a function over the projection.

All of them together, and how they are asked, are in `graph.questions.catalogue`.
"""

from graph.questions.question import Answer, Column, Question
from graph.questions.words import Words

__all__ = ["Answer", "Column", "Question", "Words"]
