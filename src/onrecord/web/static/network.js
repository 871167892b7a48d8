// Draws who cites whom: points that push each other away and are held together by citations (d3-force).
"use strict";
(() => {
  const net = document.getElementById("net");
  if (!net) return;
  const network = JSON.parse(document.getElementById("net-voices").textContent);
  const svg = d3.select(net).select("svg");
  const { width, height } = svg.node().getBoundingClientRect();
  svg.attr("viewBox", [0, 0, width, height]); // so that it is drawn to the size of a sheet, too
  const nodes = network.voices.map((voice, id) => ({ ...voice, id, weight: voice.cites + voice.cited, citing: new Map(), citedBy: new Map() }));
  const links = network.citings.map((each) => ({ source: nodes[each.citing], target: nodes[each.cited], claims: each.claims }));
  for (const { source, target, claims } of links) {
    source.citing.set(target, claims);
    target.citedBy.set(source, claims);
  }
  const many = nodes.length > 150;
  const size = d3.scaleSqrt().domain([1, Math.max(2, nodes[0].weight)]).range(many ? [3, 24] : [4, 22]);
  const thick = d3.scaleSqrt().domain([1, Math.max(2, d3.max(links, (link) => link.claims))]).range([0.8, 6]);
  const radius = (each) => size(each.weight);

  // All steps at once, so that nothing moves before the eyes; the start is the same each time.
  const steps = many ? 130 : 320;
  d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).distance((link) => (many ? 24 : 40) + radius(link.source) + radius(link.target)).strength(many ? (link) => 0.7 / Math.min(degree(link.source), degree(link.target)) : 0.35))
    .force("apart", d3.forceManyBody().strength((each) => (many ? -40 - 6 * radius(each) : -130)).distanceMax(600))
    .force("room", d3.forceCollide((each) => radius(each) + (many ? 3 : 5)))
    .force("x", d3.forceX().strength(0.06))
    .force("y", d3.forceY().strength(0.06))
    .alphaDecay(1 - 0.001 ** (1 / steps))
    .stop()
    .tick(steps);
  stretch();

  const all = svg.append("g");
  svg.append("defs").append("marker").attr("id", "tip").attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4).attr("markerWidth", 8).attr("markerHeight", 8).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto")
    .append("path").attr("d", "M0 0 8 4 0 8z");
  const edge = all.append("g").selectAll("path").data(links).join("path").attr("class", "edge")
    .attr("stroke-width", (link) => thick(link.claims))
    .attr("d", curve);
  const node = all.append("g").selectAll("a").data(nodes).join("a")
    .attr("class", (each) => `node${each.kind === "outlet" ? " outlet" : ""}`)
    .attr("href", addressOf)
    .attr("tabindex", (each) => (each.id ? -1 : 0))
    .attr("aria-label", (each) => `${each.name}, ${each.kind}: cites ${each.cites}, is cited ${each.cited}`)
    .attr("transform", (each) => `translate(${each.x},${each.y})`);
  node.filter((each) => each.kind === "outlet").append("rect").each(function (each) {
    const side = radius(each) * 1.8;
    d3.select(this).attr("x", -side / 2).attr("y", -side / 2).attr("width", side).attr("height", side).attr("rx", Math.min(3, side / 4));
  });
  node.filter((each) => each.kind !== "outlet").append("circle").attr("r", radius);
  const label = all.append("g").attr("aria-hidden", "true").selectAll("text").data(nodes).join("text").attr("text-anchor", "middle").text((each) => short(each.name));
  const ring = all.append("circle").attr("class", "ring").attr("visibility", "hidden");
  label.each(function (each) {
    each.wide = this.getComputedTextLength();
  });

  // A drawing that is round is drawn out to the shape of its frame, as far as that is not too far.
  function stretch() {
    const reach = (of) => Math.max(1, d3.max(nodes, of) - d3.min(nodes, of));
    const longer = ((height / width) * reach((each) => each.x)) / reach((each) => each.y);
    for (const each of nodes) {
      each.x *= Math.min(1.7, Math.max(1, 1 / longer));
      each.y *= Math.min(1.7, Math.max(1, longer));
    }
  }
  function degree(voice) {
    return voice.citing.size + voice.citedBy.size;
  }
  function addressOf(voice) {
    return voice.entity ? net.dataset.source + encodeURIComponent(voice.entity) : `${net.dataset.search}?source=${encodeURIComponent(voice.name)}`;
  }
  // From the rim of one point to the rim of the other, so that the tip of an arrow is seen.
  function curve({ source, target }) {
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const far = Math.hypot(dx, dy) || 1;
    const end = (from, by) => `${from.x + (dx / far) * by},${from.y + (dy / far) * by}`;
    return `M${end(source, radius(source))}A${far * 1.6},${far * 1.6} 0 0 1 ${end(target, -radius(target) - 1)}`;
  }
  function short(name) {
    return name.length > 28 ? `${name.slice(0, 27)}…` : name;
  }

  // What is shown: voices with fewer claims than `least` are left out; of one that is pointed at, focused or chosen, and
  // of those that are looked for, the neighbours are lit, and all others dimmed.
  let least = 0;
  let found = null;
  let pointed = null;
  let focused = null;
  let chosen = null;
  let scale = 1;
  const isShown = (each) => each.weight >= least;
  const neighbours = (voice) => [...voice.citing.keys(), ...voice.citedBy.keys()];
  function light() {
    const one = pointed ?? focused ?? chosen;
    const heads = one ? new Set([one]) : found;
    const single = heads?.size === 1;
    const lit = heads && new Set([...heads].flatMap((each) => (single ? [each, ...neighbours(each)] : [each])));
    net.classList.toggle("choosing", heads !== null);
    node.style("display", (each) => (isShown(each) ? null : "none"))
      .classed("on", (each) => lit?.has(each)).classed("chosen", (each) => heads?.has(each));
    const isOn = (link) => single && (heads.has(link.source) || heads.has(link.target));
    edge.style("display", (link) => (isShown(link.source) && isShown(link.target) ? null : "none"))
      .classed("on", isOn).attr("marker-end", (link) => (isOn(link) ? "url(#tip)" : null));
    label.classed("on", (each) => lit?.has(each));
    if (focused) ring.attr("cx", focused.x).attr("cy", focused.y).attr("r", radius(focused) * 1.3 + 5 / scale);
    ring.attr("visibility", focused ? "visible" : "hidden");
    lay(heads, lit);
  }

  // A name stands above its point or below it, within the frame. One that would lie on another's or on a heavier point
  // is left out, those that are asked for and the weightiest kept; of the lightest none is told before one comes nearer.
  function lay(heads, lit) {
    const taken = [];
    const isFree = (box) => taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    const [left, right] = [4, width - 4].map((x) => d3.zoomTransform(svg.node()).invertX(x));
    const places = (each) => {
      const half = (each.wide / 2 + 3) / scale;
      const inside = each.x > left && each.x < right;
      const x = inside ? Math.max(left + half, Math.min(right - half, each.x)) : each.x;
      const rows = [each.y - radius(each) - 4 / scale, each.y + radius(each) + 13 / scale];
      return rows.map((y) => ({ x, y, box: [x - half, y - 12 / scale, x + half, y + 3 / scale] }));
    };
    const first = heads ? nodes.filter((each) => heads.has(each)) : [];
    for (const each of nodes) each.place = null;
    for (const each of new Set([...first, ...nodes])) {
      if (!isShown(each) || (lit && !lit.has(each))) continue;
      if (lit || !many || radius(each) * scale > 3.5) each.place = places(each).find(({ box }) => isFree(box));
      if (each.place) taken.push(each.place.box);
      if (radius(each) * scale > 6) taken.push([each.x - radius(each), each.y - radius(each), each.x + radius(each), each.y + radius(each)]);
    }
    label.style("font-size", `${12 / scale}px`).style("stroke-width", 3.5 / scale)
      .attr("x", (each) => each.place?.x).attr("y", (each) => each.place?.y)
      .attr("visibility", (each) => (each.place ? "visible" : "hidden"));
  }

  // One finger scrolls the page, two move the drawing.
  const zoom = d3.zoom().scaleExtent([0.1, 8])
    .filter((event) => (!event.ctrlKey || event.type === "wheel") && !event.button && event.touches?.length !== 1)
    .on("zoom", (event) => {
      all.attr("transform", event.transform);
      if (event.transform.k !== scale) {
        scale = event.transform.k;
        light();
      }
    })
    .on("end", () => light());
  svg.call(zoom);
  function whole() {
    const shown = nodes.filter(isShown);
    const [left, right] = [d3.min(shown, (each) => each.x - radius(each)), d3.max(shown, (each) => each.x + radius(each))];
    const [top, bottom] = [d3.min(shown, (each) => each.y - radius(each)), d3.max(shown, (each) => each.y + radius(each))];
    const k = Math.min(2, (width - 32) / (right - left), (height - 56) / (bottom - top));
    return d3.zoomIdentity.translate(width / 2, height / 2 + 8).scale(k).translate(-(left + right) / 2, -(top + bottom) / 2);
  }
  svg.call(zoom.transform, whole());
  light();

  // Beside the drawing: who cites and who is cited by one voice.
  function named(voice) {
    const words = document.createElement("a");
    words.append(Object.assign(document.createElement("bdi"), { textContent: voice.name }));
    words.href = addressOf(voice);
    return words;
  }
  function line(title, claims) {
    if (!claims.size) return [];
    const said = document.createElement("p");
    const most = [...claims].sort((a, b) => b[1] - a[1]);
    said.append(`${title} `);
    most.slice(0, 40).forEach(([voice, number], place) => said.append(place ? ", " : "", named(voice), ` (${number})`));
    if (most.length > 40) said.append(` and ${most.length - 40} more`);
    return [said];
  }
  function tell(voice) {
    const card = document.getElementById("voice-card");
    card.replaceChildren();
    if (!voice) return;
    const head = document.createElement("p");
    head.className = "who";
    head.append(named(voice));
    card.append(head, ...line("Cited by", voice.citedBy), ...line("Cites", voice.citing));
  }

  // By mouse and finger: pointing lights, a press chooses, another one lets go.
  node.on("pointerenter", (event, voice) => {
    if (event.pointerType === "touch") return;
    pointed = voice;
    light();
  });
  node.on("pointerleave", () => {
    pointed = null;
    light();
  });
  function choose(voice) {
    chosen = voice;
    tell(voice);
    light();
  }
  node.on("click", (event, voice) => {
    event.stopPropagation();
    // What Enter makes is a click without a press; that one, and a press for a new tab, follow the link.
    if (event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(voice === chosen ? null : voice);
  });
  svg.on("click", () => choose(null));

  // By keyboard: one stop for all voices; arrows go on from there.
  let current = nodes[0];
  const elements = node.nodes();
  function go(voice) {
    if (!voice) return;
    elements[current.id].setAttribute("tabindex", "-1");
    elements[voice.id].setAttribute("tabindex", "0");
    current = voice;
  }
  const ahead = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function nearest(from, [right, down]) {
    const cost = (each) => {
      const [dx, dy] = [each.x - from.x, each.y - from.y];
      const forward = dx * right + dy * down;
      return forward > 0 ? forward + 2 * Math.abs(dx * down - dy * right) : Infinity;
    };
    const best = d3.least(nodes.filter(isShown), cost);
    return cost(best) < Infinity ? best : null;
  }
  function reached(key) {
    const shown = nodes.filter(isShown);
    const place = shown.indexOf(current);
    if (key in ahead) return nearest(current, ahead[key]);
    return { Home: shown[0], End: shown.at(-1), PageDown: shown[place + 1], PageUp: shown[place - 1] }[key];
  }
  node.on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in ahead || ["Home", "End", "PageDown", "PageUp"].includes(event.key)) {
      event.preventDefault();
      const voice = reached(event.key);
      go(voice);
      if (voice) elements[voice.id].focus();
    }
  });
  node.on("focus", (event, voice) => {
    if (!event.target.matches(":focus-visible")) return;
    go(voice);
    const [x, y] = d3.zoomTransform(svg.node()).apply([voice.x, voice.y]);
    if (x < 20 || y < 20 || x > width - 20 || y > height - 20) svg.call(zoom.translateTo, voice.x, voice.y);
    focused = voice;
    tell(voice);
    light();
  });
  node.on("blur", () => {
    focused = null;
    light();
  });

  // Sifting by name and by how many claims.
  const sift = document.getElementById("net-sift");
  const [words, number, told] = ["name", "least", "told"].map((name) => sift.elements[name]);
  number.max = nodes[0].weight;
  function sifted() {
    const asked = words.value.trim().toLocaleLowerCase();
    const before = least;
    least = Math.min(number.valueAsNumber || 0, nodes[0].weight);
    const shown = nodes.filter(isShown);
    const hits = asked ? shown.filter((each) => each.name.toLocaleLowerCase().includes(asked)) : [];
    found = asked ? new Set(hits) : null;
    told.textContent = asked ? `${hits.length} found` : least > 1 ? `${shown.length} of ${nodes.length} voices` : "";
    if (!isShown(current) || hits.length) go(hits[0] ?? shown[0]);
    if (least !== before) svg.call(zoom.transform, whole());
    light();
  }
  sift.addEventListener("input", sifted);
  sift.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!found?.size) return say("No voice is called so.");
    choose(current);
    elements[current.id].focus();
  });
  sift.hidden = false;

  for (const button of net.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const by = Number(button.dataset.zoom);
      if (by) svg.call(zoom.scaleBy, by);
      else svg.call(zoom.transform, whole());
    });
  }
  net.classList.add("drawn");
  performance.mark("drawn");
})();
