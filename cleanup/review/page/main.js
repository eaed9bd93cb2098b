// The page as a whole: what is looked at, and what each action does to the text, the panel, the lists and the address.

const CONFIRM = 50; // decisions at once above which a person is asked

class Page {
  constructor(findings) {
    const by = (id) => document.getElementById(id);
    this.findings = findings;
    this.review = new Review(findings);
    this.filter = new Filter(findings, this.review);
    this.storage = new Storage(findings, this.review);
    this.text = new TextView(by("document"), findings, this.review, this);
    this.panel = new Panel(by("panel"), findings, this.review, this);
    this.lists = new Lists(by("lists"), findings, this.review, this.filter, this);
    this.header = new Header(this, new Exchange(findings, this.review, this.storage));
    this.shortcuts = new Keys(this, this.storage);
    this.current = null; // the finding that is looked at
    this.done = Promise.resolve();
    this.waiting = 0; // actions that are not done
  }

  keys = {
    j: () => this.step(1), k: () => this.step(-1), n: () => this.stepDocument(1), p: () => this.stepDocument(-1),
    a: () => this.decide(ACCEPTED), x: () => this.decide(REJECTED), " ": () => this.decide(SKIPPED),
    A: () => this.decideRule(ACCEPTED), X: () => this.decideRule(REJECTED),
    u: () => this.undo(), e: () => this.panel.edit(), c: () => this.panel.comment(), z: () => this.fold(),
    v: () => this.nextView(), s: () => this.summary(), "/": () => this.lists.look(),
  };

  /** At once where nothing is under way, else one after another: what is asked for while a document opens is about
      that document. */
  do(action) {
    const run = async () => {
      try {
        await action();
      } catch (error) {
        say(`That did not work: ${error.message}`);
      } finally {
        this.waiting--;
      }
    };
    this.done = this.waiting++ ? this.done.then(run) : run();
  }

  help() { this.shortcuts.help(); }

  async start() {
    if (head.served) {
      this.server = new Server(this.findings, this.review, (words) => this.header.tell(words));
      await this.server.load();
      this.header.askName(this.server);
    } else this.storage.load();
    const keeper = this.server ?? this.storage;
    this.review.listeners.push((touched) => this.changed(touched), (touched) => keeper.save(touched));
    for (const id of ["progress", "tools", "lists", "panel", "start"]) document.getElementById(id).hidden = false;
    document.getElementById("static-view").remove();
    document.documentElement.classList.add("app");
    addEventListener("hashchange", () => this.do(() => this.read()));
    await this.read();
  }

  /** Go where the address says. */
  async read() {
    const said = this.filter.fromHash(location.hash);
    if (said === null) {
      if (!this.hits) this.refresh();
      if (this.current === null && this.text.opened === null) this.summary();
      return;
    }
    this.review.settleAll();
    if (this.filter.text) await this.filter.search();
    this.review.tell(null);
    this.showView(said.view);
    if (said.finding !== null) await this.go(said.finding);
    else if (said.document !== null) await this.openDocument(said.document);
    else this.summary();
  }

  /** Write where we are into the address. */
  write() {
    const document = this.inSummary ? null : this.text.opened?.number ?? null;
    const hash = this.filter.toHash({ finding: this.inSummary ? null : this.current, document, view: this.text.view });
    history.replaceState(null, "", `#${hash}`);
  }

  get inSummary() { return !document.getElementById("summary").hidden; }

  summary() {
    document.getElementById("summary").hidden = false;
    document.getElementById("document").hidden = true;
    document.documentElement.classList.add("in-summary");
    this.header.show(null);
    document.getElementById("main").scrollTop = 0;
    this.write();
  }

  /** Look at a finding, in its document. */
  async go(i) {
    const moved = await this.open(this.findings.document[i]);
    this.current = i;
    if (moved) this.lists.documents.show(this.findings.document[i]);
    this.panel.show(i, this.text.opened);
    this.text.show(i);
    this.write();
  }

  /** Open a document; whether it was another one. */
  async open(d) {
    document.getElementById("summary").hidden = true;
    document.getElementById("document").hidden = false;
    document.documentElement.classList.remove("in-summary");
    this.header.show(this.text.view);
    if (this.text.opened?.number === d) return false;
    this.text.current = null;
    await this.text.open(d);
    document.getElementById("main").scrollTop = 0;
    return true;
  }

  /** Open a document at the first of its findings that the filter leaves. */
  async openDocument(d) {
    const first = this.hits.find((i) => this.findings.document[i] === d);
    if (first !== undefined) {
      await this.go(first);
      return;
    }
    await this.open(d);
    this.current = null;
    this.panel.clear();
    this.lists.documents.show(d);
    this.write();
  }

  /** The next (or previous) finding that the filter leaves, from the one that is looked at, or from the beginning. */
  async step(by) {
    const { hits, current } = this;
    if (!hits.length) { say("No finding passes the filter."); return; }
    const here = current === null || this.inSummary ? -1 : current;
    const next = by > 0 ? hits.find((i) => i > here) ?? hits[0] : hits.findLast((i) => i < here) ?? hits.at(-1);
    await this.go(this.inSummary && hits.includes(current) ? current : next);
    this.tellWhere();
  }

  async stepDocument(by) {
    const { documents } = this.lists.documents, here = this.text.opened?.number ?? -1;
    const next = by > 0 ? documents.find((d) => d > here) : documents.findLast((d) => d < here);
    if (next === undefined) say(by > 0 ? "That was the last document." : "That was the first document.");
    else await this.openDocument(next);
  }

  tellWhere() {
    const { current, findings } = this, [from, to] = findings.ofDocument(findings.document[current]);
    const { name, code } = head.rules[findings.rule[current]], status = WORDS[this.review.status(current)];
    say(`Finding ${current - from + 1} of ${to - from}: ${name} ${code}, ${status}`);
  }

  async decide(choice, text) {
    const i = this.current;
    if (i === null || this.inSummary) return;
    const rejected = this.review.decide(i, choice, { text });
    await this.goOn(i);
    say(`${capital(WORDS[choice])}.${rejected ? ` ${counted(rejected, "finding")} that overlapped rejected.` : ""}`);
  }

  /** On to the next finding that is open, if there is one. */
  async goOn(from) {
    const open = this.hits.filter((i) => this.review.isOpen(i)), next = open.find((i) => i > from) ?? open[0];
    if (next !== undefined) await this.go(next);
  }

  comment(note) {
    const [i, choice, , text] = this.review.entry(this.current);
    this.review.set([[i, choice, note, text]]);
    say("Comment kept.");
  }

  decideRule(choice) {
    if (this.current === null || this.inSummary) return;
    const rule = this.findings.rule[this.current], all = [];
    for (let i = 0; i < this.findings.size; i++) if (this.findings.rule[i] === rule) all.push(i);
    return this.decideAll(all, choice, `of ${head.rules[rule].code}`, true);
  }

  async decideAll(indexes, choice, what, manual = false) {
    const chosen = this.review.several(indexes, choice, manual), word = choice === ACCEPTED ? "Accept" : "Reject";
    if (!chosen.length) { say(`Nothing ${what} is left to ${word.toLowerCase()}.`); return; }
    if (chosen.length > CONFIRM && !await this.confirms(word, counted(chosen.length, "finding"), what)) return;
    this.review.decideAll(chosen, choice);
    if (this.current !== null && !this.inSummary) await this.goOn(this.current);
    say(`${word}ed ${counted(chosen.length, "finding")} ${what}.`);
  }

  async confirms(word, findings, what) {
    const told = make("p", {}, "What is decided already stays. One undo takes all of it back.");
    return await converse(`${word} ${findings} ${what}?`, [told], [["yes", word], ["", "Cancel"]]) === "yes";
  }

  async undo() {
    const [i] = this.review.undo();
    if (i === undefined) { say("Nothing to undo."); return; }
    await this.go(i);
    say("Undone.");
  }

  switchRule(rule, on) {
    this.review.switchRule(rule, on);
    this.write();
    say(`${head.rules[rule].code} switched ${on ? "on" : "off"}.`);
  }

  fold() {
    if (!this.inSummary && this.text.opened) say(this.text.toggleFolds() ? "Folds opened." : "Folds closed.");
  }

  nextView() {
    const views = Object.keys(VIEWS);
    return this.setView(views[(views.indexOf(this.text.view) + 1) % views.length]);
  }

  async setView(view) {
    this.showView(view);
    if (this.inSummary) await this.step(1);
    else if (this.current !== null) this.text.show(this.current);
    this.write();
    say(`View: ${VIEWS[view]}.`);
  }

  showView(view) {
    if (view !== this.text.view) this.text.setView(view);
    if (!this.inSummary) this.header.show(view);
  }

  async filtered() {
    if (!await this.filter.search()) return;
    this.refresh();
    this.write();
    say(`${counted(this.hits.length, "finding")} left.`);
  }

  clearFilter() {
    this.filter.clear();
    this.filtered();
  }

  /** After a decision: the rows it touches, the panel, the lists and the counts. */
  changed(touched) {
    this.text.patch(touched);
    this.panel.update();
    this.refresh();
  }

  refresh() {
    this.hits = this.filter.hits();
    this.lists.update(this.hits);
    this.header.refresh(this.findings, this.review);
  }
}

(async () => {
  if (!head.starts.length) return;
  window.review = new Page(new Findings(await unpacked(document.getElementById("index").textContent)));
  await window.review.start();
})().catch((error) => {
  document.documentElement.classList.remove("starting");
  say(`The page cannot run: ${error.message}`);
});
