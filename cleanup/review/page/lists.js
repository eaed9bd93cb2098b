// The left column: what to look for, the rules with a switch each, and the documents.

class Lists {
  constructor(place, findings, review, filter, actions) {
    Object.assign(this, { place, findings, review, filter, actions });
    this.text = this.search("text", "find", "Found text or message");
    this.path = this.search("path", "path", "Part of a path");
    this.least = make("select", { id: "least", onchange: () => this.setConfidence() });
    this.most = make("select", { id: "most", onchange: () => this.setConfidence() });
    for (const select of [this.least, this.most])
      for (let share = 0; share <= 10; share++) select.append(make("option", { value: share / 10 }, `${10 * share} %`));
    this.result = make("p", { class: "result" });
    this.bulk = make("p", { class: "bulk" },
      ...[["Accept", ACCEPTED], ["Reject", REJECTED]].map(([word, choice]) => button(`${word} these`,
        () => actions.do(() => actions.decideAll(this.hits, choice, "that the filter leaves")))),
      button("Clear filter", () => actions.clearFilter()));
    this.documents = new DocumentList(findings, actions);
    const several = findings.paths.length > 1;
    this.filters = make("details", { class: "filters", open: !matchMedia("(max-width: 62rem)").matches },
      make("summary", {}, "Filter"),
      make("search", {}, field("Search", this.text, "/"), ...(several ? [field("Path", this.path)] : [])),
      group("Rules", true, this.rules()), ...this.facets(),
      group("Confidence", false, make("p", { class: "range" }, make("label", { for: "least" }, "from "), this.least,
        make("label", { for: "most" }, " to "), this.most)));
    place.append(make("div", { class: "scrolling" }, this.filters, this.result, this.bulk),
      ...(several ? [this.documents.element] : []));
  }

  search(name, id, placeholder) {
    const input = make("input", { type: "search", id, placeholder, oninput: () => {
      this.filter[name] = input.value.trim();
      this.actions.filtered();
    } });
    return input;
  }

  /** Let a person type what to look for. */
  look() {
    this.filters.open = true;
    this.text.focus();
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

  /** Of each rule a switch for all that it does, its name to see it alone, and how much of it is decided. */
  rules() {
    this.counts = head.rules.map(() => make("span", { class: "count" }));
    const only = (code) => this.toggle("rule", code, !this.filter.rule.has(code));
    this.switches = head.rules.map(({ code, name }, rule) => make("input", { type: "checkbox",
      "aria-label": `${name} ${code} switched on`,
      onchange: (event) => this.actions.switchRule(rule, event.target.checked) }));
    this.only = head.rules.map(({ code, name }) =>
      button("", () => only(code), { class: "only", title: `${name}: show only this` }));
    return make("ul", { class: "rules" }, ...head.rules.map(({ code, name }, rule) => {
      this.only[rule].append(make("code", {}, plainly(code)), make("span", {}, ` ${plainly(name)}`));
      return make("li", {}, this.switches[rule], this.only[rule], this.counts[rule]);
    }));
  }

  /** Checkboxes for what few values there are of. */
  facets() {
    const families = [...new Set(head.rules.map((_, rule) => familyOf(rule)))].sort();
    const safeties = [...new Set(head.rules.map(({ safety }) => safety))];
    this.boxes = [];
    return [
      ...this.facet("Status", "status", WORDS),
      ...this.facet("Safety", "safety", safeties),
      ...this.facet("Family", "family", families, head.families),
    ];
  }

  facet(title, name, values, titles = {}) {
    if (values.length < 2) return [];
    return [group(title, false, make("ul", { class: "boxes" }, ...values.map((value) => {
      const box = make("input", { type: "checkbox", onchange: () => this.toggle(name, value, box.checked) });
      const told = titles[value] ? [make("span", { class: "title" }, ` ${titles[value]}`)] : [];
      this.boxes.push([box, name, value]);
      return make("li", {}, make("label", { title: titles[value] ?? null }, box, ` ${value}`, ...told));
    })))];
  }

  /** Everything that the filter or a decision changes. */
  update(hits) {
    this.hits = hits;
    this.updateRules();
    for (const [box, name, value] of this.boxes) box.checked = this.filter[name].has(value);
    [this.least.value, this.most.value] = this.filter.confidence;
    if (document.activeElement !== this.text) this.text.value = this.filter.text;
    if (document.activeElement !== this.path) this.path.value = this.filter.path;
    const { isEmpty } = this.filter;
    this.result.textContent = isEmpty ? "" : `${counted(hits.length, "finding")} of ${grouped(this.findings.size)}`;
    this.bulk.hidden = isEmpty;
    const counts = new Map();
    for (const i of hits) {
      const d = this.findings.document[i], known = counts.get(d) ?? [0, 0];
      known[0]++;
      known[1] += !this.review.isOpen(i);
      counts.set(d, known);
    }
    this.documents.update(counts);
  }

  updateRules() {
    const decided = head.rules.map(() => 0), all = head.rules.map(() => 0);
    for (let i = 0; i < this.findings.size; i++) {
      all[this.findings.rule[i]]++;
      decided[this.findings.rule[i]] += !this.review.isOpen(i);
    }
    head.rules.forEach(({ code }, rule) => {
      const off = this.review.off.has(rule), [some, sum] = [decided[rule], all[rule]];
      this.switches[rule].checked = !off;
      this.only[rule].setAttribute("aria-pressed", this.filter.rule.has(code));
      this.only[rule].parentElement.classList.toggle("off", off);
      this.counts[rule].textContent = some ? `${grouped(some)}/${grouped(sum)}` : grouped(sum);
      this.counts[rule].title = `${some} of ${sum} decided`;
    });
  }
}

const group = (title, open, ...content) =>
  make("details", { class: "group", open }, make("summary", {}, title), ...content);

function field(label, input, key = null) {
  const shown = key ? [make("kbd", { "aria-hidden": "true" }, key)] : [];
  return make("p", { class: "field" }, make("label", { for: input.id }, `${label} `, ...shown), input);
}
