// What came with the page: an index of all findings, and the texts, unpacked when they are asked for.

const CHUNKS_KEPT = 3;
const FIXABLE = 1, DEFAULT = 2, WINS = 4, ELIGIBLE = 8;
const ID = 12; // characters of the id of a finding

async function unpacked(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

const awaited = new Map();

/** Called by the files of the folder form, each of which is a chunk. */
function arrived(number, base64) {
  awaited.get(number)?.(base64);
  awaited.delete(number);
}

function fetched(number) {
  if (!head.folder) return document.getElementById(`c${number}`).textContent;
  return new Promise((resolve, reject) => {
    awaited.set(number, resolve);
    const src = `data/c${number}.js`;
    const script = make("script", { src, onerror: () => reject(new Error(src)) });
    script.addEventListener("load", () => script.remove());
    document.head.append(script);
  });
}

/** All findings of all documents, by number; `first[d]` is the first of document d. Offsets are code points. */
class Findings {
  constructor(index) {
    const size = index.rules.length;
    this.size = size;
    this.paths = index.paths;
    this.ids = index.ids;
    this.rule = Uint16Array.from(index.rules);
    this.start = Uint32Array.from(index.starts);
    this.end = Uint32Array.from(index.ends);
    this.confidence = Int8Array.from(index.confidences);
    this.flags = Uint8Array.from(index.flags);
    this.alike = Uint32Array.from(index.alike);
    this.document = new Uint32Array(size);
    this.first = new Uint32Array(index.counts.length + 1);
    this.cluster = new Uint32Array(size); // the first of those that overlap one another, directly or by way of others
    index.counts.forEach((count, d) => {
      const from = this.first[d], to = this.first[d + 1] = from + count;
      this.document.fill(d, from, to);
      let reach = 0;
      for (let i = from; i < to; i++) {
        this.cluster[i] = i > from && this.start[i] < reach ? this.cluster[i - 1] : i;
        reach = this.cluster[i] === i ? this.end[i] : Math.max(reach, this.end[i]);
      }
    });
    this.chunks = new Map();
  }

  id(i) { return this.ids.slice(ID * i, ID * (i + 1)); }
  has(i, flag) { return (this.flags[i] & flag) !== 0; }
  place(i) { return i - this.first[this.document[i]]; }
  overlap(i, j) { return this.start[i] < this.end[j] && this.start[j] < this.end[i]; }
  ofDocument(d) { return [this.first[d], this.first[d + 1]]; }

  /** The number of a finding by its id, in a document or (with null) the first that has it; -1 where there is none. */
  find(id, d) {
    if (d === null) {
      for (let i = 0; i < this.size; i++) if (this.ids.startsWith(id, ID * i)) return i;
      return -1;
    }
    if (this.known?.document !== d) {
      this.known = { document: d, numbers: new Map() }; // of this document alone: many are asked for in a row
      for (let [i, to] = this.ofDocument(d); i < to; i++) this.known.numbers.set(this.id(i), i);
    }
    return this.known.numbers.get(id) ?? -1;
  }

  chunkOf(d) {
    let number = head.starts.length - 1;
    while (head.starts[number] > d) number--;
    return number;
  }

  /** The documents of a chunk; those used last are kept. */
  async chunk(number) {
    const known = this.chunks.get(number) ?? Promise.resolve(fetched(number)).then(unpacked);
    this.chunks.delete(number);
    this.chunks.set(number, known);
    if (this.chunks.size > CHUNKS_KEPT) this.chunks.delete(this.chunks.keys().next().value);
    return known;
  }

  async text(d) {
    const number = this.chunkOf(d);
    return (await this.chunk(number))[d - head.starts[number]];
  }
}
