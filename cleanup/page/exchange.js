// Decisions that outlive the page: in the browser's storage, in a file, or with the local server.

const CONTEXT_SIZE = 32; // code points on either side of a finding by which it is found again in a changed text
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

/** The decisions as a file: all that was decided or noted, and what is applied by default. */
async function exported(findings, review, reviewer) {
  const parts = [JSON.stringify({ schema: head.schema, tool: head.tool, ruleset: head.ruleset, report: head.report, reviewer }).slice(0, -1), ',"documents":['];
  for (let d = 0, nth = 0; d < findings.paths.length; d++) {
    const [from, to] = findings.ofDocument(d), told = [];
    for (let i = from; i < to; i++) if (review.applied[i] || review.choice[i] !== OPEN || review.notes.has(i)) told.push(i);
    if (!told.length) continue;
    const opened = new Opened(d, await findings.text(d), findings);
    const decisions = told.map((i) => ({
      id: findings.id(i), code: head.rules[findings.rule[i]].code, safety: safetyOf(findings.rule[i]),
      start: findings.start[i], end: findings.end[i], original: opened.found(i),
      replacement: review.texts.get(i) ?? opened.replacement(i), ...decisionOn(i, review), note: review.notes.get(i) ?? "",
      before: lastPoints(opened.text.slice(0, opened.start(i))), after: firstPoints(opened.text.slice(opened.end(i), opened.end(i) + 2 * CONTEXT_SIZE)),
    }));
    parts.push(nth++ ? ",\n" : "\n", JSON.stringify({ path: findings.paths[d], id: null, sha256: opened.sha256, findings: decisions }));
  }
  return new Blob([...parts, "\n]}\n"], { type: "application/json" });
}

const firstPoints = (text) => [...text].slice(0, CONTEXT_SIZE).join("");
const lastPoints = (text) => [...text.slice(-2 * CONTEXT_SIZE)].slice(-CONTEXT_SIZE).join("");

function download(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What a file of decisions says of findings of this review: changes to make, those that go against what was decided here,
    and how many findings it speaks of that are not here. Throws an Error for people. */
function imported(source, findings, review) {
  let file;
  try { file = JSON.parse(source); } catch { throw new Error("This file is not JSON; choose a decisions.json that this page or a colleague exported."); }
  if (file?.schema !== head.schema || !Array.isArray(file.documents)) throw new Error(`This is not a file of decisions: its schema is not ${head.schema}.`);
  const numbers = new Map(findings.paths.map((path, d) => [path, d])), result = { changes: [], conflicts: [], unknown: 0 };
  for (const { path, findings: decisions } of file.documents) {
    const d = numbers.get(path);
    for (const { id, decision, by, note, replacement } of Array.isArray(decisions) ? decisions : []) {
      if (by !== "reviewer" && !note) continue;
      const i = d === undefined || !/^[0-9a-f]{12}$/.test(id) ? -1 : findings.find(id, d);
      const choice = by === "reviewer" ? CHOICES[decision] : OPEN;
      if (i < 0 || choice === undefined || (choice === EDITED && typeof replacement !== "string")) { result.unknown++; continue; }
      const change = [i, choice, String(note ?? ""), choice === EDITED ? replacement : undefined], now = review.entry(i);
      if (change.every((value, nth) => value === now[nth])) continue;
      (now[1] === OPEN || (now[1] === choice && now[3] === change[3]) ? result.changes : result.conflicts).push(change);
    }
  }
  return result;
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
