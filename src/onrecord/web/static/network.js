// Draws who cites whom: points that push each other away and are held together by citations (d3-force).
"use strict";
(async () => {
  const net = document.getElementById("net");
  if (!net) return;
  let network;
  try {
    const answer = await fetch(net.dataset.from);
    if (!answer.ok) throw new Error(String(answer.status));
    network = await answer.json();
  } catch {
    net.hidden = true;
    say("The drawing could not be made: the reading room does not answer. The table has the same.");
    return;
  }
  const svg = d3.select(net).select("svg");
  const { width, height } = svg.node().getBoundingClientRect();
  const nodes = network.voices.map((voice, id) => ({ ...voice, id, weight: voice.cites + voice.cited }));
  const links = network.citings.map((each) => ({ source: each.citing, target: each.cited, claims: each.claims }));
  const size = d3.scaleSqrt().domain([1, d3.max(nodes, (node) => node.weight)]).range([4, 22]);
  const thick = d3.scaleSqrt().domain([1, Math.max(2, d3.max(links, (link) => link.claims))]).range([0.8, 6]);

  // All steps at once, so that nothing moves before the eyes; the start is the same each time.
  const simulation = d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).distance((link) => 40 + size(link.source.weight) + size(link.target.weight)).strength(0.35))
    .force("apart", d3.forceManyBody().strength(-130).distanceMax(600))
    .force("room", d3.forceCollide((node) => size(node.weight) + 5))
    .force("x", d3.forceX().strength(0.05))
    .force("y", d3.forceY().strength(0.07))
    .stop();
  simulation.tick(nodes.length > 250 ? 220 : 320);

  const all = svg.append("g");
  const edge = all.append("g").selectAll("path").data(links).join("path").attr("class", "edge")
    .attr("stroke-width", (link) => thick(link.claims))
    .attr("d", curve);
  const node = all.append("g").selectAll("g").data(nodes).join("g")
    .attr("class", (each) => `node${each.kind === "outlet" ? " outlet" : ""}`)
    .attr("transform", (each) => `translate(${each.x},${each.y})`);
  node.filter((each) => each.kind === "outlet").append("rect").each(function (each) {
    const side = size(each.weight) * 1.8;
    d3.select(this).attr("x", -side / 2).attr("y", -side / 2).attr("width", side).attr("height", side).attr("rx", 3);
  });
  node.filter((each) => each.kind !== "outlet").append("circle").attr("r", (each) => size(each.weight));
  node.append("title").text((each) => `${each.name}: cites ${each.cites}, is cited ${each.cited} times`);
  const label = all.append("g").selectAll("text").data(nodes).join("text").attr("text-anchor", "middle").text((each) => short(each.name));

  function curve(link) {
    const [dx, dy] = [link.target.x - link.source.x, link.target.y - link.source.y];
    const radius = Math.hypot(dx, dy) * 1.6;
    return `M${link.source.x},${link.source.y}A${radius},${radius} 0 0 1 ${link.target.x},${link.target.y}`;
  }
  function short(name) {
    return name.length > 28 ? `${name.slice(0, 27)}…` : name;
  }

  // Names that would lie on another's are left out, the weightiest kept; nearer there is room for more.
  let chosen = null;
  let scale = 1;
  function lay() {
    const taken = [];
    const near = chosen && new Set(neighbours(chosen).keys());
    label.style("font-size", `${12 / scale}px`).style("stroke-width", 3.5 / scale)
      .attr("x", (each) => each.x).attr("y", (each) => each.y - size(each.weight) - 4 / scale)
      .each(function (each) {
        const half = (short(each.name).length * 3.4 + 4) / scale;
        const y = each.y - size(each.weight) - 4 / scale;
        const box = [each.x - half, y - 12 / scale, each.x + half, y + 3 / scale];
        const wanted = !chosen || each === chosen || near.has(each.id);
        const free = wanted && taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
        if (free || each === chosen) taken.push(box);
        this.setAttribute("visibility", free || each === chosen ? "visible" : "hidden");
      });
  }

  const zoom = d3.zoom().scaleExtent([0.1, 8]).on("zoom", (event) => {
    all.attr("transform", event.transform);
    if (event.transform.k !== scale) {
      scale = event.transform.k;
      lay();
    }
  });
  svg.call(zoom);
  function whole() {
    const [left, right] = d3.extent(nodes, (each) => each.x);
    const [top, bottom] = d3.extent(nodes, (each) => each.y);
    const k = Math.min(2, 0.9 * Math.min(width / (right - left + 120), height / (bottom - top + 80)));
    return d3.zoomIdentity.translate(width / 2, height / 2).scale(k).translate(-(left + right) / 2, -(top + bottom) / 2);
  }
  svg.call(zoom.transform, whole());
  lay();

  // Who cites and who is cited by one voice.
  function neighbours(voice) {
    const found = new Map();
    for (const link of links) {
      if (link.source === voice) found.set(link.target.id, { voice: link.target, claims: link.claims, cites: false });
      if (link.target === voice) found.set(link.source.id, { voice: link.source, claims: link.claims, cites: true });
    }
    return found;
  }
  function choose(voice) {
    chosen = voice === chosen ? null : voice;
    net.classList.toggle("choosing", chosen !== null);
    const near = chosen ? neighbours(chosen) : new Map();
    edge.classed("on", (link) => chosen && (link.source === chosen || link.target === chosen));
    node.classed("on", (each) => each === chosen || near.has(each.id)).classed("chosen", (each) => each === chosen);
    label.classed("on", (each) => each === chosen || near.has(each.id));
    lay();
    tell(near);
  }
  function named(voice) {
    const words = document.createElement(voice.entity ? "a" : "bdi");
    words.textContent = voice.name;
    if (voice.entity) words.href = net.dataset.source + encodeURIComponent(voice.entity);
    return words;
  }
  function tell(near) {
    const card = document.getElementById("voice-card");
    card.replaceChildren();
    if (!chosen) return;
    const lines = [["Cited by", true], ["Cites", false]].map(([title, cites]) => {
      const line = document.createElement("p");
      const names = [...near.values()].filter((each) => each.cites === cites).sort((a, b) => b.claims - a.claims);
      if (!names.length) return null;
      line.append(`${title} `);
      names.forEach((each, place) => line.append(place ? ", " : "", named(each.voice), ` (${each.claims})`));
      return line;
    });
    const head = document.createElement("p");
    head.className = "who";
    head.append(named(chosen));
    card.append(head, ...lines.filter(Boolean));
  }
  node.on("click", (event, voice) => {
    event.stopPropagation();
    choose(voice);
  });
  svg.on("click", () => chosen && choose(chosen));
  for (const button of net.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const by = Number(button.dataset.zoom);
      if (by) svg.call(zoom.scaleBy, by);
      else svg.call(zoom.transform, whole());
    });
  }
  net.classList.add("drawn");
})();
