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
    (claim.text ??= folded(`${claim.element.closest(".voice").querySelector(".head").textContent} ${claim.element.textContent}`));

  const narrow = () => {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    const fits = (claim) =>
      (!stance.value || claim.stance === stance.value) && wanted.every((word) => textOf(claim).includes(word));
    const shown = new Set();
    for (const claim of claims) {
      const fit = fits(claim);
      claim.element.hidden = !fit;
      if (fit) shown.add(claim.id);
    }
    for (const tick of all(".tick")) tick.parentElement.hidden = !shown.has(tick.hash.slice("#claim-".length));
    for (const dispute of all(".dispute")) dispute.hidden = !dispute.dataset.claims.split(" ").some((id) => shown.has(id));
    for (const day of all(".day")) day.hidden = !day.querySelector("li:not([hidden])");
    for (const source of all(".voice")) source.hidden = !source.querySelector(".claim:not([hidden])");
    const narrowed = wanted.length > 0 || stance.value !== "";
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
      narrow();
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
