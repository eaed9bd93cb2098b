// Decisions as a file: exported for `corpuscrub apply`, and a colleague's imported.

const LISTED = 100; // conflicts that are shown one by one
const CONTEXT_SIZE = 32; // code points on either side of a finding by which it is found again in a changed text

/** The decisions as a file: all that was decided or noted, and what is applied by default. */
async function exported(findings, review, reviewer) {
  const { schema, tool, ruleset, report } = head;
  const parts = [JSON.stringify({ schema, tool, ruleset, report, reviewer }).slice(0, -1), ',"documents":['];
  for (let d = 0, nth = 0; d < findings.paths.length; d++) {
    const [from, to] = findings.ofDocument(d), told = [];
    for (let i = from; i < to; i++)
      if (review.applied[i] || review.choice[i] !== OPEN || review.notes.has(i)) told.push(i);
    if (!told.length) continue;
    const opened = new Opened(d, await findings.text(d), findings);
    const decisions = told.map((i) => ({
      id: findings.id(i), code: head.rules[findings.rule[i]].code, safety: safetyOf(findings.rule[i]),
      start: findings.start[i], end: findings.end[i], original: opened.found(i),
      replacement: review.texts.get(i) ?? opened.replacement(i), ...decisionOn(i, review),
      note: review.notes.get(i) ?? "",
      before: lastPoints(opened.text, opened.start(i)), after: firstPoints(opened.text, opened.end(i)),
    }));
    const decided = { path: findings.paths[d], id: null, sha256: opened.sha256, findings: decisions };
    parts.push(nth++ ? ",\n" : "\n", JSON.stringify(decided));
  }
  return new Blob([...parts, "\n]}\n"], { type: "application/json" });
}

const firstPoints = (text, from) => [...text.slice(from, from + 2 * CONTEXT_SIZE)].slice(0, CONTEXT_SIZE).join("");
const lastPoints = (text, to) => [...text.slice(Math.max(0, to - 2 * CONTEXT_SIZE), to)].slice(-CONTEXT_SIZE).join("");

function download(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file of decisions as an object. Throws an Error for people. */
function parsed(source) {
  let file;
  try {
    file = JSON.parse(source);
  } catch {
    throw new Error("This file is not JSON; choose a decisions.json that this page or a colleague exported.");
  }
  if (file?.schema !== head.schema || !Array.isArray(file.documents))
    throw new Error(`This is not a file of decisions: its schema is not ${head.schema}.`);
  return file;
}

/** The decisions of a file that are a person's, with the paths of their documents; all else is passed over. */
function* decisionsIn(file) {
  for (const document of file.documents)
    for (const decision of Array.isArray(document?.findings) ? document.findings : [])
      if (decision?.by === "reviewer" || decision?.note) yield [document.path, decision];
}

/** What a file says of findings of this review: changes to make, those that go against what was decided here, and how
    many findings it speaks of that are not here. */
function imported(file, findings, review) {
  const numbers = new Map(findings.paths.map((path, d) => [path, d]));
  const result = { changes: [], conflicts: [], unknown: 0 };
  for (const [path, { id, decision, by, note, replacement }] of decisionsIn(file)) {
    const d = numbers.get(path), i = d === undefined ? -1 : findings.find(id, d);
    const choice = by === "reviewer" ? CHOICES[decision] : OPEN, edited = choice === EDITED;
    if (i < 0 || choice === undefined || (edited && typeof replacement !== "string")) {
      result.unknown++;
      continue;
    }
    const change = [i, choice, String(note ?? ""), edited ? replacement : undefined], now = review.entry(i);
    if (change.every((value, nth) => value === now[nth])) continue;
    const agrees = now[1] === OPEN ? !review.rivals(i, choice).length : now[1] === choice && now[3] === change[3];
    (agrees ? result.changes : result.conflicts).push(change);
  }
  return result;
}

/** The dialogs about such files. */
class Exchange {
  constructor(findings, review, storage) {
    Object.assign(this, { findings, review, storage });
    this.file = make("input", { type: "file", accept: ".json,application/json", class: "words", tabindex: -1,
      "aria-label": "File of decisions", onchange: () => this.import() });
  }

  async export() {
    const { choices, applied } = this.review.counts(), off = this.review.off.size;
    const name = make("input", { id: "reviewer", value: this.storage.get("reviewer") ?? "", autocomplete: "name" });
    const it = off === 1 ? "it" : "they";
    const sums = [ACCEPTED, REJECTED, EDITED, SKIPPED].map((choice) => `${grouped(choices[choice])} ${WORDS[choice]}`);
    const answer = await converse("Export decisions", [
      make("p", {}, `${sums.join(", ")}, ${grouped(choices[OPEN] + choices[COVERED])} not decided. ` +
        `As things stand, ${counted(applied, "fix", "fixes")} will be applied: what “Cleaned” shows.`),
      ...(off ? [make("p", {}, `${counted(off, "rule")} switched off: what ${it} found and nobody decided stays.`)] : []),
      field("Your name", name),
      make("p", { class: "caption" }, "Then: ", make("code", {}, "corpuscrub apply decisions.json")),
    ], [["yes", "Download decisions.json"], ["", "Cancel"]]);
    if (answer !== "yes") return;
    this.storage.put("reviewer", name.value);
    download(await exported(this.findings, this.review, name.value), "decisions.json");
  }

  async import() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    try {
      const { changes, conflicts, unknown } = imported(parsed(await file.text()), this.findings, this.review);
      const others = `${counted(unknown, "decision")} about findings that are not in this review left out.`;
      const told = [make("p", {}, `${counted(changes.length, "decision")} taken over.${unknown ? ` ${others}` : ""}`)];
      if (conflicts.length) told.push(...this.listed(conflicts));
      const choices = [["mine", "Keep mine"], ["theirs", "Take the file’s"], ["", "Cancel"]];
      const answer = await converse("Import decisions", told, conflicts.length ? choices : [["mine", "Close"]]);
      const taken = answer === "theirs" ? [...changes, ...conflicts] : changes;
      if ((answer || !conflicts.length) && taken.length) this.review.set(this.consistent(taken));
    } catch (error) {
      await converse("Not imported", [make("p", {}, error.message)], [["", "Close"]]);
    }
  }

  listed(conflicts) {
    const { findings, review } = this, more = conflicts.length - LISTED;
    const items = conflicts.slice(0, LISTED).map(([i, choice]) => make("li", {},
      make("code", {}, head.rules[findings.rule[i]].code), ` finding ${findings.place(i) + 1} of `,
      make("bdi", {}, plainly(findings.paths[findings.document[i]] || "the text")),
      `: yours ${WORDS[review.status(i)]}, the file’s ${WORDS[choice]}`));
    if (more > 0) items.push(make("li", {}, `and ${grouped(more)} more`));
    const go = conflicts.length === 1 ? "goes" : "go";
    return [make("p", {}, `${counted(conflicts.length, "decision")} of the file ${go} against yours:`),
      make("ul", { class: "conflicts" }, ...items)];
  }

  /** Of choices that come from elsewhere, those that overlap one already made give way. */
  consistent(changes) {
    const { findings, review } = this, chosen = new Map(changes.map((change) => [change[0], change]));
    const takes = (i) => {
      const choice = chosen.get(i)?.[1];
      if (choice === undefined) return review.isChosen(i);
      return choice === EDITED || (choice === ACCEPTED && findings.has(i, FIXABLE));
    };
    for (const [i] of changes) {
      const [from, to] = review.clusterOf(i);
      for (let j = from; j < to && takes(i); j++)
        if (j !== i && takes(j) && findings.overlap(i, j)) chosen.set(j, [j, REJECTED, review.notes.get(j) ?? ""]);
    }
    return [...chosen.values()];
  }
}
