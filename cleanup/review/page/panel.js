// The finding that is being looked at: what it is, what would be done, and what a person says of it.

const SAFETY = {
  safe: "Safe: the fix cannot remove or alter what the author wrote.",
  unsafe: "Unsafe: there is one likely reading.",
  manual: "Manual: only a person, or the source, can tell.",
};

class Panel {
  constructor(place, findings, review, actions) {
    Object.assign(this, { place, findings, review, actions, opened: null, i: null });
    this.number = make("p", { class: "kicker" });
    this.title = make("h2", { id: "finding-name" });
    this.message = make("p", { class: "message" });
    this.status = make("p", { class: "status" });
    this.change = make("dl", { class: "change" });
    this.choices = make("div", { class: "choices", role: "group", "aria-label": "Decide" },
      this.accept = keyed("Accept", "a", () => actions.do(() => actions.decide(ACCEPTED)), { class: "accept" }),
      this.reject = keyed("Reject", "x", () => actions.do(() => actions.decide(REJECTED)), { class: "reject" }),
      this.skip = keyed("Skip", " ", () => actions.do(() => actions.decide(SKIPPED)), { class: "skipping" }),
      this.editing = keyed("Edit", "e", () => this.edit(), { class: "edit" }),
      this.undo = keyed("Undo", "u", () => actions.do(() => actions.undo())));
    this.text = make("textarea", { id: "text", rows: 3, spellcheck: "false", onkeydown: (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.save();
      if (event.key === "Escape") this.close();
    } });
    this.editor = make("div", { class: "editor", hidden: true },
      make("label", { for: "text" }, "What shall stand there"), this.text,
      make("p", { class: "buttons" }, button("Save", () => this.save(), { "aria-keyshortcuts": "Control+Enter" }),
        button("Cancel", () => this.close())));
    this.note = make("textarea", { id: "note", rows: 2, onchange: () => actions.comment(this.note.value),
      onkeydown: (event) => { if (event.key === "Escape") this.note.blur(); } });
    this.bulk = make("div", { class: "bulk", role: "group", "aria-label": "Decide about several" });
    this.why = make("div", { class: "why" });
    const key = make("kbd", { "aria-hidden": "true" }, "c");
    place.append(make("header", {}, this.number, this.title, this.message), this.status, this.change, this.choices,
      this.editor, make("div", { class: "comment" }, make("label", { for: "note" }, "Comment ", key), this.note),
      this.bulk, this.why);
    this.clear();
  }

  get rule() { return head.rules[this.findings.rule[this.i]]; }

  clear() {
    this.i = null;
    this.place.classList.add("empty");
    this.number.textContent = "No finding chosen";
    this.title.textContent = "";
    this.message.replaceChildren("Press j, or choose one in the text.");
  }

  show(i, opened) {
    const same = this.i !== null && this.findings.rule[this.i] === this.findings.rule[i];
    [this.i, this.opened] = [i, opened];
    this.place.classList.remove("empty");
    this.close();
    const { name, code } = this.rule, [from, to] = this.findings.ofDocument(opened.number);
    this.number.textContent = `Finding ${this.findings.place(i) + 1} of ${to - from}`;
    this.title.replaceChildren(`${plainly(name)} `, make("code", {}, plainly(code)));
    this.message.replaceChildren(shown(opened.message(i)));
    if (!same) this.explain();
    this.update();
  }

  /** All that decisions change. */
  update() {
    const { i, opened, review, findings } = this;
    if (i === null) return;
    const choice = review.choice[i], applied = review.applied[i] === 1;
    const status = review.isOpen(i) ? "Not decided" : capital(WORDS[review.status(i)]);
    this.status.replaceChildren(make("span", { class: `choice ${WORDS[choice]}` }, status), ` ${this.consequence()}`);
    const found = opened.found(i), text = review.texts.get(i) ?? opened.replacement(i);
    const item = (label, content, kind) =>
      [make("dt", {}, label), make("dd", { class: `quoted ${kind}`, dir: "auto" }, content)];
    const would = applied ? ["Removes", "Inserts"] : ["Would remove", "Would insert"];
    const sure = findings.confidence[i];
    this.change.replaceChildren(
      ...item(text === null ? "Found" : would[0], clipped(found), text === null ? "" : "removed"),
      ...(text ? item(would[1], clipped(text), "inserted") : []),
      make("dt", {}, "Safety"), make("dd", {}, SAFETY[this.rule.safety]),
      ...(sure < 0 ? [] : [make("dt", {}, "Confidence"), make("dd", {}, `right in ${sure} % of such places`)]));
    this.accept.setAttribute("aria-pressed", choice === ACCEPTED);
    this.reject.setAttribute("aria-pressed", choice === REJECTED);
    this.skip.setAttribute("aria-pressed", choice === SKIPPED);
    this.editing.setAttribute("aria-pressed", choice === EDITED);
    this.undo.setAttribute("aria-disabled", review.past.length === 0); // not disabled: that would lose the focus
    if (document.activeElement !== this.note) this.note.value = review.notes.get(i) ?? "";
    this.updateBulk();
  }

  /** What follows from the decision, or where there is none, what is done by default, in words. */
  consequence() {
    const { i, review, findings } = this, choice = review.choice[i];
    if (review.isOff(i)) return "Its rule is switched off: the text stays as it is.";
    if (choice === REJECTED || choice === SKIPPED) return "The text stays as it is.";
    if (choice === EDITED) return "Your text stands there.";
    if (choice === ACCEPTED && review.applied[i]) return "The fix is applied.";
    if (choice === ACCEPTED) return "There is no fix to apply; you agree that something is wrong.";
    if (review.applied[i]) return `${capital(this.rule.safety)}: the fix is applied unless you reject it.`;
    const [from, to] = review.clusterOf(i);
    for (let j = from; j < to; j++)
      if (j !== i && review.applied[j] && findings.overlap(i, j))
        return `Covered by finding ${findings.place(j) + 1} as long as that is applied.`;
    if (!findings.has(i, FIXABLE)) return "Nothing is proposed: edit it, or leave it as it is.";
    return `${capital(this.rule.safety)}: the fix is not applied unless you accept it.`;
  }

  updateBulk() {
    const { i, findings, actions } = this, { code } = this.rule, rule = findings.rule[i];
    const those = (test) => {
      const all = [];
      for (let j = 0; j < findings.size; j++) if (test(j)) all.push(j);
      return all;
    };
    const row = (label, wanted, what, keys = []) => make("p", {}, make("span", {}, label),
      ...[[ACCEPTED, "Accept"], [REJECTED, "Reject"]].map(([choice, word], nth) => {
        const decide = () => actions.do(() => actions.decideAll(those(wanted), choice, what, true)), key = keys[nth];
        return key ? keyed(word, key, decide) : button(word, decide, { "aria-label": `${word} ${label}` });
      }));
    const focused = [...this.bulk.querySelectorAll("button")].indexOf(document.activeElement);
    const sameRule = (j) => findings.rule[j] === rule, alike = (j) => findings.alike[j] === findings.alike[i];
    const [ofRule, identical] = [sameRule, alike].map((test) => those(test).length);
    this.bulk.replaceChildren(
      ...(ofRule > 1 ? [row(`all ${grouped(ofRule)} of ${code}`, sameRule, `of ${code}`, ["A", "X"])] : []),
      ...(identical > 1 ? [row(`${grouped(identical)} identical`, alike, "identical")] : []));
    if (focused >= 0) this.bulk.querySelectorAll("button")[focused]?.focus();
  }

  explain() {
    const { why, example } = this.rule;
    this.why.replaceChildren(make("h3", {}, "Why"), ...why.map((paragraph) => make("p", {}, shown(paragraph))));
    if (!example) return;
    const [bad, fixed] = example, quoted = (text) => make("p", { class: "quoted" }, shown(text));
    this.why.append(make("h3", {}, "Example"), quoted(bad));
    if (fixed !== null) this.why.append(make("p", { class: "becomes" }, "becomes"), quoted(fixed || "nothing"));
  }

  edit() {
    if (this.i === null) return;
    this.text.value = this.review.texts.get(this.i) ?? this.opened.replacement(this.i) ?? this.opened.found(this.i);
    this.before = document.activeElement;
    this.editor.hidden = false;
    this.text.focus();
    this.text.select();
  }

  save() {
    this.close();
    this.actions.do(() => this.actions.decide(EDITED, this.text.value));
  }

  /** Close the editor; the focus is again where it was before. */
  close() {
    if (this.editor.contains(document.activeElement)) {
      document.activeElement.blur();
      this.before.focus();
    }
    this.editor.hidden = true;
  }

  comment() {
    if (this.i !== null) this.note.focus();
  }
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);
