// The timelines and the map of a search: brushing some years or a region narrows what is found.
"use strict";
(() => {
  const around = document.getElementById("around");
  const form = document.getElementById("asking");
  const svgOf = (chart) => d3.select(chart).select("svg");
  const day = d3.utcFormat("%Y-%m-%d");
  const parsed = (text) => (text ? d3.utcParse("%Y-%m-%d")(text) : null);
  const field = (name) => form.elements[name];
  const bounds = { published: ["since", "until"], happened: ["happened_since", "happened_until"] };
  const units = { day: d3.utcDay, month: d3.utcMonth, year: d3.utcYear };
  let land = null;

  // The form is the search: what is brushed is written into its fields, and sent with them.
  function ask(values) {
    for (const [name, value] of Object.entries(values)) field(name).value = value;
    form.requestSubmit();
  }

  function told(chart, words) {
    chart.querySelector("[data-told]").textContent = words;
  }

  function drawTimes(chart, of, { unit, stretches }, [first, last]) {
    const svg = svgOf(chart);
    svg.selectAll("*").remove();
    const known = stretches.filter((each) => each.first && each.last).map((each) => ({
      from: parsed(each.first), to: d3.utcDay.offset(parsed(each.last), 1), claims: each.claims,
    }));
    chart.classList.toggle("empty", known.length === 0);
    if (!known.length) return;
    const { width, height } = svg.node().getBoundingClientRect();
    const step = units[unit];
    const isBar = (each) => step.floor(each.from) >= each.from && step.offset(step.floor(each.from), 1) >= each.to;
    const bars = known.filter(isBar);
    const vague = known.filter((each) => !isBar(each)).sort((a, b) => b.claims - a.claims).slice(0, 12);
    const extent = [d3.min(known, (each) => each.from), d3.max(known, (each) => each.to)];
    const x = d3.scaleUtc().domain(extent).range([0, width]);
    const floor = height - 18;
    const lanes = laid(vague, x);
    const roof = Math.min(34, lanes.length * 7);
    const y = d3.scaleLinear().domain([0, d3.max(bars, (each) => each.claims) ?? 1]).range([floor, roof + 6]);
    const rungs = bars.length ? y.ticks(2).filter((tick) => tick > 0 && Number.isInteger(tick)) : [];
    const rung = svg.append("g").selectAll("g").data(rungs).join("g");
    rung.append("line").attr("class", "rung").attr("x2", width).attr("y1", y).attr("y2", y);
    svg.attr("aria-label", `Claims by ${unit}: ${known.slice(0, 40).map((each) => `${day(each.from)}${isBar(each) ? "" : ` to ${day(d3.utcDay.offset(each.to, -1))}`}: ${each.claims}`).join("; ")}${known.length > 40 ? "; and more" : ""}. The fields above narrow it.`);
    const [from, to] = [parsed(first), last ? d3.utcDay.offset(parsed(last), 1) : null];
    const inside = (each) => (!from || each.to > from) && (!to || each.from < to);
    svg.append("g").selectAll("rect").data(bars).join("rect")
      .attr("class", (each) => (inside(each) ? "bar" : "bar out"))
      .attr("x", (each) => x(each.from)).attr("width", (each) => Math.max(1.5, x(each.to) - x(each.from) - 1))
      .attr("y", (each) => y(each.claims)).attr("height", (each) => floor - y(each.claims))
      .append("title").text((each) => `${day(each.from)}: ${each.claims}`);
    svg.append("g").selectAll("line").data(lanes.flat()).join("line").attr("class", "vague")
      .attr("x1", (each) => x(each.from)).attr("x2", (each) => Math.max(x(each.from) + 3, x(each.to)))
      .attr("y1", (each) => 4 + each.lane * 7).attr("y2", (each) => 4 + each.lane * 7)
      .append("title").text((each) => `some time from ${day(each.from)} to ${day(d3.utcDay.offset(each.to, -1))}: ${each.claims}`);
    svg.append("line").attr("class", "axis-line").attr("x2", width).attr("y1", floor).attr("y2", floor);
    const ticks = x.ticks(Math.max(2, Math.floor(width / 90))).filter((tick) => x(tick) < width - 40);
    svg.append("g").selectAll("text").data(ticks).join("text").attr("x", x).attr("y", height - 4).text(x.tickFormat());
    const brush = d3.brushX().extent([[0, 0], [width, floor]]).on("end", (event) => {
      if (!event.sourceEvent) return;
      const span = event.selection && event.selection.map(x.invert);
      const [since, until] = bounds[of];
      ask(span ? { [since]: day(step.floor(span[0])), [until]: day(d3.utcDay.offset(step.ceil(span[1]), -1)) } : { [since]: "", [until]: "" });
    });
    const layer = svg.append("g").attr("class", "brush").call(brush);
    svg.append("g").attr("pointer-events", "none").selectAll("text").data(rungs).join("text").attr("class", "rung-number").attr("x", 2).attr("y", (tick) => y(tick) - 3).text((tick) => tick.toLocaleString("en"));
    if (from || to) layer.call(brush.move, [x(from ?? extent[0]), x(to ?? extent[1])].map((at) => Math.max(0, Math.min(width, at))));
    chart.querySelector("[data-clear]").hidden = !(from || to);
    told(chart, from || to ? `${first ?? "…"} to ${last ?? "…"}` : "drag to choose a time");
  }

  // Spans one above the other where they overlap.
  function laid(spans, x) {
    const lanes = [];
    for (const span of [...spans].sort((a, b) => a.from - b.from)) {
      let lane = lanes.findIndex((taken) => x(taken.at(-1).to) + 4 < x(span.from));
      if (lane < 0) lane = lanes.push([]) - 1;
      span.lane = lane;
      lanes[lane].push(span);
    }
    return lanes.slice(0, 5);
  }

  // The outlines are arcs of steps, which neighbours share (see outlines.json's README).
  function outlines({ units: scale, arcs, countries }) {
    const lines = arcs.map((steps) => {
      let [x, y] = [0, 0];
      const line = [];
      for (let at = 0; at < steps.length; at += 2) line.push([(x += steps[at]) / scale, (y += steps[at + 1]) / scale]);
      return line;
    });
    const ring = (numbers) => numbers.flatMap((number) => (number < 0 ? [...lines[~number]].reverse() : lines[number]));
    return Object.values(countries).flatMap((country) => country.polygons.map((rings) => rings.map(ring)));
  }

  function drawMap(chart, spots, box) {
    const svg = svgOf(chart);
    svg.selectAll("*").remove();
    chart.classList.toggle("empty", spots.length === 0);
    if (!spots.length) return;
    const { width, height } = svg.node().getBoundingClientRect();
    // Longitude and latitude as they are, so that what is brushed is a box of degrees.
    const shown = box ? [[box[0], box[1]], [box[2], box[3]]] : [];
    const points = [...spots.map((spot) => [spot.lon, spot.lat]), ...shown];
    let [west, east] = d3.extent(points, (point) => point[0]);
    let [south, north] = d3.extent(points, (point) => point[1]);
    const middle = (south + north) / 2;
    const flat = Math.cos((Math.min(70, Math.abs(middle)) * Math.PI) / 180);
    const reach = Math.max((east - west) * flat / width, (north - south) / height, 4 / height) * 1.25;
    const k = 1 / reach;
    const x = (lon) => width / 2 + (lon - (west + east) / 2) * flat * k;
    const y = (lat) => height / 2 - (lat - middle) * k;
    const path = land.map((rings) => rings.map((ring) => `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`).join("L")}Z`).join("")).join("");
    svg.append("path").attr("class", "land").attr("d", path);
    const size = d3.scaleSqrt().domain([1, d3.max(spots, (spot) => spot.claims)]).range([3, 15]);
    const inside = (spot) => !box || ((box[0] <= box[2] ? spot.lon >= box[0] && spot.lon <= box[2] : spot.lon >= box[0] || spot.lon <= box[2]) && spot.lat >= box[1] && spot.lat <= box[3]);
    svg.append("g").selectAll("circle").data(spots).join("circle")
      .attr("class", (spot) => (inside(spot) ? "spot-dot" : "spot-dot out"))
      .attr("cx", (spot) => x(spot.lon)).attr("cy", (spot) => y(spot.lat)).attr("r", (spot) => size(spot.claims))
      .append("title").text((spot) => `${spot.name}: ${spot.claims}`);
    svg.attr("aria-label", `Claims by place: ${spots.slice(0, 40).map((spot) => `${spot.name}: ${spot.claims}`).join("; ")}${spots.length > 40 ? "; and more" : ""}. The field above narrows it.`);
    const taken = [];
    for (const spot of spots.slice(0, 40)) {
      const [left, top] = [x(spot.lon) + size(spot.claims) + 3, y(spot.lat) - 6];
      const place = [left, top, left + spot.name.length * 6.2, top + 12];
      if (place[2] > width || taken.some((other) => place[2] > other[0] && place[0] < other[2] && place[3] > other[1] && place[1] < other[3])) continue;
      taken.push(place);
      svg.append("text").attr("x", left).attr("y", top + 10).text(spot.name);
    }
    const [lon, lat] = [(at) => (west + east) / 2 + (at - width / 2) / (flat * k), (at) => middle - (at - height / 2) / k];
    const within = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(3);
    const brush = d3.brush().extent([[0, 0], [width, height]]).on("end", (event) => {
      if (!event.sourceEvent) return;
      const chosen = event.selection;
      ask({ box: chosen ? [within(lon(chosen[0][0]), 180), within(lat(chosen[1][1]), 90), within(lon(chosen[1][0]), 180), within(lat(chosen[0][1]), 90)].join(",") : "" });
    });
    const layer = svg.append("g").attr("class", "brush").call(brush);
    if (box && box[0] <= box[2]) layer.call(brush.move, [[x(box[0]), y(box[3])], [x(box[2]), y(box[1])]]);
    chart.querySelector("[data-clear]").hidden = !box;
    told(chart, box ? "only in this box" : "drag to choose a region");
  }

  const answered = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  // What is taken along and what the page is called are of the search that is shown, which htmx changes alone.
  function follow(address) {
    for (const link of document.querySelectorAll(".taking a")) link.search = address.search;
    const words = address.searchParams.get("q");
    document.title = `${words ? `“${words.slice(0, 60)}”` : "Search"}: OnRecord`;
  }

  let drawn = 0;
  async function draw() {
    const found = document.getElementById("found");
    const address = new URL(found.dataset.address, location.href);
    const number = ++drawn;
    follow(address);
    let given, outlined;
    try {
      [given, outlined] = await Promise.all([
        answered(around.dataset.from + address.search),
        land ? null : answered(around.dataset.land),
      ]);
    } catch {
      if (number === drawn) say("When and where could not be drawn: the reading room does not answer.");
      return;
    }
    if (number !== drawn) return; // another search was asked for meanwhile
    land ??= outlines(outlined);
    for (const of of ["published", "happened"]) drawTimes(around.querySelector(`[data-time=${of}]`), of, given.times[of], given.bounds[of]);
    drawMap(around.querySelector("[data-map]"), given.spots, given.bounds.box);
    around.classList.add("drawn");
  }

  around.addEventListener("click", (event) => {
    const clear = event.target.closest("[data-clear]");
    if (!clear) return;
    const of = clear.closest("[data-time]")?.dataset.time;
    ask(of ? { [bounds[of][0]]: "", [bounds[of][1]]: "" } : { box: "" });
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "found" || event.detail.elt?.id === "found") draw();
  });
  addEventListener("popstate", () => location.reload());
  draw();
})();
