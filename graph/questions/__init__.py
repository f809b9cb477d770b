"""The named questions of policy staff (質問カタログ), each a typed row and a function over the projection."""

from graph.questions.catalogue import CATALOGUE, ask, question_named
from graph.questions.question import Answer, Column, Question
from graph.questions.words import Words

__all__ = ["CATALOGUE", "Answer", "Column", "Question", "Words", "ask", "question_named"]
