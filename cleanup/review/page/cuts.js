// A text cut into rows, and a row into pieces: from the spans of findings alone, never by comparing two texts.

const CONTEXT = 1; // unchanged paragraphs that are shown beside a finding
const WORTH_FOLDING = 2;

/** Where a code point of a text stands in a script's string. */
function placesIn(text) {
  const pairs = []; // the code points that take two
  for (const found of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(found.index - pairs.length);
  return (point) => {
    let low = 0, high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] < point) low = middle + 1; else high = middle;
    }
    return point + low;
  };
}

/** A document that is open: its text, where its findings stand in it, and its lines as rows. */
class Opened {
  constructor(number, document, findings) {
    Object.assign(this, document);
    this.number = number;
    [this.from, this.to] = findings.ofDocument(number);
    const size = this.to - this.from, at = placesIn(this.text);
    this.starts = Array.from({ length: size }, (_, place) => at(findings.start[this.from + place]));
    this.ends = Array.from({ length: size }, (_, place) => at(findings.end[this.from + place]));
    this.rows = [];
    this.rowsOf = Array.from({ length: size }, () => []); // the rows that a finding touches
    this.split();
  }

  start(i) { return this.starts[i - this.from]; }
  end(i) { return this.ends[i - this.from]; }
  found(i) { return this.text.slice(this.start(i), this.end(i)); }
  replacement(i) { return this.findings[i - this.from][0]; }
  message(i) { return this.findings[i - this.from][1]; }

  /** Rows are the lines that show something, or in which a finding begins. */
  split() {
    const breaks = /\r\n?|\n|$/g;
    let next = this.from, running = [];
    for (let start = 0, found; (found = breaks.exec(this.text)); start = breaks.lastIndex) {
      const end = found.index, limit = found.index + found[0].length;
      running = running.filter((i) => this.end(i) > start);
      const begun = [];
      while (next < this.to && (this.start(next) < limit || !found[0])) begun.push(next++);
      const touching = [...running, ...begun];
      if (begun.length || /\S/.test(this.text.slice(start, end))) {
        const row = { number: this.rows.length, start, end, findings: touching, begun };
        for (const i of touching) this.rowsOf[i - this.from].push(row.number);
        this.rows.push(row);
      }
      running = touching;
      if (!found[0]) break;
    }
  }

  /** The rows in stretches, each shown or folded away. */
  sections() {
    const near = new Set();
    this.rows.forEach(({ findings, number }) => {
      if (findings.length) for (let n = number - CONTEXT; n <= number + CONTEXT; n++) near.add(n);
    });
    const sections = [];
    for (const row of this.rows) {
      const folded = !near.has(row.number);
      if (sections.at(-1)?.folded !== folded) sections.push({ folded, rows: [] });
      sections.at(-1).rows.push(row);
    }
    for (const section of sections) section.folded &&= section.rows.length >= WORTH_FOLDING;
    return sections;
  }

  /** A row as pieces that are one thing throughout: kept, removed or inserted text, and the places (`ref`) of findings.
      An insertion, and a place, stand where the finding ends, or the line that it begins in. */
  pieces(row, review) {
    const live = row.findings.filter((i) => !review.isOff(i)), begun = new Set(row.begun), pieces = [];
    const stop = (i) => Math.min(this.end(i), row.end), cuts = new Set([row.start, row.end]), at = new Map();
    for (const i of live) {
      cuts.add(Math.min(Math.max(this.start(i), row.start), row.end)).add(stop(i));
      if (begun.has(i)) at.set(stop(i), [...(at.get(stop(i)) ?? []), i]);
    }
    const stops = [...cuts].sort((a, b) => a - b);
    let active = [], next = 0;
    stops.forEach((here, nth) => {
      const ending = at.get(here) ?? [];
      for (const i of ending) {
        const text = review.applied[i] ? review.texts.get(i) ?? this.replacement(i) : "";
        if (text) pieces.push({ kind: "inserted", text, finding: i });
      }
      for (const i of ending) pieces.push({ kind: "ref", text: "", finding: i });
      if (nth + 1 === stops.length) return;
      while (next < live.length && this.start(live[next]) <= here) active.push(live[next++]);
      active = active.filter((i) => this.end(i) > here);
      const removing = active.find((i) => review.applied[i]);
      const text = this.text.slice(here, stops[nth + 1]);
      pieces.push(removing === undefined
        ? { kind: "kept", text, finding: active.at(-1) ?? null }
        : { kind: "removed", text, finding: removing });
    });
    return pieces;
  }
}
