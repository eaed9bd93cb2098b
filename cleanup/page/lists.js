// The left column: what to look for, the rules with a switch each, and the documents, of which only those in sight are drawn.

const ROW = 32; // pixels of a document's row; the style sheet says the same

class Lists {
  constructor(place, findings, review, filter, actions) {
    Object.assign(this, { place, findings, review, filter, actions, documents: [], current: null });
    this.text = make("input", { type: "search", id: "find", placeholder: "Found text or message", oninput: () => this.typed("text", this.text) });
    this.path = make("input", { type: "search", id: "path", placeholder: "Part of a path", oninput: () => this.typed("path", this.path) });
    this.rules = make("ul", { class: "rules" });
    this.result = make("p", { class: "result" });
    this.bulk = make("p", { class: "bulk" },
      button("Accept these", () => actions.decideAll(this.hits, ACCEPTED, "that the filter leaves")),
      button("Reject these", () => actions.decideAll(this.hits, REJECTED, "that the filter leaves")),
      button("Clear filter", () => actions.clearFilter()));
    this.space = make("ol", { class: "documents" });
    this.scroller = make("div", { class: "scroller", tabindex: 0, role: "group", "aria-label": "Documents", onscroll: () => this.drawDocuments() }, this.space);
    new ResizeObserver(() => this.drawDocuments()).observe(this.scroller);
    this.least = make("select", { id: "least", onchange: () => this.setConfidence() });
    this.most = make("select", { id: "most", onchange: () => this.setConfidence() });
    for (let share = 0; share <= 10; share++)
      for (const select of [this.least, this.most]) select.append(make("option", { value: share / 10 }, `${10 * share} %`));
    const search = make("search", {}, field("Search", this.text, "/"), ...(findings.paths.length > 1 ? [field("Path", this.path)] : []));
    const group = (title, open, ...content) => make("details", { class: "group", open }, make("summary", {}, title), ...content);
    this.filters = make("details", { class: "filters", open: !matchMedia("(max-width: 62rem)").matches }, make("summary", {}, "Filter"), search,
      group("Rules", true, this.rules), ...this.facets(group),
      group("Confidence", false, make("p", { class: "range" }, make("label", { for: "least" }, "from "), this.least, make("label", { for: "most" }, " to "), this.most)));
    this.drawRules();
    place.append(make("div", { class: "scrolling" }, this.filters, this.result, this.bulk),
      ...(findings.paths.length > 1 ? [make("section", {}, make("h2", {}, "Documents"), this.scroller)] : []));
  }

  typed(name, input) {
    this.filter[name] = input.value.trim();
    this.actions.filtered();
  }

  setConfidence() {
    const [least, most] = [Number(this.least.value), Number(this.most.value)];
    this.filter.confidence = [Math.min(least, most), Math.max(least, most)];
    this.actions.filtered();
  }

  toggle(name, value, on) {
    on ? this.filter[name].add(value) : this.filter[name].delete(value);
    this.actions.filtered();
  }

  /** A rule: a switch for all that it does, its name to see it alone, and how much of it is decided. */
  drawRules() {
    this.counts = head.rules.map(() => make("span", { class: "count" }));
    this.switches = head.rules.map(({ code, name }, number) => make("input", { type: "checkbox", "aria-label": `${name} ${code} switched on`,
      onchange: (event) => this.actions.switchRule(number, event.target.checked) }));
    this.only = head.rules.map(({ code, name }) => button("", () => this.toggle("rule", code, !this.filter.rule.has(code)),
      { class: "only", title: `${name}: show only this` }));
    head.rules.forEach(({ code, name }, number) => {
      this.only[number].append(make("code", {}, plainly(code)), make("span", {}, ` ${plainly(name)}`));
      this.rules.append(make("li", {}, this.switches[number], this.only[number], this.counts[number]));
    });
  }

  /** Checkboxes for what few values there are of. */
  facets(group) {
    const families = [...new Set(head.rules.map((_, number) => familyOf(number)))].sort();
    const safeties = [...new Set(head.rules.map(({ safety }) => safety))];
    this.boxes = [];
    const boxes = (title, name, values, titles = {}) => values.length > 1 ? [group(title, false, make("ul", { class: "boxes" }, ...values.map((value) => {
      const box = make("input", { type: "checkbox", onchange: (event) => this.toggle(name, value, event.target.checked) });
      this.boxes.push([box, name, value]);
      return make("li", {}, make("label", { title: titles[value] ?? null }, box, ` ${value}`, ...(titles[value] ? [make("span", { class: "title" }, ` ${titles[value]}`)] : [])));
    })))] : [];
    return [...boxes("Status", "status", WORDS), ...boxes("Safety", "safety", safeties), ...boxes("Family", "family", families, head.families)];
  }

  /** Everything that the filter or a decision changes. */
  update(hits) {
    this.hits = hits;
    const decided = head.rules.map(() => 0), all = head.rules.map(() => 0);
    for (let i = 0; i < this.findings.size; i++) {
      all[this.findings.rule[i]]++;
      decided[this.findings.rule[i]] += !this.review.isOpen(i);
    }
    head.rules.forEach(({ code }, number) => {
      const off = this.review.off.has(number);
      this.switches[number].checked = !off;
      this.only[number].setAttribute("aria-pressed", this.filter.rule.has(code));
      this.only[number].parentElement.classList.toggle("off", off);
      this.counts[number].textContent = decided[number] ? `${grouped(decided[number])}/${grouped(all[number])}` : grouped(all[number]);
      this.counts[number].title = `${decided[number]} of ${all[number]} decided`;
    });
    for (const [box, name, value] of this.boxes) box.checked = this.filter[name].has(value);
    [this.least.value, this.most.value] = this.filter.confidence;
    if (document.activeElement !== this.text) this.text.value = this.filter.text;
    if (document.activeElement !== this.path) this.path.value = this.filter.path;
    this.result.textContent = this.filter.isEmpty ? "" : `${counted(hits.length, "finding")} of ${grouped(this.findings.size)}`;
    this.bulk.hidden = this.filter.isEmpty;
    this.perDocument = new Map();
    for (const i of hits) {
      const d = this.findings.document[i], known = this.perDocument.get(d) ?? [0, 0];
      known[0]++;
      known[1] += !this.review.isOpen(i);
      this.perDocument.set(d, known);
    }
    this.documents = [...this.perDocument.keys()];
    this.drawDocuments();
  }

  /** The rows in sight, and no others. */
  drawDocuments() {
    const { scroller, space, documents } = this;
    space.style.height = `${documents.length * ROW}px`;
    const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - 5), to = Math.min(documents.length, from + Math.ceil(scroller.clientHeight / ROW) + 10);
    const focused = space.contains(document.activeElement) ? document.activeElement.dataset.document : undefined;
    space.replaceChildren(...documents.slice(from, to).map((d, nth) => {
      const [all, decided] = this.perDocument.get(d), path = plainly(this.findings.paths[d] || `Document ${d + 1}`), cut = path.lastIndexOf("/") + 1;
      const item = make("li", { "aria-setsize": documents.length, "aria-posinset": from + nth + 1 },
        make("button", { type: "button", title: path, "data-document": d, "aria-current": d === this.current ? "page" : null, onclick: () => this.actions.do(() => this.actions.openDocument(d)) },
          make("span", { class: "path" }, make("bdi", { dir: "ltr" }, make("span", { class: "folder" }, path.slice(0, cut)), path.slice(cut))),
          make("span", { class: "count" }, hiddenWords("findings: "), decided ? `${decided}/${all}` : String(all))));
      item.style.top = `${(from + nth) * ROW}px`;
      return item;
    }));
    if (focused !== undefined) space.querySelector(`[data-document="${focused}"]`)?.focus({ preventScroll: true });
  }

  /** Which document is open; it is brought into sight. */
  show(d) {
    this.current = d;
    const at = this.documents.indexOf(d) * ROW;
    if (at >= 0 && (at < this.scroller.scrollTop || at + ROW > this.scroller.scrollTop + this.scroller.clientHeight))
      this.scroller.scrollTop = at - this.scroller.clientHeight / 2;
    this.drawDocuments();
  }
}

function field(label, input, key = null) {
  return make("p", { class: "field" }, make("label", { for: input.id }, `${label} `, ...(key ? [make("kbd", { "aria-hidden": "true" }, key)] : [])), input);
}
