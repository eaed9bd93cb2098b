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
          if (review.choice[i] !== OPEN || review.notes.has(i)) kept[findings.id(i)] = [review.choice[i], review.notes.get(i) ?? "", review.texts.get(i)];
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
  const choice = review.choice[i], decided = choice !== OPEN && !review.isOff(i);
  return { decision: decided ? WORDS[choice] : review.applied[i] ? "accepted" : "skipped", by: decided ? "reviewer" : "default" };
}

/** The local server of `corpuscrub review --serve`: each decision is kept by it at once. */
class Server {
  constructor(findings, review, told) {
    Object.assign(this, { findings, review, told, waiting: new Set(), sending: Promise.resolve() });
  }

  async load() {
    const { decisions } = await (await fetch("decisions")).json(), changes = [];
    for (const { document, id, decision, note, replacement } of decisions) {
      const i = this.findings.find(id, document);
      if (i >= 0) changes.push([i, CHOICES[decision] ?? OPEN, note, decision === "edited" ? replacement : undefined]);
    }
    if (changes.length) this.review.set(changes, { undoable: false });
    this.said = new Map(Array.from({ length: this.findings.size }, (_, i) => [i, this.line(i)]));
  }

  line(i) {
    return JSON.stringify({ document: this.findings.document[i], id: this.findings.id(i), ...decisionOn(i, this.review),
      note: this.review.notes.get(i) ?? "", replacement: this.review.texts.get(i) ?? null });
  }

  /** Send what is no longer as the server knows it; what could not be sent is sent with the next decision. */
  save(touched) {
    for (const i of touched ?? this.said.keys()) this.waiting.add(i);
    this.sending = this.sending.then(() => this.send());
  }

  async send() {
    const lines = [...this.waiting].map((i) => [i, this.line(i)]).filter(([i, line]) => this.said.get(i) !== line);
    if (!lines.length) return;
    this.told("Saving …");
    try {
      const answer = await fetch("decisions", { method: "POST", headers: { "Content-Type": "application/json" },
        body: `{"reviewer":${JSON.stringify(this.reviewer ?? "")},"changes":[${lines.map(([, line]) => line).join()}]}` });
      if (!answer.ok) throw new Error(await answer.text());
      for (const [i, line] of lines) { this.said.set(i, line); this.waiting.delete(i); }
      this.told("Saved");
    } catch (error) {
      this.told(`Not saved: ${error.message}`);
    }
  }
}
