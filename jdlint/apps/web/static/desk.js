// The page for people: what they give it goes to the server that the page came from, and nowhere else. Every text is set as text, never as HTML.
const URGENCY = { error: "Must fix", warning: "Should fix", info: "For your information" };
const MOST_UNDO = 100;
const get = (id) => document.getElementById(id);
const state = { name: "posting.md", file: null, text: null, undo: [], answer: null, current: -1, files: [] };

/** An element with attributes and children; strings become text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// ---- what the person told about the place, the day and the employer

function readOptions() {
  // The server takes several apart: it knows that "Denver, CO" is one.
  const places = (id) => [get(id).value.trim()].filter(Boolean);
  const employer = {};
  if (get("staff").value !== "") employer.staff = Number(get("staff").value);
  for (const fact of get("more-facts").value.split(";")) {
    const [key, ...said] = fact.split("=");
    if (key.trim()) employer[key.trim()] = said.join("=").trim();
  }
  const contractor = document.querySelector("input[name=contractor]:checked").value;
  if (contractor) employer.federal_contractor = contractor === "true";
  const options = { place: places("place"), hiring_in: places("hiring-in"), employer };
  if (get("as-of").value) options.as_of = get("as-of").value;
  if (get("profile").value) options.profile = get("profile").value;
  return options;
}

function sumUpFacts() {
  const options = readOptions();
  const told = [...options.place, ...options.hiring_in, options.as_of, ...Object.keys(options.employer).map((key) => key.replace("_", " ")), options.profile];
  const parts = told.filter(Boolean);
  get("facts-sum").textContent = parts.length ? `(${parts.join(", ")})` : "";
}

// ---- talking to the server

async function send(path, body) {
  const form = body instanceof FormData;
  let response;
  try {
    response = await fetch(path, { method: "POST", body: form ? body : JSON.stringify(body), headers: form ? {} : { "Content-Type": "application/json" } });
  } catch {
    throw new Error("The server does not answer. Is it still running? Start it again with: jdlint serve");
  }
  if (response.ok) return response;
  let said = `The server answered ${response.status}.`;
  try {
    const problem = await response.json();
    said = problem.message || problem.detail || said;
  } catch { /* it said nothing that can be read */ }
  throw new Error(said);
}

function wrap(file, more = {}) {
  const form = new FormData();
  form.append("file", file, file.name);
  form.append("options", JSON.stringify({ ...readOptions(), ...more }));
  return form;
}

/** What is checked now, as the body of a request. */
function makeBody(more = {}) {
  if (state.text !== null) return { text: state.text, filename: state.name, options: { ...readOptions(), ...more } };
  return wrap(state.file, more);
}

async function busy(words, work) {
  get("busy").textContent = words;
  get("trouble").hidden = true;
  get("check").disabled = true;
  try {
    return await work();
  } catch (error) {
    get("trouble").textContent = error.message;
    get("trouble").hidden = false;
    return null;
  } finally {
    get("busy").textContent = "";
    get("check").disabled = false;
  }
}

async function check({ focus = true } = {}) {
  const answer = await busy("Checking …", async () => (await send("/desk/page", makeBody())).json());
  if (answer === null) return false;
  state.answer = answer;
  if (answer.source !== null && state.text === null && !answer.paper) setText(answer.source);
  show();
  if (focus) get("verdict").focus();
  return true;
}

// ---- the text of the person

function setText(text) {
  state.text = text;
  get("posting-text").value = text;
}

function remember() {
  state.undo.push({ text: state.text, name: state.name, file: state.file });
  if (state.undo.length > MOST_UNDO) state.undo.shift();
  get("undo").disabled = false;
}

async function undo() {
  const before = state.undo.pop();
  if (before === undefined) return;
  state.name = before.name;
  state.file = before.file;
  if (before.text === null) {
    state.text = null;
    get("posting-text").value = "";
  } else setText(before.text);
  get("undo").disabled = state.undo.length === 0;
  await check({ focus: false });
  get("busy").textContent = "The last change was taken back.";
}

/** Offsets of the report count code points; those of JavaScript count units of UTF-16. */
function replaceAll(text, edits) {
  const points = Array.from(text);
  for (const edit of [...edits].sort((one, other) => other.start - one.start)) {
    points.splice(edit.start, edit.end - edit.start, ...Array.from(edit.text));
  }
  return points.join("");
}

async function take(finding) {
  const { fingerprint } = finding;
  let edits = finding.fix.edits;
  if (state.text === null) {
    // What came as a Word document or a PDF file has no text that could be edited: it goes on as Markdown.
    const page = await busy("Preparing the text …", async () => (await send("/desk/text", makeBody())).json());
    if (page === null) return;
    remember();
    state.name = page.filename;
    setText(page.text);
    if (!(await check({ focus: false }))) return;
    const same = state.answer.report.findings.find((other) => other.fingerprint === fingerprint && other.fix);
    if (same === undefined) {
      get("busy").textContent = "The text can be edited now; take the suggestion once more.";
      return;
    }
    edits = same.fix.edits;
  } else remember();
  setText(replaceAll(state.text, edits));
  const next = state.current;
  await check({ focus: false });
  get("busy").textContent = "The suggestion was taken, and the posting was checked again.";
  select(Math.min(next, listShown().length - 1), { focus: true });
}

// ---- what is shown

function show() {
  const { report, verdict, checked, blocks, rules, quiet } = state.answer;
  get("worklist").hidden = state.files.length === 0;
  get("result").hidden = false;
  get("posting-text").rows = 6;
  get("clear").disabled = false;
  get("copy").disabled = false;
  const [word, ...rest] = verdict.split(":");
  get("verdict").replaceChildren(make("span", { class: word.split(" ")[0] }, word), rest.length ? `:${rest.join(":")}` : "");
  get("checked").textContent = checked;
  document.querySelector("[data-download=review]").hidden = !(state.file !== null && /\.docx$/i.test(state.file.name));
  get("page").replaceChildren(...drawBlocks(blocks, report.findings));
  showFilters(report.findings);
  drawCards(report.findings, rules);
  get("outcomes").replaceChildren(...report.rules.filter((one) => one.outcome !== "pass").concat(report.rules.filter((one) => one.outcome === "pass")).map((one) =>
    make("tr", {}, make("th", { scope: "row" }, make("a", { href: `/rules/${one.rule}`, target: "_blank" }, one.rule)), make("td", {}, one.outcome.replace("_", " ")), make("td", {}, [one.why, ...one.needs, ...(quiet[one.rule] ?? [])].filter(Boolean).join("; ")))));
  get("rulings").replaceChildren(...report.law.filter((one) => one.status !== "not_applicable").map((one) =>
    make("tr", {}, make("th", { scope: "row" }, one.jurisdiction), make("td", {}, make("a", { href: `/law/${one.provision}`, target: "_blank" }, one.citation)), make("td", {}, `${one.status.replace("_", " ")}${one.needs.length ? `: ${one.needs.join("; ")}` : ""}`), make("td", {}, one.checked ? `looked up ${one.checked}` : ""))));
  select(-1);
}

/** The posting as it reads, with marks on the words of findings. */
function drawBlocks(blocks, findings) {
  const drawn = [];
  let list = null;
  for (const block of blocks) {
    const inside = block.segments.map((segment) => {
      let words = document.createTextNode(segment.text);
      if (segment.bold) words = make("strong", {}, words);
      if (segment.findings.length === 0) return words;
      const severest = segment.findings.map((number) => findings[number].severity).sort((one, other) => Object.keys(URGENCY).indexOf(one) - Object.keys(URGENCY).indexOf(other))[0];
      const first = segment.findings.find((number) => findings[number].severity === severest);
      return make("mark", { class: severest, "data-findings": segment.findings.join(" "), onclick: () => selectFinding(first, { card: true }) }, words, make("span", { class: "quiet" }, ` (${URGENCY[severest].toLowerCase()})`));
    });
    if (block.kind === "item") {
      if (list === null) drawn.push((list = make("ul")));
      list.append(make("li", {}, ...inside));
      continue;
    }
    list = null;
    const label = block.label ? make("span", { class: "hint" }, `${block.label} `) : null;
    drawn.push(make(block.kind === "heading" ? "h4" : "p", { class: block.kind === "cell" ? "cell" : null }, label, ...inside));
  }
  return drawn;
}

function showFilters(findings) {
  const counts = Object.keys(URGENCY).map((severity) => [severity, findings.filter((one) => one.severity === severity).length]);
  const before = Object.fromEntries([...document.querySelectorAll("#severities input")].map((box) => [box.value, box.checked]));
  get("severities").replaceChildren(...counts.map(([severity, count]) => {
    const box = make("input", { type: "checkbox", value: severity });
    box.checked = before[severity] ?? true;
    box.addEventListener("change", filter);
    return make("label", {}, box, ` ${URGENCY[severity]} (${count})`);
  }));
  const chosen = get("category").value;
  const categories = [...new Set(findings.map((one) => one.category))].sort();
  get("category").replaceChildren(make("option", { value: "" }, "all"), ...categories.map((name) => make("option", { value: name }, name)));
  get("category").value = categories.includes(chosen) ? chosen : "";
}

function drawCards(findings, rules) {
  const order = findings.map((finding, number) => [finding, number]).sort(([one, i], [other, j]) => Object.keys(URGENCY).indexOf(one.severity) - Object.keys(URGENCY).indexOf(other.severity) || i - j);
  get("cards").replaceChildren(...order.map(([finding, number]) => {
    const rule = rules[finding.rule] ?? {};
    const buttons = make("p", { class: "row" });
    if (finding.fix && finding.fix.edits.length) buttons.append(make("button", { type: "button", "data-take": number, onclick: () => take(finding) }, `Take it: ${finding.fix.title}`));
    if (finding.start !== null) buttons.append(make("button", { type: "button", onclick: () => selectFinding(number, { mark: true }) }, "Show in the text"));
    return make("li", { class: `card ${finding.severity}`, id: `card-${number}`, "data-finding": number, tabindex: "-1" },
      make("h4", {}, make("span", { class: "urgency" }, `${URGENCY[finding.severity]}: `), finding.message),
      finding.text ? make("blockquote", {}, finding.text.length > 240 ? `${finding.text.slice(0, 240)} …` : finding.text) : null,
      rule.why ? make("p", {}, make("strong", {}, "Why: "), rule.why) : null,
      ...finding.law.map((law) => make("p", {}, make("strong", {}, "Law: "), make("a", { href: `/law/${law.provision}`, target: "_blank" }, law.citation), law.binding ? "" : " (advice)", law.needs.length ? `; it depends on ${law.needs.join("; ")}` : "")),
      rule.do ? make("p", {}, make("strong", {}, "What to write: "), rule.do) : null,
      rule.not_when ? make("p", {}, make("strong", {}, "Not when: "), rule.not_when) : null,
      make("p", { class: "hint" }, make("a", { href: `/rules/${finding.rule}`, target: "_blank" }, finding.rule), finding.place ? `, ${finding.place}` : ""),
      buttons.childElementCount ? buttons : null);
  }));
  if (findings.length === 0) get("cards").append(make("li", { class: "hint" }, "Nothing was found."));
  filter();
}

function filter() {
  const severities = new Set([...document.querySelectorAll("#severities input:checked")].map((box) => box.value));
  const category = get("category").value;
  const { findings } = state.answer.report;
  const shown = (number) => severities.has(findings[number].severity) && (category === "" || findings[number].category === category);
  for (const card of document.querySelectorAll("#cards .card")) card.hidden = !shown(Number(card.dataset.finding));
  for (const mark of document.querySelectorAll("#page mark")) mark.classList.toggle("hidden", !mark.dataset.findings.split(" ").some((number) => shown(Number(number))));
  select(-1);
}

const listShown = () => [...document.querySelectorAll("#cards .card")].filter((card) => !card.hidden);

function selectFinding(number, options) {
  select(listShown().findIndex((card) => Number(card.dataset.finding) === number), options);
}

/** Make one of the cards that are shown the current one; ``mark`` and ``card`` say which of both is moved into view. */
function select(index, { focus = false, mark = false, card = false } = {}) {
  const cards = listShown();
  state.current = index;
  for (const element of document.querySelectorAll(".current")) element.classList.remove("current");
  get("previous").disabled = cards.length === 0;
  get("next").disabled = cards.length === 0;
  get("position").textContent = index >= 0 ? `${index + 1} of ${cards.length}` : `${cards.length} shown`;
  if (index < 0 || cards.length === 0) return;
  const chosen = cards[index];
  chosen.classList.add("current");
  const marks = [...document.querySelectorAll("#page mark")].filter((one) => one.dataset.findings.split(" ").includes(chosen.dataset.finding));
  for (const one of marks) one.classList.add("current");
  if (!mark) chosen.scrollIntoView({ block: "nearest" });
  if (marks.length && !card) marks[0].scrollIntoView({ block: "center" });
  if (focus || card) chosen.focus({ preventScroll: true });
  if (mark && marks.length) get("posting").focus({ preventScroll: true });
}

function step(by) {
  const { length } = listShown();
  if (length) select((state.current + by + length) % length, { focus: true });
}

// ---- files

async function open(files) {
  const list = [...files];
  if (list.length === 0) return;
  state.undo = [];
  get("undo").disabled = true;
  if (list.length > 1 || /\.zip$/i.test(list[0].name)) {
    await openMany(list);
    return;
  }
  state.files = [];
  await openOne(list[0], list[0].name);
}

async function openOne(file, name) {
  state.file = file;
  state.name = name;
  state.text = null;
  get("posting-text").value = "";
  await check();
}

async function openMany(list) {
  const form = new FormData();
  for (const file of list) form.append("file", file, file.name);
  form.append("options", JSON.stringify(readOptions()));
  const answer = await busy(`Checking ${list.length === 1 ? list[0].name : `${list.length} files`} …`, async () => (await send("/desk/worklist", form)).json());
  if (answer === null) return;
  state.files = list;
  get("result").hidden = true;
  get("worklist").hidden = false;
  get("clear").disabled = false;
  get("worklist-sum").textContent = answer.sum;
  get("worklist-rows").replaceChildren(...answer.rows.map((row) => make("tr", {},
    make("td", { class: row.verdict.split(" ")[0] }, row.verdict),
    make("th", { scope: "row" }, row.openable ? make("button", { type: "button", onclick: () => openMember(row) }, row.name) : row.name),
    make("td", {}, row.counts ? String(row.counts.error) : ""), make("td", {}, row.counts ? String(row.counts.warning) : ""), make("td", {}, row.first))));
  get("worklist-title").focus();
}

async function openMember(row) {
  const file = state.files[row.file];
  if (row.member === null) {
    await openOne(file, row.name);
    return;
  }
  const form = new FormData();
  form.append("file", file, file.name);
  form.append("options", JSON.stringify({ member: row.member }));
  const blob = await busy("Unpacking …", async () => (await send("/desk/member", form)).blob());
  if (blob !== null) await openOne(new File([blob], row.name.split("/").pop()), row.name);
}

async function download(kind) {
  const names = { review: "reviewed.docx", report: "report.html", jobposting: "jobposting.json" };
  const body = kind === "review" ? wrap(state.file) : makeBody();
  const blob = await busy("Preparing the file …", async () => (await send(`/desk/${kind}`, body)).blob());
  if (blob === null) return;
  const stem = state.name.split("/").pop().replace(/\.[^.]+$/, "");
  const link = make("a", { href: URL.createObjectURL(blob), download: `${stem}-${names[kind]}` });
  link.click();
  URL.revokeObjectURL(link.href);
}

// ---- what people do

get("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = get("posting-text").value;
  if (typed.trim() === "" && state.file === null) {
    get("trouble").textContent = "There is no text yet. Paste a posting, or choose a file.";
    get("trouble").hidden = false;
    get("posting-text").focus();
    return;
  }
  if (typed.trim() !== "" && typed !== state.text) {
    if (state.text !== null) remember();
    if (state.file === null || state.text === null) state.name = "posting.md";
    if (state.text === null) state.file = null;
    state.text = typed;
  }
  await check();
});
get("choose").addEventListener("click", () => get("files").click());
get("files").addEventListener("change", async () => {
  const { files } = get("files");
  await open(files);
  get("files").value = "";
});
get("undo").addEventListener("click", undo);
get("copy").addEventListener("click", async () => {
  const text = state.text ?? state.answer?.plain ?? "";
  try {
    await navigator.clipboard.writeText(text);
    get("busy").textContent = "The text is on the clipboard.";
  } catch {
    get("posting-text").value = text;
    get("posting-text").select();
    get("busy").textContent = "The text is selected; copy it with your keyboard.";
  }
});
get("clear").addEventListener("click", () => window.location.reload());
get("category").addEventListener("change", filter);
get("previous").addEventListener("click", () => step(-1));
get("next").addEventListener("click", () => step(1));
for (const button of document.querySelectorAll("[data-download]")) button.addEventListener("click", () => download(button.dataset.download));
get("facts").addEventListener("input", sumUpFacts);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || get("result").hidden) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
let dragged = 0;
const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
document.addEventListener("dragenter", (event) => { if (carriesFiles(event)) { dragged += 1; get("drop").hidden = false; } });
document.addEventListener("dragleave", (event) => { if (carriesFiles(event)) { dragged -= 1; if (dragged <= 0) get("drop").hidden = true; } });
document.addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
document.addEventListener("drop", async (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  dragged = 0;
  get("drop").hidden = true;
  await open(event.dataTransfer.files);
});

const today = new Date();
get("as-of").value = new Date(today.getTime() - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
fetch("/desk/places").then((response) => response.json()).then((places) => {
  get("places").replaceChildren(...places.map(([code, name]) => make("option", { value: code }, name)));
}).catch(() => {});
