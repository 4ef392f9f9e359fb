// The language switch keeps the heading: ids are the same in both languages.
for (const event of ["pointerover", "focusin", "click"])
  addEventListener(event, ({ target }) => {
    const link = target.closest?.(".kn-lang a")
    if (link) link.hash = location.hash
  }, true)

// Material scrolls long code inside nameless navigation landmarks; each gets a name (WCAG 4.1.2).
document$.subscribe(() =>
  document.querySelectorAll(".md-code__nav").forEach((nav, i) => nav.setAttribute("aria-label", `Code ${i + 1}`)))
