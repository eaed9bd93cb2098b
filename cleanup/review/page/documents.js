// The documents that the filter leaves, in a list of which only the rows in sight are drawn.

const ROW = 32; // pixels of a row; the style sheet says the same
const SPARE = 5; // rows drawn above and below those in sight

class DocumentList {
  constructor(findings, actions) {
    Object.assign(this, { findings, actions, documents: [], counts: new Map(), current: null });
    this.space = make("ol", { class: "documents" });
    this.scroller = make("div", { class: "scroller", tabindex: 0, role: "group", "aria-label": "Documents",
      onscroll: () => this.draw() }, this.space);
    this.element = make("section", {}, make("h2", {}, "Documents"), this.scroller);
    new ResizeObserver(() => this.draw()).observe(this.scroller);
  }

  /** Show documents with their counts: of each all findings, and those that are decided. */
  update(counts) {
    this.counts = counts;
    this.documents = [...counts.keys()];
    this.draw();
  }

  draw() {
    const { scroller, space, documents } = this;
    space.style.height = `${documents.length * ROW}px`;
    const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE);
    const to = Math.min(documents.length, from + Math.ceil(scroller.clientHeight / ROW) + 2 * SPARE);
    const focused = space.contains(document.activeElement) ? document.activeElement.dataset.document : undefined;
    space.replaceChildren(...documents.slice(from, to).map((d, nth) => this.row(d, from + nth)));
    if (focused !== undefined) space.querySelector(`[data-document="${focused}"]`)?.focus({ preventScroll: true });
  }

  row(d, place) {
    const path = plainly(this.findings.paths[d] || `Document ${d + 1}`), name = path.lastIndexOf("/") + 1;
    const [all, decided] = this.counts.get(d);
    const item = make("li", { "aria-setsize": this.documents.length, "aria-posinset": place + 1 },
      make("button", { type: "button", title: path, "data-document": d, "aria-current": d === this.current ? "page" : null,
        onclick: () => this.actions.do(() => this.actions.openDocument(d)) },
      make("span", { class: "path" },
        make("bdi", { dir: "ltr" }, make("span", { class: "folder" }, path.slice(0, name)), path.slice(name))),
      make("span", { class: "count" }, hiddenWords("findings: "), decided ? `${decided}/${all}` : String(all))));
    item.style.top = `${place * ROW}px`;
    return item;
  }

  /** Which document is open; it is brought into sight. */
  show(d) {
    const { scroller } = this, top = this.documents.indexOf(d) * ROW;
    this.current = d;
    if (top >= 0 && (top < scroller.scrollTop || top + ROW > scroller.scrollTop + scroller.clientHeight))
      scroller.scrollTop = top - scroller.clientHeight / 2;
    this.draw();
  }
}
