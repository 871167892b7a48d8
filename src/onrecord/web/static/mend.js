// Words that are selected in a claim's paragraph become the spans of its source, cue or content.
"use strict";
(() => {
  const text = document.getElementById("mend-text");
  if (!text) return;
  const pieces = [...text.querySelectorAll("[data-at]")].map((piece) => ({ piece, at: Number(piece.dataset.at), words: [...piece.textContent] }));

  // The ledger counts characters, JavaScript units of sixteen bits: half a character, for some.
  const characters = (words, units) => [...words.slice(0, units)].length;
  const place = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
    if (!piece || !text.contains(piece)) return null;
    return Number(piece.dataset.at) + (node.nodeType === Node.TEXT_NODE ? characters(node.data, offset) : offset ? characters(piece.textContent, Infinity) : 0);
  };
  const words = (start, end) => pieces.map(({ at, words }) => words.slice(Math.max(0, start - at), Math.max(0, end - at)).join("")).join("");
  function selected() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    let [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    if (start === null || end === null || start >= end) return null;
    const chosen = words(start, end);
    start += [...chosen].length - [...chosen.trimStart()].length;
    end -= [...chosen].length - [...chosen.trimEnd()].length;
    return start < end ? `${start}:${end}` : null;
  }
  function tell(role) {
    const spans = document.getElementById(`mend-${role}`).value.trim().split(/\s+/).filter(Boolean);
    const told = spans.map((span) => words(...span.split(":").map(Number)) || `(outside of the paragraph)`);
    document.querySelector(`[data-words="${role}"]`).textContent = told.length ? `“${told.join("” … “")}”` : "none";
  }
  for (const button of document.querySelectorAll(".mend [data-role]")) {
    // The selection must outlive the press on the button.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const span = selected();
      if (!span) return say("Select some words of the paragraph first.");
      const input = document.getElementById(`mend-${button.dataset.role}`);
      input.value = "more" in button.dataset ? `${input.value} ${span}`.trim() : span;
      tell(button.dataset.role);
    });
  }
  for (const role of ["source", "cue", "content"]) {
    document.getElementById(`mend-${role}`).addEventListener("input", () => tell(role));
    tell(role);
  }
  const open = () => {
    if (location.hash === "#mend") document.getElementById("mend").open = true;
  };
  addEventListener("hashchange", open);
  // htmx, which fetches the rest of the form when it is opened, waits for the whole page, too.
  document.addEventListener("DOMContentLoaded", open);
})();
