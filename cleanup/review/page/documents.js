// The documents that the filter leaves, in a list of which only the rows in sight are drawn.

const ROW = 32; // pixels of a row; the style sheet says the same
const SPARE = 5; // rows drawn above and below those in sight

class DocumentList {
  constructor(findings, actions) {
    Object.assign(this, { findings, actions, documents: [], counts: new Map(), rows: new Map(), current: null });
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

  /** Draw the rows in sight. Rows stay the same elements: one that is replaced while it is pressed is not clicked. */
  draw() {
    const { scroller, space, documents, rows } = this;
    space.style.height = `${documents.length * ROW}px`;
    const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE);
    const sight = documents.slice(from, from + Math.ceil(scroller.clientHeight / ROW) + 2 * SPARE);
    const stay = new Set(sight);
    for (const [d, { item }] of rows) if (!stay.has(d)) (item.remove(), rows.delete(d));
    let next = space.firstElementChild;
    sight.forEach((d, nth) => {
      if (!rows.has(d)) rows.set(d, this.row(d));
      const { item } = rows.get(d);
      if (item === next) next = next.nextElementSibling;
      else space.insertBefore(item, next);
      this.fill(d, from + nth);
    });
  }

  row(d) {
    const path = plainly(this.findings.paths[d] || `Document ${d + 1}`), name = path.lastIndexOf("/") + 1;
    const count = make("span", { class: "count" });
    const button = make("button", { type: "button", title: path, "data-document": d,
      onclick: () => this.actions.do(() => this.actions.openDocument(d)) },
    make("span", { class: "path" },
      make("bdi", { dir: "ltr" }, make("span", { class: "folder" }, path.slice(0, name)), path.slice(name))), count);
    return { item: make("li", {}, button), button, count };
  }

  /** What changes in a row: its place, its counts, and whether its document is open. */
  fill(d, place) {
    const { item, button, count } = this.rows.get(d), [all, decided] = this.counts.get(d);
    item.setAttribute("aria-setsize", this.documents.length);
    item.setAttribute("aria-posinset", place + 1);
    item.style.top = `${place * ROW}px`;
    count.replaceChildren(hiddenWords("findings: "), decided ? `${decided}/${all}` : String(all));
    if (d === this.current) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
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
