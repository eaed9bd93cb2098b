// Single keys, off inside of inputs and dialogs, and off altogether for those who say so.

const HELP = [
  ["j k", "next, previous finding"],
  ["n p", "next, previous document"],
  ["a x", "accept, reject; then on to the next that is open"],
  ["space", "skip: leave it as it is, without a judgement"],
  ["A X", "accept, reject all of this rule"],
  ["e", "edit what shall stand there"],
  ["c", "comment"],
  ["u", "undo"],
  ["v", "next view: marked, split, cleaned"],
  ["z", "open or close the folds"],
  ["s", "summary"],
  ["/", "search"],
  ["?", "this help"],
];

const HINTS = [
  ["j k", "finding"], ["a", "accept"], ["x", "reject"], ["A X", "whole rule"], ["e", "edit"], ["u", "undo"],
  ["n p", "document"], ["v", "view"], ["/", "search"], ["?", "help"],
];

class Keys {
  constructor(actions, storage) {
    Object.assign(this, { actions, storage, on: storage.get("keys") !== "off", held: false });
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (key === "?" && !isInput(target)) { event.preventDefault(); this.help(); return; }
    if (!this.on || isInput(target) || (key === " " && target.closest("button, a, summary"))) return;
    const action = this.actions.keys[key];
    if (!action) return;
    event.preventDefault();
    if (this.held) return;
    if (key === "/") {
      action();
      return;
    }
    // What is typed next is meant for a field: until that has the focus, it must decide nothing.
    this.held = "ec".includes(key) && this.actions.waiting > 0;
    this.actions.do(action);
    if (this.held) this.actions.done.then(() => { this.held = false; });
  }

  async help() {
    const box = make("input", { type: "checkbox", id: "keys", onchange: () => this.turn(box.checked) });
    box.checked = this.on;
    await converse("Keys", [
      make("dl", { class: "keys" }, ...HELP.flatMap(([keys, words]) =>
        [make("dt", {}, ...keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "])), make("dd", {}, words)])),
      make("p", {}, box, make("label", { for: "keys" }, " Single keys do this")),
    ], [["", "Close"]]);
  }

  turn(on) {
    this.on = on;
    this.storage.put("keys", on ? "on" : "off");
  }
}

const isInput = (element) => element.matches("textarea, select, input:not([type=checkbox])");
