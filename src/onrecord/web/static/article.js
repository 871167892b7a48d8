// Text and margin of an article: a click in either lights the claim in both.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const margin = document.querySelector(".margin");
  const wide = matchMedia("(min-width: 60rem)");

  const light = (number) => {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    if (!number) return;
    for (const words of all(`.sheet .s[data-c~="${number}"]`)) words.classList.add("lit");
    const card = document.querySelector(`.card[data-c="${number}"]`);
    card?.classList.add("lit");
    // The margin scrolls by itself on a wide screen; the text stays where it is.
    if (card && wide.matches) margin.scrollTo({ top: card.offsetTop - margin.clientHeight / 3 });
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^(words|claim)-/, "");
    const card = id && document.getElementById(`claim-${id}`);
    light(card ? card.dataset.c : null);
    if (card && wide.matches) document.getElementById(`words-${id}`)?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();

  // The innermost claim, where several hold the words.
  document.querySelector(".sheet").addEventListener("click", (event) => {
    const marked = event.target.closest(".s[data-c]");
    if (!marked || event.target.closest("a") || !getSelection().isCollapsed) return;
    light(marked.dataset.c.split(" ").pop());
  });
  margin.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card || event.target.closest("a, button, summary") || !getSelection().isCollapsed) return;
    light(card.dataset.c);
    document.getElementById(`words-${card.id.slice("claim-".length)}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
})();
