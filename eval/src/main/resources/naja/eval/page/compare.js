"use strict";
// The comparison of several galleries, built from the JSON that lies in the page.
(() => {
  const report = embedded("report");
  const origin = report.provenance;
  const titles = { top1: "top-1", top3: "top-3", top5: "top-5", macro_f1: "macro F1", balanced_accuracy: "balanced accuracy" };
  const variant = (protocol) => `${protocol.protocol} ${protocol.k === null || protocol.k === undefined ? protocol.variant : `k = ${protocol.k}`}`;
  const points = (value) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${(100 * Math.abs(value)).toFixed(2)}`;
  const bytes = (size) => (size >= 1e6 ? `${(size / 1e6).toFixed(1)} MB` : `${(size / 1e3).toFixed(0)} kB`);
  const scoreNames = report.protocols[0].scores[0].map((score) => score.name);

  function header() {
    return h("header", {}, h("h1", {}, `${report.entrants.length} galleries of the same photos`),
      h("p", {}, `${origin.asked.toLocaleString("en")} photos of ${origin.observations.toLocaleString("en")} observations were asked about in every gallery (${origin.split}), measured on ${origin.measured_on}.`));
  }

  function summary() {
    const best = d3.greatest(report.entrants, (entrant) => entrant.aggregate ?? -1);
    const fastest = d3.least(report.entrants.filter((entrant) => isNumber(entrant.millis_per_photo)), (entrant) => entrant.millis_per_photo);
    const wins = d3.rollups(report.protocols, (rows) => rows.length, (row) => row.best).sort((a, b) => b[1] - a[1]);
    const entries = [];
    if (isNumber(best.aggregate)) {
      entries.push({ value: best.name, name: "highest aggregate score", note: decimals(best.aggregate, 3) });
    }
    entries.push({ value: wins[0][0], name: "best top-1", note: `at ${wins[0][1]} of ${report.protocols.length} protocols` });
    if (fastest) {
      entries.push({ value: fastest.name, name: "fastest encoder", note: `${fastest.millis_per_photo.toFixed(1)} ms per photo` });
    }
    return section("summary", "Summary", "Summary", null, cards(entries),
      panel(null, simpleTable("Galleries. Aggregate: top-1 and macro F1 of every protocol, each scaled from 0 for the worst to 1 for the best gallery, then averaged",
        [{ name: "gallery" }, { name: "encoder" }, { name: "aggregate", number: true }, { name: "ms per photo", number: true }, { name: "ran on" }, { name: "dimensions", number: true }, { name: "weights", number: true }, { name: "vectors and index", number: true }],
        report.entrants.map((entrant) => h("tr", {}, h("th", { scope: "row" }, entrant.name), h("td", {}, entrant.encoder.encoder_id),
          h("td", { class: entrant === best ? "n best" : "n" }, isNumber(entrant.aggregate) ? decimals(entrant.aggregate, 3) : "–"),
          h("td", { class: "n" }, isNumber(entrant.millis_per_photo) ? entrant.millis_per_photo.toFixed(1) : "–"), h("td", {}, entrant.provider ?? "cannot run here"),
          h("td", { class: "n" }, String(entrant.encoder.dimension)),
          h("td", { class: "n" }, isNumber(entrant.weights_bytes) ? bytes(entrant.weights_bytes) : "–"), h("td", { class: "n" }, bytes(entrant.vector_bytes)))))));
  }

  function chosen(id, words, names, draw) {
    const chooser = h("select", { id }, names.map((name, i) => h("option", { value: String(i) }, name)));
    const place = h("div");
    const show = () => place.replaceChildren(draw(Number(chooser.value)));
    chooser.addEventListener("change", show);
    show();
    return [h("div", { class: "tools" }, h("label", {}, words, chooser)), place];
  }

  function protocols() {
    const table = (i) => {
      const rows = report.protocols.map((protocol) => {
        const top = Math.max(...protocol.scores.map((scores) => scores[i].value));
        return h("tr", {}, h("th", { scope: "row" }, variant(protocol)), protocol.scores.map((scores) => share(scores[i], scores[i].value === top)));
      });
      return simpleTable(`${titles[scoreNames[i]] ?? scoreNames[i]}, the best of each row in bold`, [{ name: "protocol" }, ...report.entrants.map((entrant) => ({ name: entrant.name, number: true }))], rows);
    };
    return section("protocols", "Protocols", "Protocol by protocol", "The same questions to every gallery; intervals are 95 %, from 1,000 resamples of observations.",
      panel(null, chosen("score", "score", scoreNames.map((name) => titles[name] ?? name), table)));
  }

  function differences() {
    const names = [...new Set(report.differences.map(variant))];
    const draw = (i) => whiskers(
      report.differences.filter((pair) => variant(pair) === names[i]).map((pair) => {
        const top1 = pair.scores[0];
        return { label: `${pair.a} − ${pair.b}`, value: top1.a - top1.b, low: top1.low, high: top1.high };
      }), { words: `Differences of top-1 in percentage points, ${names[i]}`, format: points, zero: true });
    const rows = report.differences.map((pair) => {
      const top1 = pair.scores[0];
      return h("tr", {}, h("td", {}, variant(pair)), h("td", {}, `${pair.a} − ${pair.b}`), h("td", { class: "n" }, points(top1.a - top1.b)), h("td", { class: "n" }, `${points(top1.low)} to ${points(top1.high)}`), h("td", {}, top1.low > 0 || top1.high < 0 ? "yes" : "no"));
    });
    return section("differences", "Differences", "Is one better than the other?", "Differences of top-1 in percentage points. Both galleries are drawn with the same observations (paired bootstrap); only where the interval does not touch 0 is there a difference to speak of.",
      panel(null, chosen("protocol", "protocol", names, draw),
        h("details", {}, h("summary", {}, "All of them as a table"),
          simpleTable("Differences of top-1 in percentage points", [{ name: "protocol" }, { name: "galleries" }, { name: "difference", number: true }, { name: "95 %", number: true }, { name: "distinct" }], rows))));
  }

  function leaks() {
    const first = report.protocols[0];
    const kinds = (found) => `${found.same_observation} by observation, ${found.same_content} by file, ${found.nearly_same} by likeness`;
    const lead = `A query leaks when a gallery's references knew it already: a photo of its observation, the same file, or one with a cosine of ${first.leaks[0].threshold} or more.`;
    if (first.leaks.every((found) => found.queries === 0)) {
      return section("leaks", "Leaks", "Leak audit", `${lead} None does.`);
    }
    const rows = report.protocols.flatMap((protocol) => report.entrants.map((entrant, i) => {
      const found = protocol.leaks[i];
      return h("tr", {}, h("th", { scope: "row" }, variant(protocol)), h("td", {}, entrant.name), h("td", {}, `${found.queries}: ${kinds(found)}`), share(protocol.scores[i][0]), found.scores.length ? share(found.scores[0]) : h("td", {}, "–"));
    }));
    return section("leaks", "Leaks", "Leak audit", lead,
      panel(null, simpleTable("Top-1 with and without the queries that leak", [{ name: "protocol" }, { name: "gallery" }, { name: "queries that leak" }, { name: "all queries", number: true }, { name: "without leaks", number: true }], rows)));
  }

  function pareto() {
    const timed = report.entrants.map((entrant, i) => ({ entrant, score: report.protocols[0].scores[i][0] })).filter(({ entrant }) => isNumber(entrant.millis_per_photo));
    if (timed.length < 2) {
      return null;
    }
    const [width, height] = [SVG_WIDTH, 360];
    const [left, top, right, bottom] = [60, 34, width - 20, height - 48];
    const svg = canvas(width, height, `Quality over speed: ${timed.map(({ entrant, score }) => `${entrant.name} ${percent(score.value)} at ${entrant.millis_per_photo.toFixed(1)} ms`).join("; ")}`);
    const millis = timed.map(({ entrant }) => entrant.millis_per_photo);
    const x = d3.scaleLog([d3.min(millis) / 1.6, d3.max(millis) * 1.6], [left, right]);
    const spread = d3.max(timed, ({ score }) => score.high) - d3.min(timed, ({ score }) => score.low) || 0.02;
    const y = d3.scaleLinear([d3.min(timed, ({ score }) => score.low) - 0.08 * spread, Math.min(1, d3.max(timed, ({ score }) => score.high) + 0.08 * spread)], [bottom, top]);
    const r = d3.scaleSqrt([0, d3.max(timed, ({ entrant }) => entrant.encoder.dimension)], [0, 16]);
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${bottom})`).call(d3.axisBottom(x).ticks(5, "~g").tickSizeOuter(0));
    svg.append("g").attr("class", "axis").attr("transform", `translate(${left},0)`).call(d3.axisLeft(y).ticks(5).tickFormat((value) => percent(value, 0)).tickSizeOuter(0));
    const frontier = timed.filter((one) => !timed.some((other) => other !== one && other.entrant.millis_per_photo <= one.entrant.millis_per_photo && other.score.value > one.score.value)).sort((a, b) => a.entrant.millis_per_photo - b.entrant.millis_per_photo);
    svg.append("path").attr("class", "frontier").attr("d", d3.line(({ entrant }) => x(entrant.millis_per_photo), ({ score }) => y(score.value)).curve(d3.curveStepAfter)(frontier));
    for (const { entrant, score } of timed) {
      const [px, py] = [x(entrant.millis_per_photo), y(score.value)];
      svg.append("path").attr("class", "whisker").attr("fill", "none").attr("d", `M${px - 4},${y(score.low)}h8m-4,0V${y(score.high)}m-4,0h8`);
      svg.append("circle").attr("class", "dot").attr("opacity", 0.85).attr("cx", px).attr("cy", py).attr("r", Math.max(4, r(entrant.encoder.dimension)));
      const radius = Math.max(4, r(entrant.encoder.dimension));
      svg.append("text").attr("x", px).attr("y", Math.min(py - radius, y(score.high)) - 7).attr("text-anchor", px > left + 0.75 * (right - left) ? "end" : px < left + 0.25 * (right - left) ? "start" : "middle").text(entrant.name);
    }
    svg.append("text").attr("class", "soft").attr("x", (left + right) / 2).attr("y", height - 8).attr("text-anchor", "middle").text("milliseconds per photo, logarithmic");
    return section("speed", "Speed", "Quality over speed", `Top-1 of ${variant(report.protocols[0])} over the median time to decode and encode one stored thumbnail alone on this machine. The circles' areas are the dimensions; on the dashed line nothing is both faster and better.`, panel(null, figure(svg)));
  }

  function provenance() {
    return section("provenance", "Provenance", "Where the numbers come from", null, panel(null, facts([
      ...report.entrants.flatMap((entrant) => [[entrant.name, `${entrant.encoder.encoder_id}, generation ${entrant.generation}, weights ${entrant.encoder.weights_sha256}, ${entrant.encoder.preprocessing_id}, ${entrant.encoder.output}`]]),
      ["photos", `${origin.photos} in every gallery`], ["split", origin.split], ["split SHA-256", origin.split_sha256], ["seed of draws", String(origin.seed)],
      ["Naja", `${origin.version}, commit ${origin.commit}`], ["command", h("code", {}, origin.command)], ["measured on", origin.measured_on],
    ])));
  }

  const sections = [summary(), protocols(), differences(), pareto(), leaks(), provenance()].filter(Boolean);
  document.getElementById("page").replaceChildren(
    h("a", { class: "skip", href: "#summary" }, "To the numbers"),
    header(),
    h("nav", { "aria-label": "Sections" }, h("ul", {}, sections.map((part) => h("li", {}, h("a", { href: `#${part.id}` }, part.dataset.short))))),
    h("main", {}, sections),
    h("footer", {}, "One file, nothing from elsewhere."));
})();
