"""The order of the passes. Each is a pure function Document → Document in a module of its own."""

from __future__ import annotations

from scripts.notes.passes import (
    banners,
    blanks,
    bullets,
    commands,
    drawings,
    emphasis,
    fences,
    foreign,
    foreign_blocks,
    headings,
    hidden,
    hidden_left,
    images,
    language,
    levels,
    links,
    lists,
    manifests,
    outline,
    personal,
    placeholders,
    punctuation,
    quotes,
    remarks,
    rules,
    safety,
    sections,
    sessions,
    spacing,
    spelling,
    tab_table,
    tables,
    typography,
    unmarked,
)

# What takes many blocks together that others would take apart. The whole text, if it holds one of the pass's SIGNS.
OPENING_PASSES = [
    hidden,  # signs that nobody sees, before anything reads a line
    foreign_blocks,  # boxes and code of other tools, whatever stands in them
    sessions,  # output and here-documents, which look like anything
]

# What changes the text within a section, one that holds one of the pass's SIGNS. A pass may rely on those above it; all
# passes are run until nothing changes.
SECTION_PASSES = [
    drawings,  # what reads in columns, before anything takes a column for a list
    tab_table,  # reads tabs, so before blanks turns them into spaces
    tables,  # so does this
    banners,  # lines of = would be underlines of headings
    blanks,  # from here on no tab in prose, no blank at the end of a line
    bullets,  # typed bullets, before outline guesses
    manifests,  # before commands and outline, which would take YAML keys for terms
    commands,  # before outline: an indented command is no list item
    fences,  # every fence has an end, a language, no shared indentation
    outline,  # lists without marks; needs code out of the way
    lists,  # marks, columns, tightness
    quotes,  # remarks become boxes, which hold lists and pictures
    images,  # pictures, before links would take their addresses
    placeholders,  # <POD_NAME> becomes code, before anything asks what HTML there is
    emphasis,  # pairs of **, with placeholders already in code
    spelling,  # exact words, before anything quotes them
    links,  # addresses, labels, lists of links
    punctuation,  # blanks before a full stop
    typography,  # spaces and apostrophes, when words stand still
]

# What needs the whole text.
WHOLE_PASSES = [
    headings.run,  # one form, no numbers, no emoji
    levels.run,  # a title, no gaps
    rules.run,  # rules next to headings
    safety.run,  # last word on what may run, whatever the others wrote
    spacing.run,  # blank lines between what is there now
]

# What only reports.
REMARKS = [sections.run, language.run, personal.run, hidden_left.run, remarks.run, foreign.run, unmarked.run]

# Rules whose repairs leave the rendered page exactly as it was.
INVISIBLE = frozenset({"blanks", "heading-form", "list-mark", "rule-form"})
