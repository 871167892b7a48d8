// What every page does in the browser, beside what htmx does for it.
"use strict";

// Says something to people who listen to the page, and shows it for a while to those who look at it.
function say(words) {
  const said = document.getElementById("said");
  said.textContent = words;
  said.classList.add("shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => said.classList.remove("shown"), 6000);
}

// An answer with a header HX-Trigger: {"said": "…"} is said.
document.addEventListener("said", (event) => say(event.detail.value ?? String(event.detail)));
document.addEventListener("htmx:responseError", (event) => {
  const words = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").querySelector(".problem .figures");
  say(words ? words.textContent : `It did not work (${event.detail.xhr.status}).`);
});
document.addEventListener("htmx:sendError", () => say("The reading room does not answer. Is it still running?"));

// "/" goes to the search box, as in many programs.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    (document.getElementById("find-words") ?? document.getElementById("q"))?.focus();
  }
});

// Copies what a button names: data-copy.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say("Copied.");
  } catch {
    say("The browser does not let this page copy. The words: " + button.dataset.copy);
  }
});

// A form that is sent once is not sent twice by a second press; it works again when somebody comes back to it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || event.submitter?.hasAttribute("hx-post") || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
