"use strict";
// The page reads without this; with it, claims are picked out, and a passage shows how others put it.
// Nothing here makes markup of text: nodes are cloned, text is set as text.
const root = document.documentElement;
root.classList.add("js");
const $ = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const claims = all("details.claim");

// Picking out claims: by a button, or by a node or an edge of the picture.
let kind = "";
let pick = null;

function words(list) {
  return (list || "").split(" ").filter(Boolean);
}

function show() {
  let count = 0;
  const related = new Set();
  for (const claim of claims) {
    const through = words(claim.dataset.through);
    const passes = !pick || through.includes(pick.id);
    if (passes) through.forEach((id) => related.add(id));
    claim.hidden = !(passes && (!kind || words(claim.dataset.is).includes(kind)));
    count += !claim.hidden;
  }
  for (const button of all("[data-filter]")) button.setAttribute("aria-pressed", String(button.dataset.filter === kind));
  for (const part of all("[data-pick]")) {
    const picked = pick !== null && part.dataset.pick === pick.id;
    part.classList.toggle("picked", picked);
    if (part.closest("svg")) part.classList.toggle("faint", pick !== null && !related.has(part.dataset.pick));
    if (picked) part.setAttribute("aria-current", "true");
    else part.removeAttribute("aria-current");
  }
  for (const status of all(".status")) {
    status.replaceChildren();
    if (!pick) continue;
    const through = document.createElement("b");
    const name = document.createElement("bdi");
    name.textContent = pick.name;
    through.append(name);
    status.append(`${count} of ${claims.length} claims: `, through, " ", button("Show all", clear));
    if (status.id !== "picked") status.append(" ", button("See them", () => $("claims").scrollIntoView()));
  }
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function clear() {
  const was = pick;
  pick = null;
  show();
  if (was) document.querySelector(`a[data-pick="${was.id}"]`)?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const part = event.target.closest("[data-pick]");
  if (part && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const name = part.dataset.name || part.querySelector("title")?.textContent || edgeName(part.dataset.pick);
    pick = pick && pick.id === part.dataset.pick ? null : { id: part.dataset.pick, name };
    show();
  }
  const filter = event.target.closest("[data-filter]");
  if (filter) {
    kind = filter.dataset.filter;
    show();
  }
});

function edgeName(id) {
  return document.querySelector(`svg [data-pick="${id}"] title`)?.textContent || "";
}

for (const toolbar of all(".toolbar")) toolbar.hidden = false;
$("open-all")?.addEventListener("click", (event) => {
  const open = event.target.getAttribute("aria-pressed") !== "true";
  event.target.setAttribute("aria-pressed", String(open));
  for (const claim of claims) claim.open = open;
});

// A passage in an article, and the same in others.
const beside = $("beside");
const shown = $("shown");
let pinned = null;
let closing = false;
let still = false; // The page moved under the pointer; the pointer has not.
for (const said of all("a.said[title]")) {
  // The panel says what the tooltip would.
  said.dataset.chain = said.title;
  said.removeAttribute("title");
}

function tell(said) {
  const members = words(said.dataset.m);
  for (const other of all("a.said.here")) other.classList.remove("here");
  for (const piece of all("a.said", said.closest(".text"))) {
    piece.classList.toggle("here", words(piece.dataset.m).some((m) => members.includes(m)));
  }
  const parts = [];
  for (const member of members) {
    const [id, at] = member.split("@");
    const claim = $(id);
    parts.push(...(claim && claim.matches("details") ? counterparts(claim, at) : alone(said)));
  }
  shown.replaceChildren(...parts);
  beside.hidden = false;
  root.classList.add("beside");
}

function alone(said) {
  const note = document.createElement("p");
  const chain = document.createElement("bdi");
  chain.textContent = said.dataset.chain;
  note.append("Only in this report. On whose word: ", chain, ".");
  return [note];
}

function counterparts(claim, at) {
  const head = document.createElement("p");
  head.className = "head";
  const link = document.createElement("a");
  link.href = `#${claim.id}`;
  link.textContent = "Open the claim";
  const badge = claim.querySelector(".routes");
  head.append(badge ? badge.cloneNode(true) : "", " ", link);
  const figures = all("figure", claim).map((figure) => figure.cloneNode(true));
  const own = figures.filter((figure) => figure.dataset.at === at);
  const others = figures.filter((figure) => figure.dataset.at !== at);
  for (const figure of own) figure.querySelector("blockquote")?.remove();
  return [head, ...own, ...others];
}

document.addEventListener("pointerover", (event) => {
  const said = event.target.closest?.(".text a.said");
  if (said && !pinned && !still && event.pointerType === "mouse") tell(said);
});
document.addEventListener("pointermove", (event) => {
  if (event.movementX || event.movementY) still = false;
});
document.addEventListener("focusin", (event) => {
  const said = event.target.closest?.(".text a.said");
  if (!said || closing) return;
  tell(said);
  // On a narrow screen the panel lies over the foot of the page: what has the focus stays above it.
  const over = said.getBoundingClientRect().bottom + 16 - beside.getBoundingClientRect().top;
  if (getComputedStyle(beside).position === "fixed" && over > 0) scrollBy(0, over);
});
document.addEventListener("click", (event) => {
  const said = event.target.closest(".text a.said");
  if (!said && !beside?.contains(event.target)) pinned = null;
  if (!said || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pinned = pinned === said ? null : said;
  tell(said);
  const id = said.id || said.querySelector("[id]")?.id;
  if (id) history.replaceState(null, "", `#${id}`);
  if (event.detail === 0) beside.focus();
});

function close() {
  const back = beside.contains(document.activeElement) && all("a.said.here")[0];
  pinned = null;
  beside.hidden = true;
  root.classList.remove("beside");
  if (back) {
    closing = true;
    back.focus({ preventScroll: true });
    closing = false;
  }
  for (const piece of all("a.said.here")) piece.classList.remove("here");
}
$("close")?.addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!beside.hidden) close();
  else if (pick) clear();
});

// Links lead to what they name also where it is shut or filtered away.
function follow() {
  const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const claim = target.closest("details.claim");
  if (claim) {
    if (claim.hidden) {
      pick = null;
      kind = "";
      show();
    }
    claim.open = true;
    claim.querySelector("summary").focus({ preventScroll: true });
    claim.scrollIntoView();
  }
  const said = target.closest("a.said") || target.querySelector?.("a.said");
  if (said && target.closest(".text")) {
    still = true;
    said.focus({ preventScroll: true });
    tell(said);
    target.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && !event.defaultPrevented && link.hash === location.hash) follow();
});
follow();

// On paper everything is open.
let shut = [];
addEventListener("beforeprint", () => {
  shut = all("details:not([open])");
  for (const details of shut) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of shut) details.open = false;
});
show();
