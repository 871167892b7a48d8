"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /* Narrow the claims by words and stance. */
  const form = document.getElementById("narrow");
  const words = document.getElementById("narrow-words");
  const stance = document.getElementById("narrow-stance");
  const result = document.getElementById("narrow-result");
  const claims = all(".claim").map((element) => ({
    element,
    id: element.id.slice("claim-".length),
    stance: element.dataset.stance,
    text: null,
  }));
  const textOf = (claim) =>
    (claim.text ??= folded(`${claim.element.closest(".voice").querySelector(".head")?.textContent ?? ""} ${claim.element.textContent}`));

  /* A place that was chosen on the map: only what speaks of it is shown. */
  const chosen = document.getElementById("narrow-place");
  let place = null;
  const spotOf = (link) => document.querySelector(link.getAttribute("href"));
  const claimsAt = (spot) => new Set(all(".tick", spot).map((tick) => tick.hash.slice("#claim-".length)));
  const choose = (spot) => {
    place = spot;
    chosen.hidden = !spot;
    if (spot) document.getElementById("narrow-place-name").textContent = spot.querySelector("bdi").textContent;
    for (const element of all(".spot")) element.classList.toggle("chosen", element === spot);
    for (const link of all(".spot-link")) link.classList.toggle("chosen", spot !== null && spotOf(link) === spot);
    narrow();
  };

  const narrow = () => {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    const fits = (claim) =>
      (!stance.value || claim.stance === stance.value) && wanted.every((word) => textOf(claim).includes(word));
    const fitting = new Set(claims.filter(fits).map((claim) => claim.id));
    const here = place && claimsAt(place);
    const shown = new Set([...fitting].filter((id) => !here || here.has(id)));
    for (const claim of claims) claim.element.hidden = !shown.has(claim.id);
    for (const tick of all(".tick")) {
      /* The list of places stays whole, so that another can be chosen. */
      const kept = tick.closest(".spot") ? fitting : shown;
      tick.parentElement.hidden = !kept.has(tick.hash.slice("#claim-".length));
    }
    for (const spot of all(".spot")) spot.hidden = !spot.querySelector("li:not([hidden])");
    for (const link of all(".spot-link")) link.classList.toggle("faint", spotOf(link).hidden);
    for (const dispute of all(".dispute")) dispute.hidden = !dispute.dataset.claims.split(" ").some((id) => shown.has(id));
    for (const day of all(".day")) day.hidden = !day.querySelector("li:not([hidden])");
    for (const source of all(".voice")) source.hidden = !source.querySelector(".claim:not([hidden])");
    const narrowed = wanted.length > 0 || stance.value !== "" || place !== null;
    result.textContent = narrowed ? `${shown.size} of ${claims.length} claims` : "";
  };
  let waiting = 0;
  const narrowSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, 120);
  };
  if (claims.length > 1) form.hidden = false;
  words.addEventListener("input", narrowSoon);
  stance.addEventListener("change", narrow);
  chosen.addEventListener("click", () => {
    choose(null);
    words.focus();
  });
  for (const link of all(".spot-link")) {
    link.addEventListener("click", (event) => {
      const spot = spotOf(link);
      event.preventDefault();
      choose(spot === place ? null : spot);
      if (place) spot.scrollIntoView({ block: "nearest" });
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    narrow();
  });

  /* Light up all the words of one claim, which may stand in several places of its article. */
  const light = (article, number) => {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    if (article && number) for (const words of all(`.s[data-c~="${number}"]`, article)) words.classList.add("lit");
  };
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return light(null, null);
    if (target.closest(".claim[hidden], .dispute[hidden]")) {
      words.value = stance.value = "";
      choose(null);
      target.scrollIntoView();
    }
    const ref = target.matches(".at") && target.closest(".text").querySelector(`.ref[href="#claim-${target.id.slice("words-".length)}"]`);
    light(ref && ref.closest(".art"), ref && ref.dataset.c);
  };
  addEventListener("hashchange", follow);
  follow();

  /* The marked words of an article lead to their claim; the innermost, where several hold them. */
  document.getElementById("main").addEventListener("click", (event) => {
    const marked = event.target.closest(".art .s[data-c]");
    if (!marked || !getSelection().isCollapsed) return;
    const number = marked.dataset.c.split(" ").pop();
    const ref = marked.closest(".art").querySelector(`.ref[data-c="${number}"]`);
    if (ref) location.hash = ref.hash;
  });
})();
