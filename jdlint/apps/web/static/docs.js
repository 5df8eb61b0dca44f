// What the pages of the documentation do: narrow tables down, and search. Without it everything can still be read.
"use strict";

/** Words in small letters without accents, as they are compared. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const split = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const asked = new URLSearchParams(location.search);

/** Show the rows of a table that all choices fit, and keep the choices in the address. */
function choose(form) {
  const rows = [...document.querySelectorAll(`#${form.dataset.table} tbody tr`)];
  const said = form.querySelector("[role=status]");
  const fields = [...form.elements].filter((field) => field.name);
  const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));
  const apply = () => {
    const words = split(form.elements.words.value);
    const chosen = fields.filter((field) => field.name !== "words" && field.value);
    let shown = 0;
    for (const row of rows) {
      const fits = chosen.every((field) => row.dataset[field.name] === field.value || (row.dataset[field.name] || "").split(" ").includes(field.value));
      row.hidden = !(fits && words.every((word) => texts.get(row).includes(word)));
      shown += !row.hidden;
    }
    const noun = said.dataset.noun;
    said.textContent = shown === rows.length ? `All ${shown} ${noun}` : `${shown || "None"} of ${rows.length} ${noun}`;
    const query = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value])).toString();
    try {
      history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
    } catch {
      // A page that was opened from a disk may not be allowed to.
    }
  };
  for (const field of fields) if (asked.has(field.name)) field.value = asked.get(field.name);
  for (const field of fields) if (field.selectedIndex === -1) field.value = "";
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}

const MOST = 60;
const KINDS = { Guide: 3, Rule: 2, Place: 3, Command: 1, Law: 0, "Former law": -0.5 };

/** How well an entry of the index fits the words; 0 for not at all. */
function weigh(entry, words, whole) {
  const [kind, title, hint, , more] = entry.folded;
  let sum = KINDS[entry.kind];
  // An id or an option, such as --fail-on, is one word to whoever types it.
  if (words.length > 1 && !/\s/.test(whole) && `${title} ${hint} ${more}`.split(/\s+/).includes(whole)) sum += 20;
  for (const word of words) {
    const starts = new RegExp(`(^|[^\\p{L}\\p{N}])${word}`, "u");
    if (title === word || hint === word) sum += 40;
    else if (starts.test(title)) sum += 12;
    else if (starts.test(hint)) sum += 10;
    else if (starts.test(more) || kind.startsWith(word)) sum += 3;
    else return 0;
  }
  return sum + 1;
}

/** The page on which one searches: the index is loaded when the first word is typed. */
function search(list) {
  const field = document.querySelector("#words");
  const said = document.querySelector("#found");
  let entries = null;
  let loading = false;
  const load = () => {
    if (loading) return;
    loading = true;
    said.textContent = "Loading the index…";
    const script = document.createElement("script");
    script.src = list.dataset.index;
    script.addEventListener("load", () => {
      entries = window.jdlintIndex.map((one) => ({ kind: one[0], title: one[1], hint: one[2], address: one[3], folded: one.map(fold) }));
      show();
    });
    script.addEventListener("error", () => {
      loading = false;
      said.textContent = "The index cannot be loaded. Try again, or look under Rules, Law and Guides.";
    });
    document.head.append(script);
  };
  const show = () => {
    const words = split(field.value);
    list.replaceChildren();
    if (!words.length) {
      said.textContent = "Type what you look for: a rule, a word it finds, a place, a law, a command.";
      return;
    }
    if (!entries) return load();
    const found = entries.map((entry) => [weigh(entry, words, fold(field.value.trim())), entry]).filter(([weight]) => weight);
    found.sort((one, other) => other[0] - one[0]);
    said.textContent = `${found.length || "Nothing"} found${found.length > MOST ? `; the first ${MOST} are shown` : ""}`;
    for (const [, entry] of found.slice(0, MOST)) {
      const chip = Object.assign(document.createElement("span"), { className: "chip", textContent: entry.kind });
      const link = Object.assign(document.createElement("a"), { href: entry.address, textContent: entry.title });
      const hint = Object.assign(document.createElement("p"), { textContent: entry.hint });
      const item = document.createElement("li");
      item.append(chip, link, ...(entry.hint ? [hint] : []));
      list.append(item);
    }
  };
  field.value = asked.get("q") || "";
  field.addEventListener("input", show);
  show();
  field.focus();
}

/** A button that copies the lines of a block; of a terminal's, the commands alone. */
function offerCopy(pre) {
  const commands = [...pre.querySelectorAll("kbd")];
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
  button.addEventListener("click", async () => {
    const text = commands.length ? commands.map((command) => `${command.textContent}\n`).join("") : pre.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Cannot copy";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  const box = Object.assign(document.createElement("div"), { className: "lines" });
  pre.replaceWith(box);
  box.append(pre, button);
}

if (navigator.clipboard) document.querySelectorAll("pre[tabindex]:has(code)").forEach(offerCopy);
document.querySelectorAll("form[data-table]").forEach(choose);
document.querySelectorAll("#results").forEach(search);
