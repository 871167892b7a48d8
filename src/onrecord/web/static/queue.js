// The queue by keyboard: a letter is a click on the button that bears it.
"use strict";
(() => {
  let ruled = 0;
  let waiting = false;
  const keys = { a: "a", r: "r", s: "s", arrowright: "s", m: "m", u: "u" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const key = keys[event.key.toLowerCase()];
    if (!key || waiting) return;
    const button = document.querySelector(`#card [data-key="${key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  // A key that comes before the next claim is there must not rule on it unseen.
  document.addEventListener("htmx:beforeRequest", (event) => {
    waiting = true;
    if (event.detail.requestConfig.verb === "post") ruled += event.detail.requestConfig.path.includes("/undo/") ? -1 : 1;
  });
  document.addEventListener("htmx:afterSettle", () => {
    waiting = false;
    document.getElementById("ruled").textContent = ruled > 0 ? `${ruled} ruled on.` : "";
    document.getElementById("card").focus({ preventScroll: true });
  });
  for (const name of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(name, () => { waiting = false; ruled -= 1; });
})();
