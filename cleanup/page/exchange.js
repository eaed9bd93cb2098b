// Decisions as a file: exported for `corpuscrub apply`, and a colleague's imported.

const CONTEXT_SIZE = 32; // code points on either side of a finding by which it is found again in a changed text

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
      const agrees = now[1] === OPEN ? !review.rivals(i, choice).length : now[1] === choice && now[3] === change[3];
      (agrees ? result.changes : result.conflicts).push(change);
    }
  }
  return result;
}

/** The dialogs about such files. */
class Exchange {
  constructor(findings, review, storage) {
    Object.assign(this, { findings, review, storage });
    this.file = make("input", { type: "file", accept: ".json,application/json", class: "words", tabindex: -1, "aria-label": "File of decisions",
      onchange: () => this.import() });
  }

  async export() {
    const { choices, applied } = this.review.counts(), off = this.review.off.size;
    const name = make("input", { id: "reviewer", value: this.storage.get("reviewer") ?? "", autocomplete: "name" });
    const sure = await converse("Export decisions", [
      make("p", {}, `${choices[ACCEPTED]} accepted, ${choices[REJECTED]} rejected, ${choices[EDITED]} edited, ${choices[SKIPPED]} skipped, ${choices[OPEN] + choices[COVERED]} not decided. ` +
        `As things stand, ${counted(applied, "fix", "fixes")} will be applied: what “Cleaned” shows.`),
      ...(off ? [make("p", {}, `${counted(off, "rule")} switched off: what ${off === 1 ? "it" : "they"} found and nobody decided stays as it is.`)] : []),
      field("Your name", name),
      make("p", { class: "told" }, "Then: ", make("code", {}, "corpuscrub apply decisions.json")),
    ], [["yes", "Download decisions.json"], ["", "Cancel"]]);
    if (sure !== "yes") return;
    this.storage.put("reviewer", name.value);
    download(await exported(this.findings, this.review, name.value), "decisions.json");
  }

  async import() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    let result;
    try {
      result = imported(await file.text(), this.findings, this.review);
    } catch (error) {
      await converse("Not imported", [make("p", {}, error.message)], [["", "Close"]]);
      return;
    }
    const { changes, conflicts, unknown } = result;
    const told = [make("p", {}, `${counted(changes.length, "decision")} taken over.${unknown ? ` ${counted(unknown, "decision")} about findings that are not in this review left out.` : ""}`)];
    let take = changes;
    if (conflicts.length) {
      told.push(make("p", {}, `${counted(conflicts.length, "decision")} of the file ${conflicts.length === 1 ? "goes" : "go"} against yours:`), make("ul", { class: "conflicts" },
        ...conflicts.slice(0, 100).map(([i, choice]) => make("li", {}, make("code", {}, head.rules[this.findings.rule[i]].code), ` finding ${this.findings.place(i) + 1} of `,
          make("bdi", {}, plainly(this.findings.paths[this.findings.document[i]] || "the text")), `: yours ${WORDS[this.review.status(i)]}, the file’s ${WORDS[choice]}`)),
        ...(conflicts.length > 100 ? [make("li", {}, `and ${conflicts.length - 100} more`)] : [])));
      const answer = await converse("Import decisions", told, [["mine", "Keep mine"], ["theirs", "Take the file’s"], ["", "Cancel"]]);
      if (!answer) return;
      if (answer === "theirs") take = [...changes, ...conflicts];
    } else await converse("Import decisions", told, [["", "Close"]]);
    if (take.length) this.review.set(this.consistent(take));
  }

  /** Of choices that come from elsewhere, those that overlap one already made give way. */
  consistent(changes) {
    const { findings, review } = this, chosen = new Map(changes.map((change) => [change[0], change]));
    const takes = (i) => chosen.has(i) ? [ACCEPTED, EDITED].includes(chosen.get(i)[1]) && (findings.has(i, FIXABLE) || chosen.get(i)[1] === EDITED) : review.isChosen(i);
    for (const [i] of changes) {
      const [from, to] = review.clusterOf(i);
      for (let j = from; j < to && takes(i); j++)
        if (j !== i && takes(j) && findings.overlap(i, j)) chosen.set(j, [j, REJECTED, review.notes.get(j) ?? ""]);
    }
    return [...chosen.values()];
  }
}
