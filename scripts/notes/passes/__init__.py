"""The order of the passes. Each is a pure function Document → Document in a module of its own."""

from __future__ import annotations

from scripts.notes.passes import (
    banners,
    blanks,
    commands,
    emphasis,
    fences,
    headings,
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
    spacing,
    spelling,
    tab_table,
    typography,
)

# What changes the text within a section. A pass may rely on those above it; the lists are run until nothing changes.
SECTION_PASSES = [
    tab_table.run,  # reads tabs, so before blanks turns them into spaces
    banners.run,  # lines of = would be underlines of headings
    blanks.run,  # from here on no tab in prose, no blank at the end of a line
    manifests.run,  # before commands and outline, which would take YAML keys for terms
    commands.run,  # before outline: an indented command is no list item
    fences.run,  # every fence has an end, a language, no shared indentation
    outline.run,  # lists without marks; needs code out of the way
    lists.run,  # marks, columns, tightness
    quotes.run,  # remarks become boxes, which hold lists and pictures
    images.run,  # pictures, before links would take their addresses
    placeholders.run,  # <POD_NAME> becomes code, before anything asks what HTML there is
    emphasis.run,  # pairs of **, with placeholders already in code
    links.run,  # addresses, labels, lists of links
    spelling.run,  # exact words
    punctuation.run,  # blanks before a full stop
    typography.run,  # spaces and apostrophes, when words stand still
    safety.run,  # last word on what may run, whatever the others wrote
]

# What needs the whole text.
WHOLE_PASSES = [
    headings.run,  # one form, no numbers, no emoji
    levels.run,  # a title, no gaps
    rules.run,  # rules next to headings
    spacing.run,  # blank lines between what is there now
]

# What only reports.
REMARKS = [sections.run, language.run, personal.run, remarks.run]

# Rules whose repairs leave the rendered page exactly as it was.
INVISIBLE = frozenset({"blanks", "heading-form", "list-mark", "rule-form"})
