// The top of the page: how far the review has come, the views, import and export; and the counts of the summary.

class Header {
  constructor(actions, exchange) {
    const [progress, tools, start] = ["progress", "tools", "start"].map((id) => document.getElementById(id));
    this.bar = make("progress", { "aria-label": "Decided" });
    this.progress = make("span");
    this.saved = make("span", { class: "saved", role: "status" });
    progress.append(this.bar, this.progress, this.saved);
    this.views = Object.entries(VIEWS).map(([view, label]) =>
      button(label, () => actions.do(() => actions.setView(view)), { "data-view": view }));
    this.summary = button("Summary", () => actions.do(() => actions.summary()));
    tools.append(this.summary, make("span", { class: "views", role: "group", "aria-label": "View" }, ...this.views),
      exchange.file, button("Import", () => exchange.file.click()),
      button("Export decisions", () => exchange.export(), { class: "main" }),
      button("?", () => actions.help(), { "aria-label": "Help: keys" }));
    this.started = make("p");
    start.append(this.started, keyed("Start reviewing", "j", () => actions.do(() => actions.step(1)), { class: "main" }));
    document.getElementById("footer").replaceChildren(...HINTS.map(([keys, words]) =>
      make("span", { class: "hint" }, ...keys.split(" ").map((key) => make("kbd", {}, key)), ` ${words}`)));
  }

  /** Which view is shown; null for the summary. */
  show(view) {
    this.summary.setAttribute("aria-pressed", view === null);
    for (const each of this.views) each.setAttribute("aria-pressed", each.dataset.view === view);
  }

  tell(words) { this.saved.textContent = words; }

  /** Ask for the name that stands with decisions: only a server is told it before anything is exported. */
  askName(server) {
    const name = make("input", { value: server.reviewer, placeholder: "Your name", "aria-label": "Your name", maxlength: 200,
      autocomplete: "name", onchange: () => { server.reviewer = name.value; } });
    this.saved.before(name);
  }

  refresh(findings, review) {
    const counts = review.counts(), left = counts.findings - counts.applied;
    this.bar.max = Math.max(1, counts.findings);
    this.bar.value = counts.decided;
    this.progress.textContent = `${grouped(counts.decided)} of ${grouped(counts.findings)} decided`;
    const are = counts.applied === 1 ? "is" : "are";
    this.started.textContent = `${counted(counts.findings, "finding")}: ${grouped(counts.applied)} ${are} ` +
      `applied as things stand, ${grouped(left)} left as the text has it.`;
    const applied = head.rules.map(() => 0), all = head.rules.map(() => 0);
    for (let i = 0; i < findings.size; i++) {
      applied[findings.rule[i]] += review.applied[i];
      all[findings.rule[i]]++;
    }
    const most = Math.max(...all), rows = new Map(head.rules.map(({ code }, rule) => [code, rule]));
    for (const row of document.querySelectorAll("#by-rule tbody tr")) {
      const rule = rows.get(row.dataset.code);
      row.classList.toggle("off", review.off.has(rule));
      row.querySelector(".applied").textContent = grouped(applied[rule]);
      row.querySelector("rect.fixed").setAttribute("width", 100 * applied[rule] / most);
    }
  }
}
