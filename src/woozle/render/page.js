"use strict";
// The page reads without this; with it, claims are picked out, and a passage shows how others put it.
// Nothing here makes markup of text: nodes are cloned, text is set as text.
const root = document.documentElement;
root.classList.add("js");
const $ = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const claims = all("details.claim");

// Picking out claims: by a button, by a node or an edge of the picture, by words; by several of them at once.
let kind = "";
let pick = null;
let sought = [];
const search = $("sought");

function words(list) {
  return (list || "").split(" ").filter(Boolean);
}

// As woozle.render.find does it.
function fold(text) {
  const ignored = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  return text.normalize("NFKD").replace(ignored, "").toUpperCase().replaceAll("’", "'");
}

const SEARCHED = ".said > bdi, .carriers, blockquote, .chain .source bdi";
const texts = new Map();

function says(claim) {
  if (!sought.length) return true;
  if (!texts.has(claim)) {
    const parts = all(SEARCHED, claim).map((part) => part.textContent);
    texts.set(claim, fold([claim.id, ...parts].join("\n")));
  }
  return sought.every((word) => texts.get(claim).includes(word));
}

function show() {
  let count = 0;
  const related = new Set();
  for (const claim of claims) {
    const through = words(claim.dataset.through);
    const passes = (!pick || through.includes(pick.id)) && says(claim);
    if (passes) through.forEach((id) => related.add(id));
    claim.hidden = !(passes && (!kind || words(claim.dataset.is).includes(kind)));
    count += !claim.hidden;
  }
  for (const filter of all("[data-filter]")) filter.setAttribute("aria-pressed", String(filter.dataset.filter === kind));
  for (const part of all("[data-pick]")) {
    const picked = pick !== null && part.dataset.pick === pick.id;
    part.classList.toggle("picked", picked);
    const faint = (pick !== null || sought.length > 0) && !related.has(part.dataset.pick);
    if (part.closest("svg")) part.classList.toggle("faint", faint);
    if (picked) part.setAttribute("aria-current", "true");
    else part.removeAttribute("aria-current");
  }
  tellWhich(count);
  highlight();
}

function tellWhich(count) {
  const names = [];
  if (kind) names.push(document.querySelector(`[data-filter="${kind}"]`).dataset.name);
  if (pick) names.push(pick.name);
  if (sought.length) names.push(`“${search.value.trim()}”`);
  for (const status of all(".status")) {
    status.replaceChildren();
    if (!names.length || (status.id !== "picked" && !pick)) continue;
    status.append(`${count} of ${claims.length} claims: `);
    names.forEach((text, number) => {
      const name = document.createElement("b");
      const own = document.createElement("bdi");
      own.textContent = text;
      name.append(own);
      status.append(number ? " · " : "", name);
    });
    status.append(" ", button("Show all", clear));
    if (status.id !== "picked") status.append(" ", button("See them", () => $("claims").scrollIntoView()));
  }
}

// The words that were sought are marked where the browser can do that without touching the text.
function highlight() {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const ranges = [];
  for (const claim of sought.length ? claims : []) {
    if (claim.hidden) continue;
    for (const part of all(SEARCHED, claim)) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const text = fold(node.data);
        if (text.length !== node.data.length) continue; // a place in one is no place in the other
        for (const word of sought) {
          for (let at = text.indexOf(word); at >= 0 && ranges.length < 5000; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
  }
  CSS.highlights.set("sought", new Highlight(...ranges));
}

function seek() {
  sought = fold(search.value.slice(0, search.maxLength)).split(/\s+/).filter(Boolean);
  show();
}

if (search) {
  const place = $("search");
  place.hidden = false;
  place.addEventListener("submit", (event) => event.preventDefault());
  let waiting = 0; // Typing fast, and being told of each letter, helps nobody.
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(seek, 150);
  });
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
  kind = "";
  if (search) search.value = "";
  sought = [];
  show();
  const lost = document.activeElement === document.body; // It was on the button, which is gone.
  if (!was) lost && search?.focus({ preventScroll: true });
  else document.querySelector(`a[data-pick="${was.id}"]`)?.focus({ preventScroll: true });
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
  else if (event.target === search && search.value) {
    search.value = "";
    seek();
  } else if (pick || kind || sought.length) clear();
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
      sought = [];
      if (search) search.value = "";
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
if (search) seek(); // The browser, or the server, may have filled it in.
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
