// The language switch keeps the heading: ids are the same in both languages.
for (const event of ["pointerover", "focusin", "click"])
  addEventListener(event, ({ target }) => {
    const link = target.closest?.(".kn-lang a")
    if (link) link.hash = location.hash
  }, true)

// What scrolls sideways is reached by keyboard (WCAG 2.1.1): wide tables and rows of tabs on a phone.
const boxes = ".md-typeset__scrollwrap, .tabbed-labels"
const reach = new ResizeObserver(entries => {
  for (const box of new Set(entries.map(entry => entry.target.closest(boxes))))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
    else box.removeAttribute("tabindex")
})

document$.subscribe(() => {
  // Material scrolls long code inside nameless navigation landmarks; each gets a name (WCAG 4.1.2).
  document.querySelectorAll(".md-code__nav").forEach((nav, i) => nav.setAttribute("aria-label", `Code ${i + 1}`))
  requestAnimationFrame(() => {  // Material wraps the tables first
    for (const part of document.querySelectorAll(`:is(${boxes}), :is(${boxes}) > *`)) reach.observe(part)
  })
})
