// How machine-translated a document looks, and what speaks for it and against.

function evidence({ score, style, summary: [scoreText, ...details], clues }) {
  const shares = [["rest", 1], ["all", score ?? 0], ["style", Math.min(style ?? 0, score ?? 0)]];
  const bar = makeSvg("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...shares.map(([name, share]) => makeSvg("rect", { class: name, width: 100 * share, height: 8 })));
  const sentences = details.filter(Boolean).map((words) => make("p", { class: "caption" }, words));
  return make("details", { class: "translation" },
    make("summary", { class: "caption" }, `Translated${score === null ? ":" : ""} ${scoreText}`),
    make("div", { class: "evidence" }, make("div", {}, ...(score === null ? [] : [bar]), ...sentences),
      ...clueTable("For a machine", clues.filter(([weight]) => weight > 0)),
      ...clueTable("Against", clues.filter(([weight]) => weight <= 0).sort(([one], [other]) => one - other))));
}

function clueTable(title, clues) {
  if (!clues.length) return [];
  const signed = (weight) => `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`;
  const row = ([weight, what]) => make("tr", {}, make("th", { scope: "row" }, plainly(what)),
    make("td", { class: "count" }, signed(weight)));
  return [make("table", {},
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, title), make("th", { scope: "col", class: "count" }, "log-odds"))),
    make("tbody", {}, ...clues.map(row)))];
}
