// The pages work without this. It takes drops, says before sending what is too large, and watches a work as it goes on.
"use strict";

const form = document.getElementById("new");
if (form) {
  const files = document.getElementById("files");
  const chosen = document.getElementById("chosen");
  const problem = document.getElementById("problem");
  const drop = form.querySelector(".drop");
  const most = Number(files.dataset.most);

  const show = () => {
    chosen.replaceChildren(...[...files.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${(file.size / 1000).toFixed(0)} kB)`;
      return item;
    }));
    chosen.hidden = files.files.length === 0;
    problem.hidden = true;
  };
  files.addEventListener("change", show);

  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const all = new DataTransfer();
    for (const file of [...files.files, ...event.dataTransfer.files]) all.items.add(file);
    files.files = all.files;
    const address = event.dataTransfer.getData("text/uri-list");
    if (address) form.urls.value = `${form.urls.value}\n${address}`.trim();
    show();
  });

  form.addEventListener("submit", (event) => {
    const size = [...files.files].reduce((sum, file) => sum + file.size, 0);
    const texts = [...form.querySelectorAll("textarea")].some((area) => area.value.trim());
    let said = "";
    if (size > most) said = `These files have ${(size / 1e6).toFixed(0)} MB; at most ${most / 1e6} MB can be read at once.`;
    else if (!files.files.length && !texts) said = "Give at least one article: a file, a web address or a pasted text.";
    if (said) {
      event.preventDefault();
      problem.textContent = said;
      problem.hidden = false;
    }
  });

  const more = document.getElementById("more");
  more.hidden = false;
  more.addEventListener("click", () => {
    const last = form.querySelector(".paste fieldset:last-of-type");
    const next = last.cloneNode(true);
    for (const field of next.querySelectorAll("input, textarea")) field.value = "";
    next.querySelector("legend").textContent = `Report ${form.querySelectorAll(".paste fieldset").length + 1}`;
    last.after(next);
    next.querySelector("input").focus();
  });
}

// A search is answered as one types, by the page that its form asks for; where that fails, the button is still there.
const search = document.querySelector("form.search");
if (search) {
  const count = document.getElementById("count");
  let waiting = 0;
  let asked = 0;
  const ask = async () => {
    const number = ++asked;
    const address = `${location.pathname}?${new URLSearchParams([...new FormData(search)].filter(([, value]) => value))}`;
    const answer = await fetch(address);
    if (!answer.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    history.replaceState(null, "", address);
    count.textContent = page.getElementById("count").textContent; // The same element: so its change is told aloud.
    document.getElementById("found").replaceWith(document.adoptNode(page.getElementById("found")));
  };
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 250);
  });
}

const events = document.querySelector("main").dataset.events;
if (events) {
  const source = new EventSource(events);
  const title = document.getElementById("state");
  const bar = document.getElementById("bar");
  const count = document.getElementById("count");
  const refused = document.getElementById("refused");

  source.onmessage = (event) => {
    const job = JSON.parse(event.data);
    if (["done", "failed", "cancelled"].includes(job.state)) {
      source.close();
      if (job.story && !job.refused.length) location.replace(`/stories/${encodeURIComponent(job.story)}`);
      else location.reload();
      return;
    }
    if (job.state === "working") title.textContent = "Reading and comparing";
    let past = true;
    for (const item of document.querySelectorAll("#stages li")) {
      const now = item.dataset.stage === job.stage;
      past = past && !now && job.stage !== null;
      item.classList.toggle("past", past);
      if (now) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      if (now) count.textContent = job.total > 1 ? `${item.textContent}: ${job.done} of ${job.total}` : item.textContent;
    }
    if (job.total > 1) bar.value = job.done / job.total;
    else bar.removeAttribute("value");
    refused.hidden = job.refused.length === 0;
    refused.querySelector("ul").replaceChildren(...job.refused.map((input) => {
      const item = document.createElement("li");
      item.textContent = `${input.origin}: ${input.reason}`;
      return item;
    }));
  };
}
