// What was decided, and what is applied because of it. The text, the lists and the storage listen.

const OPEN = 0, ACCEPTED = 1, REJECTED = 2, EDITED = 3, SKIPPED = 4, COVERED = 5;
const WORDS = ["open", "accepted", "rejected", "edited", "skipped", "covered"];

/** Stretches of a text that do not overlap, in order. */
class Taken {
  constructor() { this.stretches = []; }

  place(start) {
    let low = 0, high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.stretches[middle][0] < start) low = middle + 1; else high = middle;
    }
    return low;
  }

  free(start, end) {
    const at = this.place(end);
    return at === 0 || this.stretches[at - 1][1] <= start;
  }

  add(start, end) { this.stretches.splice(this.place(start), 0, [start, end]); }
}

class Review {
  constructor(findings) {
    this.findings = findings;
    this.choice = new Uint8Array(findings.size);
    this.applied = new Uint8Array(findings.size);
    this.covered = new Uint8Array(findings.size); // nobody decided, and something that was chosen is in the way
    this.notes = new Map();
    this.texts = new Map(); // what a reviewer wants to stand there, of those that are edited
    this.off = new Set(); // numbers of rules
    this.past = [];
    this.listeners = [];
    this.settleAll();
  }

  /** Whether it counts for nothing, for its rule is switched off; what was decided stays decided. */
  isOff(i) { return this.choice[i] === OPEN && this.off.has(this.findings.rule[i]); }
  /** What was chosen; COVERED is what needs no choice any more, because of another. */
  status(i) { return this.covered[i] ? COVERED : this.choice[i]; }
  isOpen(i) { return this.status(i) === OPEN; }
  /** Whether a decision for it makes a change in the text: then nothing that overlaps may make one, too. */
  takes(i) { return this.texts.has(i) || this.findings.has(i, FIXABLE); }
  isChosen(i) { return (this.choice[i] === ACCEPTED || this.choice[i] === EDITED) && this.takes(i); }

  /** Those that overlap one another, as [from, to). */
  clusterOf(i) {
    const from = this.findings.cluster[i];
    let to = i + 1;
    while (to < this.findings.size && this.findings.cluster[to] === from) to++;
    return [from, to];
  }

  /** What of a cluster is applied: what was chosen; by default what is not in its way; and what would be by default,
      were it not for a rule that is switched off. */
  settle(from, to) {
    const { findings, applied, choice, covered } = this;
    const [taken, byDefault, lifted] = [new Taken(), new Taken(), new Taken()];
    const take = (i) => { applied[i] = 1; taken.add(findings.start[i], findings.end[i]); };
    const isFree = (i, stretches = taken) => stretches.free(findings.start[i], findings.end[i]);
    applied.fill(0, from, to);
    for (let i = from; i < to; i++) {
      if (this.isChosen(i)) take(i);
      if (findings.has(i, DEFAULT)) (this.isOff(i) ? lifted : byDefault).add(findings.start[i], findings.end[i]);
    }
    for (let i = from; i < to; i++) covered[i] = choice[i] === OPEN && findings.has(i, FIXABLE) && !isFree(i) ? 1 : 0;
    for (let i = from; i < to; i++)
      if (choice[i] === OPEN && findings.has(i, DEFAULT) && !this.isOff(i) && isFree(i)) take(i);
    if (!lifted.stretches.length) return;
    for (let i = from; i < to; i++)
      if (choice[i] === OPEN && findings.has(i, ELIGIBLE) && !this.isOff(i) && !applied[i] && isFree(i) &&
        isFree(i, byDefault) && !isFree(i, lifted)) take(i);
  }

  settleAll() {
    for (let i = 0, to; i < this.findings.size; i = to) {
      to = this.clusterOf(i)[1];
      this.settle(i, to);
    }
  }

  /** Set choices, each [finding, choice, note, text]; one step for undo, and one message to the listeners. */
  set(changes, { undoable = true } = {}) {
    const before = changes.map(([i]) => this.entry(i)), touched = new Set(changes.map(([i]) => i));
    const clusters = new Set();
    for (const [i, choice, note, text] of changes) {
      this.choice[i] = choice;
      note ? this.notes.set(i, note) : this.notes.delete(i);
      choice === EDITED ? this.texts.set(i, text) : this.texts.delete(i);
      clusters.add(this.findings.cluster[i]);
    }
    for (const first of clusters) {
      const [from, to] = this.clusterOf(first);
      const [applied, covered] = [this.applied.slice(from, to), this.covered.slice(from, to)];
      this.settle(from, to);
      for (let i = from; i < to; i++)
        if (this.applied[i] !== applied[i - from] || this.covered[i] !== covered[i - from]) touched.add(i);
    }
    if (undoable) this.past.push(before);
    this.tell(touched);
  }

  entry(i) { return [i, this.choice[i], this.notes.get(i) ?? "", this.texts.get(i)]; }

  tell(touched) { for (const listen of this.listeners) listen(touched); }

  /** Take the last step back; the findings it was about. */
  undo() {
    const step = this.past.pop();
    if (step) this.set(step, { undoable: false });
    return step?.map(([i]) => i) ?? [];
  }

  /** What was chosen and overlaps, where this choice would make a change: both cannot be. */
  rivals(i, choice) {
    const rivals = [], [from, to] = this.clusterOf(i);
    if (choice === EDITED || (choice === ACCEPTED && this.findings.has(i, FIXABLE)))
      for (let j = from; j < to; j++) if (j !== i && this.isChosen(j) && this.findings.overlap(i, j)) rivals.push(j);
    return rivals;
  }

  /** Decide about one finding. What was chosen and overlaps gives way: it is rejected. */
  decide(i, choice, { text, note = this.notes.get(i) ?? "" } = {}) {
    const rivals = this.rivals(i, choice);
    this.set([[i, choice, note, text], ...rivals.map((j) => [j, REJECTED, this.notes.get(j) ?? ""])]);
    return rivals.length;
  }

  /** Those of some findings that a decision about all of them would change: what is decided stays. Where everything is
      accepted, as `clean --unsafe` does, a fix that another one covers is not, nor (unless `manual`) what only a person
      can judge. */
  several(indexes, choice, manual) {
    const open = indexes.filter((i) => (this.choice[i] === OPEN || this.choice[i] === SKIPPED) && !this.isOff(i));
    if (choice !== ACCEPTED) return open;
    const wanted = open.filter((i) => manual || safetyOf(this.findings.rule[i]) !== "manual");
    const { findings } = this, taken = new Map(), accepted = [];
    const room = (i) => {
      const cluster = findings.cluster[i];
      if (!taken.has(cluster)) {
        const stretches = new Taken(), [from, to] = this.clusterOf(i);
        for (let j = from; j < to; j++) if (this.isChosen(j)) stretches.add(findings.start[j], findings.end[j]);
        taken.set(cluster, stretches);
      }
      return taken.get(cluster);
    };
    for (const first of [true, false])
      for (const i of wanted) {
        if (findings.has(i, WINS) !== first) continue;
        if (findings.has(i, FIXABLE)) {
          if (!room(i).free(findings.start[i], findings.end[i])) continue;
          room(i).add(findings.start[i], findings.end[i]);
        }
        accepted.push(i);
      }
    return accepted.sort((a, b) => a - b);
  }

  decideAll(indexes, choice) { this.set(indexes.map((i) => [i, choice, this.notes.get(i) ?? ""])); }

  switchRule(rule, on) {
    on ? this.off.delete(rule) : this.off.add(rule);
    this.settleAll();
    this.tell(null);
  }

  /** How many findings there are of each choice, and how many are applied; of some findings or (null) of all. */
  counts(indexes = null) {
    const sum = { findings: 0, decided: 0, applied: 0, choices: [0, 0, 0, 0, 0, 0] };
    const add = (i) => {
      if (this.isOff(i)) return;
      sum.findings++;
      sum.choices[this.status(i)]++;
      sum.decided += !this.isOpen(i);
      sum.applied += this.applied[i];
    };
    if (indexes) indexes.forEach(add); else for (let i = 0; i < this.findings.size; i++) add(i);
    return sum;
  }
}

const safetyOf = (rule) => head.rules[rule].safety;
