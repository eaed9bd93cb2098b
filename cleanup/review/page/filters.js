// Which findings are shown in lists and gone to by keys; the address carries it.

const LISTS = ["rule", "family", "safety", "status"]; // filters that name several values, with commas
const FAMILY = 4; // characters of a code that its family has, MTA1; three for damage

const familyOf = (rule) => {
  const { code } = head.rules[rule];
  return code.startsWith("DMG") ? "DMG" : code.slice(0, FAMILY);
};

class Filter {
  constructor(findings, review) {
    this.findings = findings;
    this.review = review;
    this.clear();
  }

  clear() {
    for (const name of LISTS) this[name] = new Set();
    this.confidence = [0, 1];
    this.path = "";
    this.text = "";
    this.found = null; // of the findings: whether their text was found; null while nothing is looked for
  }

  get isEmpty() {
    return LISTS.every((name) => !this[name].size) && !this.path && !this.text && !this.hasConfidence;
  }

  get hasConfidence() { return this.confidence[0] > 0 || this.confidence[1] < 1; }

  /** The findings that pass, in order. */
  hits() {
    const { findings, review } = this, hits = [];
    const rules = head.rules.map((rule, number) =>
      (!this.rule.size || this.rule.has(rule.code)) && (!this.family.size || this.family.has(familyOf(number))) &&
      (!this.safety.size || this.safety.has(rule.safety)));
    const statuses = WORDS.map((word) => !this.status.size || this.status.has(word));
    const path = this.path.toLowerCase();
    const paths = findings.paths.map((each) => !path || each.toLowerCase().includes(path));
    const [least, most] = this.confidence.map((share) => Math.round(100 * share));
    for (let i = 0; i < findings.size; i++) {
      const sure = findings.confidence[i];
      if (rules[findings.rule[i]] && !review.isOff(i) && statuses[review.status(i)] && paths[findings.document[i]] &&
        (!this.hasConfidence || (sure >= least && sure <= most)) && (!this.found || this.found[i])) hits.push(i);
    }
    return hits;
  }

  /** Look for the text in what was found, in what would stand there and in the messages; false when called anew. */
  async search() {
    const wanted = this.text.toLowerCase(), search = this.running = {};
    if (!wanted) {
      this.found = null;
      return true;
    }
    const found = new Uint8Array(this.findings.size);
    for (let number = 0; number < head.starts.length; number++) {
      const documents = await this.findings.chunk(number);
      if (this.running !== search) return false;
      documents.forEach((document, place) => {
        const d = head.starts[number] + place, [from] = this.findings.ofDocument(d), at = placesIn(document.text);
        document.findings.forEach(([replacement, message], nth) => {
          const i = from + nth;
          const what = document.text.slice(at(this.findings.start[i]), at(this.findings.end[i]));
          found[i] = [what, replacement ?? "", message].some((text) => text.toLowerCase().includes(wanted)) ? 1 : 0;
        });
      });
    }
    this.found = found;
    return true;
  }

  /** What the address says after the number sign. `view` and `finding` are not of the filter, but stand there, too. */
  toHash({ finding = null, document = null, view = "marked" }) {
    const parts = finding === null ? [] : [`f-${this.findings.id(finding)}`], add = (name, value) =>
      parts.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
    if (document !== null && this.findings.paths.length > 1) add("doc", document);
    if (view !== "marked") add("view", view);
    for (const name of LISTS) if (this[name].size) add(name, [...this[name]].sort().join(","));
    if (this.hasConfidence) add("confidence", this.confidence.join("-"));
    if (this.path) add("path", this.path);
    if (this.text) add("text", this.text);
    if (this.review.off.size) add("off", [...this.review.off].map((rule) => head.rules[rule].code).sort().join(","));
    return parts.join("&");
  }

  /** Read an address: what else it says comes back, or null when it says nothing that we know. An empty one is that of
      the summary, without a filter: the back button leads there. */
  fromHash(hash) {
    const parts = hash.replace(/^#/, "").split("&"), values = new Map();
    const said = { finding: null, document: null, view: "marked" };
    let id = null;
    for (const part of parts) {
      const [, name, value] = /^(\w+)=(.*)$/.exec(part) ?? [];
      if (/^f-[0-9a-f]{12}$/.test(part)) id = part.slice(2);
      else if (name) try { values.set(name, decodeURIComponent(value)); } catch { /* broken: as if it were not there */ }
    }
    if (id === null && !values.size && hash.length > 1) return null;
    this.clear();
    const listed = (name) => (values.get(name) ?? "").split(",").filter(Boolean);
    for (const name of LISTS) this[name] = new Set(listed(name));
    const [least, most] = (values.get("confidence") ?? "").split("-").map(Number);
    if (least >= 0 && least <= most && most <= 1) this.confidence = [least, most];
    this.path = values.get("path") ?? "";
    this.text = values.get("text") ?? "";
    const off = new Set(listed("off"));
    this.review.off = new Set(head.rules.map((_, rule) => rule).filter((rule) => off.has(head.rules[rule].code)));
    if (["split", "cleaned"].includes(values.get("view"))) said.view = values.get("view");
    const d = Number(values.get("doc") ?? NaN);
    if (Number.isInteger(d) && d >= 0 && d < this.findings.paths.length) said.document = d;
    if (id !== null) {
      const i = this.findings.find(id, said.document);
      if (i >= 0) [said.finding, said.document] = [i, this.findings.document[i]];
    }
    return said;
  }
}
