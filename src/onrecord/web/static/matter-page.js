// A matter's page: narrows its claims by words, by stance, and by a day or a place that is chosen in the pictures.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const at = (id) => document.getElementById(id);
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const claimsIn = (holder) => new Set(all(".tick", holder).map((tick) => tick.hash.slice("#claim-".length)));
  const idOf = (claim) => claim.id.slice("claim-".length);

  let chosen = null; // the day or place whose claims alone are shown
  let texts = new Map();

  const textOf = (claim) => {
    if (!texts.has(claim)) texts.set(claim, folded(claim.textContent));
    return texts.get(claim);
  };

  const narrow = () => {
    const wanted = folded(at("narrow-words").value).split(/\s+/).filter(Boolean);
    const stance = at("narrow-stance").value;
    const here = chosen && claimsIn(chosen);
    const claims = all(".stances .claim");
    const fits = (claim) =>
      (!stance || claim.dataset.stance === stance) &&
      (!here || here.has(idOf(claim))) &&
      wanted.every((word) => textOf(claim).includes(word));
    const shown = new Set(claims.filter(fits).map(idOf));
    for (const claim of claims) claim.hidden = !shown.has(idOf(claim));
    for (const origin of all(".stances .origin")) origin.hidden = !origin.querySelector(".claim:not([hidden])");
    for (const tick of all(".tick")) tick.classList.toggle("faint", !shown.has(tick.hash.slice("#claim-".length)));
    const narrowed = wanted.length > 0 || stance !== "" || chosen !== null;
    at("narrow-result").textContent = narrowed ? `${shown.size} of ${claims.length} claims` : "";
  };

  const choose = (holder) => {
    chosen = holder;
    at("narrow-chosen").hidden = !holder;
    at("narrow-name").textContent = holder ? (holder.querySelector("h3 bdi") ?? holder.querySelector("h3")).textContent : "";
    for (const spot of all(".spot")) spot.classList.toggle("chosen", spot === holder);
    for (const link of all(".spot-link")) link.classList.toggle("chosen", holder !== null && link.hash === `#${holder.id}`);
    for (const button of all(".only")) button.setAttribute("aria-pressed", String(button.closest("li.day, .spot") === holder));
    narrow();
  };

  // Each day and place gets a button that shows its claims alone.
  const prepare = () => {
    if (!at("narrow")) return;
    chosen = null;
    texts = new Map();
    at("narrow").hidden = all(".stances .claim").length < 2;
    if (at("narrow").hidden) return;
    for (const holder of all("li.day, .spot")) {
      if (holder.querySelector(".only")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "only";
      button.setAttribute("aria-pressed", "false");
      button.textContent = "only these";
      const name = document.createElement("span");
      name.className = "unseen";
      name.textContent = ` claims: ${holder.querySelector("h3").textContent}`;
      button.append(name);
      (holder.querySelector(".date") ?? holder.firstElementChild).append(button);
    }
  };

  document.addEventListener("input", (event) => {
    if (event.target.id === "narrow-words") narrow();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "narrow-stance") narrow();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id === "narrow") event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("#narrow-chosen")) {
      choose(null);
      at("narrow-words").focus();
      return;
    }
    const link = target.closest(".spot-link");
    const only = target.closest(".only");
    const holder = link ? document.querySelector(link.getAttribute("href")) : only?.closest("li.day, .spot");
    if (holder && !at("narrow").hidden) {
      event.preventDefault();
      choose(holder === chosen ? null : holder);
      if (link && chosen) holder.scrollIntoView({ block: "nearest" });
    }
    const close = target.closest(".close-fix");
    if (close) {
      const fixing = close.closest(".fixing");
      fixing.replaceChildren();
      fixing.parentElement.querySelector(".fix").focus();
    }
  });

  // A link to a claim that is not shown shows all again.
  addEventListener("hashchange", () => {
    const target = location.hash.length > 1 && at(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      at("narrow-words").value = at("narrow-stance").value = "";
      choose(null);
      target.scrollIntoView();
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt?.id === "main" || event.target.id === "main") prepare();
  });
  prepare();
})();
