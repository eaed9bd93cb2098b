// Decisions that outlive the page: in the browser's storage, or with the local server.

const CHOICES = { accepted: ACCEPTED, rejected: REJECTED, edited: EDITED, skipped: SKIPPED };

/** The browser's storage, an entry a document; where there is none, decisions last as long as the page does. */
class Storage {
  constructor(findings, review) {
    Object.assign(this, { findings, review, prefix: `corpuscrub/${head.report}/` });
  }

  load() {
    const { findings, review } = this, changes = [];
    try {
      for (let nth = 0; nth < localStorage.length; nth++) {
        const key = localStorage.key(nth), d = Number(key.slice(this.prefix.length));
        if (!key.startsWith(this.prefix) || !(d in findings.paths)) continue;
        for (const [id, [choice, note, text]] of Object.entries(JSON.parse(localStorage.getItem(key)))) {
          const i = findings.find(id, d);
          if (i >= 0) changes.push([i, choice, note, text]);
        }
      }
    } catch { /* no storage, or not ours: then nothing was decided before */ }
    if (changes.length) review.set(changes, { undoable: false });
  }

  save(touched) {
    if (!touched) return;
    const { findings, review } = this;
    try {
      for (const d of new Set([...touched].map((i) => findings.document[i]))) {
        const kept = {}, [from, to] = findings.ofDocument(d);
        for (let i = from; i < to; i++)
          if (review.choice[i] !== OPEN || review.notes.has(i)) kept[findings.id(i)] = review.entry(i).slice(1);
        if (Object.keys(kept).length) localStorage.setItem(`${this.prefix}${d}`, JSON.stringify(kept));
        else localStorage.removeItem(`${this.prefix}${d}`);
      }
    } catch { /* full or forbidden: the file that is exported has them */ }
  }

  get(name) { try { return localStorage.getItem(`corpuscrub/${name}`); } catch { return null; } }
  put(name, value) { try { localStorage.setItem(`corpuscrub/${name}`, value); } catch { /* as above */ } }
}

/** What is said of a finding: by the reviewer, or where nobody decided, by default. */
function decisionOn(i, review) {
  const choice = review.choice[i];
  if (choice !== OPEN) return { decision: WORDS[choice], by: "reviewer" };
  return { decision: review.applied[i] ? "accepted" : "skipped", by: "default" };
}

/** The local server of `corpuscrub review --serve`: each decision is kept by it at once. */
class Server {
  constructor(findings, review, told) {
    Object.assign(this, { findings, review, told, reviewer: "", waiting: new Set(), sending: Promise.resolve() });
    this.said = new Map(); // what the server was told, as text, of the findings about which it was told anything
  }

  async load() {
    const { reviewer, decisions, defaults } = await (await fetch("decisions")).json(), changes = [];
    for (const { document, id, decision, note, replacement } of decisions) {
      const i = this.findings.find(id, document);
      if (i >= 0) changes.push([i, CHOICES[decision] ?? OPEN, note, decision === "edited" ? replacement : undefined]);
    }
    this.reviewer = reviewer;
    if (changes.length) this.review.set(changes, { undoable: false });
    for (const [i] of changes) this.said.set(i, this.line(i));
    for (const { document, id, decision } of defaults) {
      const i = this.findings.find(id, document);
      if (i >= 0) this.said.set(i, this.line(i, { decision, by: "default" }));
    }
  }

  line(i, decision = decisionOn(i, this.review)) {
    return JSON.stringify({ document: this.findings.document[i], id: this.findings.id(i), ...decision,
      note: this.review.notes.get(i) ?? "", replacement: this.review.texts.get(i) ?? null });
  }

  /** Whether the server knows it as it is: as it was told, or else as it is by default. */
  isKnown(i) {
    const said = this.said.get(i);
    if (said !== undefined) return said === this.line(i);
    const { choice, notes, applied } = this.review;
    return choice[i] === OPEN && !notes.has(i) && Boolean(applied[i]) === this.findings.has(i, DEFAULT);
  }

  /** Send what is not as the server knows it (of all findings, with null); what cannot be sent waits for the next. */
  save(touched) {
    if (touched) for (const i of touched) this.waiting.add(i);
    else for (let i = 0; i < this.findings.size; i++) this.waiting.add(i);
    this.sending = this.sending.then(() => this.send());
  }

  async send() {
    const lines = [...this.waiting].filter((i) => !this.isKnown(i)).map((i) => [i, this.line(i)]);
    this.waiting = new Set(); // what is decided from now on waits for the next
    if (!lines.length) return;
    this.told("Saving …");
    try {
      const answer = await fetch("decisions", { method: "POST", headers: { "Content-Type": "application/json" },
        body: `{"reviewer":${JSON.stringify(this.reviewer)},"changes":[${lines.map(([, line]) => line).join()}]}` });
      if (!answer.ok) throw new Error(await answer.text());
      for (const [i, line] of lines) this.said.set(i, line);
      this.told("Saved");
    } catch (error) {
      for (const [i] of lines) this.waiting.add(i);
      this.told(`Not saved: ${error.message}`);
    }
  }
}
