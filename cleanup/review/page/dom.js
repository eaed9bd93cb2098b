"use strict";
// Nodes are made here, from text alone: nothing is ever parsed as HTML.

const head = JSON.parse(document.getElementById("head").textContent);

/** An element; `on…` properties are listeners, `class` and `aria-…` attributes, null and false leave one out. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function makeSvg(tag, properties, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const button = (label, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, label);

/** A button with the key that does the same; the key is shown and told to assistive software. */
const keyed = (label, key, onclick, properties = {}) =>
  make("button", { type: "button", onclick, "aria-keyshortcuts": key === " " ? "Space" : key, ...properties },
    make("span", {}, label), make("kbd", { "aria-hidden": "true" }, key === " " ? "space" : key));

const hiddenWords = (words) => make("span", { class: "words", dir: "ltr" }, words);

// Joiners belong to the spelling of these scripts and to emoji; anywhere else they hide.
const JOINING = "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}" +
  "\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}" +
  "\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F]";
const HIDDEN = new RegExp(`(?<=${JOINING})[\\u200C\\u200D](?=${JOINING})|` +
  "([[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]--[\\t\\n\\r\\uFE0F]])", "gv");

/** The text as nodes, with a labelled chip for each character that cannot be seen or reorders others. */
function shown(text) {
  const nodes = document.createDocumentFragment();
  let done = 0;
  for (const found of text.matchAll(HIDDEN)) {
    if (found[1] === undefined) continue;
    nodes.append(text.slice(done, found.index));
    const code = found[1].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    const title = head.names[code] ?? "hidden character";
    nodes.append(make("code", { class: "chip", dir: "ltr", title }, `U+${code}`));
    done = found.index + found[1].length;
  }
  nodes.append(text.slice(done));
  return nodes;
}

const plainly = (text) => text.replace(HIDDEN, (all, hidden) => hidden === undefined ? all
  : `U+${hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);

const grouped = (count) => count.toLocaleString("en");
const counted = (count, one, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`;

const CLIPPED = 600;
const clipped = (text) => text.length > CLIPPED ? shown(`${text.slice(0, CLIPPED)}…`) : shown(text);

/** Said to those who do not see what has changed. */
function say(words) {
  document.getElementById("said").textContent = words;
}

/** A dialog that is gone once it is closed; the promise is of its return value. */
function converse(title, content, buttons) {
  return new Promise((answer) => {
    const name = `dialog-${title.replace(/\W+/g, "-").toLowerCase()}`;
    const gone = () => { dialog.remove(); answer(dialog.returnValue); };
    const dialog = make("dialog", { "aria-labelledby": name, onclose: gone },
      make("form", { method: "dialog" }, make("h2", { id: name }, title), ...content,
        make("p", { class: "buttons" }, ...buttons.map(([value, label]) => make("button", { value }, label)))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
