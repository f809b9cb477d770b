"""All kinds of revisions; those that need most room in a text come first."""

from tests.revisions.harmless import misread, move_footnotes, renumber, reorder_outputs, rewrap
from tests.revisions.rewriting import (
    replace_kpis,
    replace_measures,
    replace_programmes,
    restate_measures,
    rewrite_measures,
    unrestate_measures,
)
from tests.revisions.telling import (
    add_kpis,
    add_measures,
    add_programmes,
    change_baselines,
    change_deadlines,
    change_ministries,
    change_targets,
    merge_measures,
    move_measures,
    remove_kpis,
    remove_measures,
    remove_programmes,
    rename_kpis,
    rename_measures,
    rename_outputs,
    rename_programmes,
    reword,
    split_measures,
)
from tests.revisions.trial import Revise

HARMLESS: tuple[Revise, ...] = (reorder_outputs, rewrap, move_footnotes, misread, renumber)
TELLING: tuple[Revise, ...] = (
    split_measures,
    merge_measures,
    move_measures,
    unrestate_measures,
    restate_measures,
    replace_measures,
    remove_measures,
    add_measures,
    change_ministries,
    rename_outputs,
    rewrite_measures,
    rename_measures,
    replace_programmes,
    rename_programmes,
    replace_kpis,
    rename_kpis,
    change_targets,
    change_deadlines,
    change_baselines,
    reword,
    add_programmes,
    remove_programmes,
    add_kpis,
    remove_kpis,
)
EVERY: tuple[Revise, ...] = (*TELLING, *HARMLESS[1:])
