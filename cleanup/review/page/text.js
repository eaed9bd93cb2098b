// The text of one document, in one of three views. A decision redraws the rows it touches and nothing else.

const VIEWS = { marked: "Marked", split: "Split", cleaned: "Cleaned" };

class TextView {
  constructor(place, findings, review, actions) {
    Object.assign(this, { place, findings, review, actions, opened: null, view: "marked", current: null });
    place.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-finding]");
      if (mark && !getSelection().toString()) actions.do(() => actions.go(Number(mark.dataset.finding)));
    });
  }

  async open(number) {
    const document = await this.findings.text(number);
    this.opened = new Opened(number, document, this.findings);
    this.draw();
  }

  setView(view) {
    this.view = view;
    if (this.opened) this.draw();
  }

  /** All of the document anew: when another one is opened, or another view chosen. */
  draw() {
    const { opened } = this;
    this.paragraphs = new Map(); // the elements of a row by its number
    this.folds = new Map(); // the fold that a row is in
    this.told = make("p", { class: "caption" });
    this.bulk = make("p", { class: "bulk" });
    const text = make("div", { class: `text ${this.view}`, lang: opened.language });
    if (this.view === "split")
      text.append(make("p", { class: "heads", lang: "en" }, make("span", {}, "Original"), make("span", {}, "Cleaned")));
    for (const { folded, rows } of opened.sections()) text.append(folded ? this.fold(rows) : this.drawn(rows));
    const problem = ([code, line, reason]) =>
      make("p", { class: "problem" }, `${code} stopped at line ${line}: `, shown(reason));
    const name = opened.number in this.findings.paths && this.findings.paths[opened.number];
    this.place.replaceChildren(
      make("header", {}, make("h2", { id: "document-name" }, make("bdi", {}, plainly(name || "Text"))), this.told,
        this.bulk, ...opened.problems.map(problem), evidence(opened.translation)),
      text);
    this.update();
    this.mark();
  }

  fold(rows) {
    const inside = make("div");
    const fold = make("details", { class: "fold", ontoggle: () => fold.fill() },
      make("summary", {}, make("span", { lang: "en" }, counted(rows.length, "unchanged paragraph"))), inside);
    fold.fill = () => { if (!inside.hasChildNodes()) inside.append(this.drawn(rows)); };
    return fold;
  }

  drawn(rows) {
    const nodes = document.createDocumentFragment();
    for (const row of rows) {
      const kinds = this.view === "split" ? ["original", "cleaned"] : [this.view];
      const paragraphs = kinds.map((kind) => make("p", { class: kind }));
      this.paragraphs.set(row.number, paragraphs);
      this.fillRow(row);
      nodes.append(this.view === "split" ? make("div", { class: "pair" }, ...paragraphs) : paragraphs[0]);
    }
    return nodes;
  }

  fillRow(row) {
    const pieces = this.opened.pieces(row, this.review);
    for (const paragraph of this.paragraphs.get(row.number)) {
      const [kind] = paragraph.classList, without = this.without(kind);
      const kept = pieces.filter(({ kind: what }) => !without.includes(what));
      let before = null;
      paragraph.removeAttribute("dir"); // or the browser asks for the direction of all of it with each piece
      paragraph.replaceChildren(...kept.map((piece) => {
        const node = this.piece(piece, kind, before);
        before = piece;
        return node;
      }));
      paragraph.dir = "auto";
      paragraph.classList.toggle("gone", kind === "cleaned" && !kept.some(({ text }) => text.trim()));
      paragraph.classList.toggle("unchanged", !pieces.some(({ kind: what }) => ["removed", "inserted"].includes(what)));
    }
  }

  /** The kinds of pieces that a paragraph leaves out; beside the original no place needs a number twice. */
  without(kind) {
    if (kind === "original") return ["inserted"];
    if (kind === "cleaned") return this.view === "split" ? ["removed", "ref"] : ["removed"];
    return [];
  }

  piece({ kind, text, finding }, view, before) {
    const known = { "data-finding": finding };
    if (kind === "ref") return this.ref(finding, view === "cleaned");
    if (kind === "removed") {
      const begins = before?.kind !== "removed" || before.finding !== finding;
      return make("del", known, ...(begins ? [hiddenWords("removed: ")] : []), shown(text));
    }
    if (kind === "inserted") return make("ins", known, hiddenWords("inserted: "), shown(text));
    if (finding === null || view === "cleaned") return shown(text);
    const choice = this.review.choice[finding];
    const open = safetyOf(this.findings.rule[finding]) === "manual" ? "manual" : "offered";
    return make("mark", { ...known, class: choice === OPEN ? open : WORDS[choice] }, shown(text));
  }

  ref(i, quiet) {
    const rule = head.rules[this.findings.rule[i]], number = this.findings.place(i) + 1;
    const choice = WORDS[this.review.status(i)];
    return make("button", { type: "button", class: `ref ${choice}`, dir: "ltr", "data-finding": i, "data-quiet": quiet,
      "aria-label": `Finding ${number}, ${rule.name} ${rule.code}, ${choice}` }, String(number));
  }

  /** Redraw the rows of some findings (of all, with null); the focus stays where it was. */
  patch(touched) {
    if (!this.opened) return;
    const { from, to } = this.opened, rows = new Set();
    for (const i of touched ?? Array.from({ length: to - from }, (_, place) => from + place))
      if (i >= from && i < to)
        for (const row of this.opened.rowsOf[i - from]) if (this.paragraphs.has(row)) rows.add(row);
    const focused = this.place.contains(document.activeElement) ? document.activeElement.dataset.finding : undefined;
    for (const row of rows) this.fillRow(this.opened.rows[row]);
    if (focused !== undefined && document.activeElement?.dataset?.finding !== focused)
      this.place.querySelector(`.ref[data-finding="${focused}"]`)?.focus({ preventScroll: true });
    this.update();
    this.mark();
  }

  /** The line above the text, with what can be decided of all of it. */
  update() {
    const { from, to } = this.opened, all = Array.from({ length: to - from }, (_, place) => from + place);
    const { findings, decided, applied } = this.review.counts(all);
    this.told.textContent = `${counted(findings, "finding")}, ${grouped(decided)} decided, ` +
      `${grouped(applied)} applied; residue found ${(100 * this.opened.residue).toFixed(1)} % of the text, a lower bound`;
    if (!this.bulk.hasChildNodes())
      this.bulk.append(
        ...[["Accept", ACCEPTED], ["Reject", REJECTED]].map(([word, choice]) => button(`${word} all in this document`,
          () => this.actions.do(() => this.actions.decideAll(all, choice, "in this document")))));
  }

  /** Show which finding is being looked at, and bring it into sight. */
  show(i) {
    this.current = i;
    const rows = this.opened.rowsOf[i - this.opened.from];
    this.mark();
    const ref = this.place.querySelector(`.ref[data-finding="${i}"]`) ?? this.paragraphs.get(rows[0])?.[0];
    ref?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  mark() {
    for (const each of this.place.querySelectorAll(".current")) each.classList.remove("current");
    for (const each of this.place.querySelectorAll(".ref[aria-current]")) each.removeAttribute("aria-current");
    if (this.current === null) return;
    for (const each of this.place.querySelectorAll(`[data-finding="${this.current}"]`)) each.classList.add("current");
    this.place.querySelector(`.ref[data-finding="${this.current}"]`)?.setAttribute("aria-current", "true");
  }

  toggleFolds() {
    const folds = [...this.place.querySelectorAll(".fold")], open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
    return open;
  }
}
