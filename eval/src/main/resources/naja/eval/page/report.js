"use strict";
// The report of one gallery, built from the JSON that lies in the page.
(() => {
  const report = embedded("report");
  const photos = embedded("photos");
  const taxa = new Map(report.taxa.map((taxon) => [taxon.id, taxon]));
  const found = report.evaluation;
  const page = document.getElementById("page");

  const taxon = (id) => taxa.get(id) ?? { id, scientific_name: id, common_name: null, genus: null, family: null, venomous: "unknown", photos: 0 };
  const name = (id) => taxon(id).scientific_name;
  const worded = (value) => (value === "not-recorded" ? "not recorded" : value);
  const binomial = (id) => h("span", { class: "binomial" }, name(id));
  const statuses = { yes: "venomous", no: "harmless", unknown: "status unknown" };
  const status = (id) => h("span", { class: `tag ${taxon(id).venomous}` }, statuses[taxon(id).venomous]);

  const pictured = Object.keys(photos).length > 0;

  // Null on a page without any photos, where an empty frame for each would say nothing.
  function photo(imageId, words, marked) {
    if (!pictured) {
      return null;
    }
    const source = photos[imageId];
    return source
      ? h("img", { src: `data:image/jpeg;base64,${source}`, alt: words, title: words, class: marked })
      : h("p", { class: marked, title: words }, "no photo here");
  }

  function header() {
    const origin = report.provenance;
    const unpictured = origin.files.length ? "Embeddings in files come without photos" : "This page was made without photos";
    return h("header", {},
      h("h1", {}, `How well ${origin.gallery ?? origin.files[0].name} names its photos`),
      h("p", {}, `${found.photos.toLocaleString("en")} photos of ${found.observations.toLocaleString("en")} observations and ${found.taxa.length.toLocaleString("en")} taxa were asked about, each hidden from its own answer (${found.split}). Encoder ${worded(origin.encoder.encoder_id)}, scores ${found.scores}, measured on ${found.measured_on}.`),
      pictured ? null : h("p", { id: "unpictured" }, `${unpictured}: they are named by their ids.`));
  }

  const calibration = report.calibration;

  function summary() {
    const note = (entry) => `95 %: ${range(entry)}`;
    const entries = [
      { value: percent(found.top1.value), name: "first answer right", note: note(found.top1) },
      { value: percent(found.top3.value), name: "among the first three", note: note(found.top3) },
      { value: percent(found.top5.value), name: "among the first five", note: note(found.top5) },
      { value: percent(found.macro_f1.value), name: "macro F1 over taxa", note: note(found.macro_f1) },
      found.reliability.bins.length ? { value: percent(found.reliability.ece), name: "calibration error", note: `ECE, 15 bins, ${calibration.measured} answers` } : { value: "–", name: "calibration error", note: "the references are too few for a calibration" },
    ];
    const venom = report.venom;
    const part = (entry, name, alarm) => entries.push({ value: `${entry.photos} of ${entry.of}`, name, note: `${percent(entry.rate)} (${range(entry)})`, alarm: alarm && entry.photos > 0 });
    if (venom.named_harmless.of > 0) {
      part(venom.named_harmless, "venomous photos named a harmless species", true);
      part(venom.called_likely_harmless, "venomous photos called likely harmless", true);
    }
    if (venom.harmless_called_so.of > 0) {
      part(venom.harmless_called_so, "harmless photos called likely harmless", false);
    }
    return section("summary", "Summary", "Summary", `Probabilities and danger verdicts are by a calibration that was fitted on ${calibration.fitted_on}; harmless mass ${calibration.harmless_mass}, prior ${calibration.prior}.`, cards(entries),
      h("div", { class: "grid" },
        panel("The true taxon is among the first …", whiskers([1, 3, 5].map((k) => ({ label: k === 1 ? "answer" : `${k} answers`, ...found[`top${k}`] })), { words: "Share of photos whose true taxon is among the first 1, 3 and 5 answers, with 95 % intervals", domain: [0, 1], bars: true, width: Math.min(460, ROOM) })),
        panel("First answer right, by reference photos of the taxon", supportGroups())));
  }

  function supportGroups() {
    const groups = report.protocols[0].support;
    const words = { head: "over 100", medium: "20 to 100", tail: "under 20" };
    return whiskers(groups.map((group) => ({ label: `${words[group.name]} (${group.taxa} taxa)`, value: group.top1.value, low: group.top1.low, high: group.top1.high })), { words: "Share of first answers that are right, by how many reference photos the taxon has", domain: [0, 1], bars: true, width: Math.min(460, ROOM) });
  }

  const variant = (protocol) => `${protocol.protocol} ${protocol.k === null || protocol.k === undefined ? protocol.variant : `k = ${protocol.k}`}`;

  function protocols() {
    const scores = report.protocols[0].scores.map((score) => score.name);
    const titles = { top1: "top-1", top3: "top-3", top5: "top-5", macro_f1: "macro F1", balanced_accuracy: "balanced accuracy" };
    const best = scores.map((_, i) => Math.max(...report.protocols.map((protocol) => protocol.scores[i].value)));
    const rows = report.protocols.map((protocol) => h("tr", {}, h("th", { scope: "row" }, variant(protocol)), protocol.scores.map((score, i) => share(score, score.value === best[i]))));
    return section("protocols", "Protocols", "Protocols", "The same photos, answered in different ways. Each number is the one that the command of that protocol prints; intervals are 95 %, from 1,000 resamples of observations.",
      panel("First answer right", whiskers(report.protocols.map((protocol) => ({ label: variant(protocol), ...protocol.scores[0] })), { words: "Top-1 of every protocol with its 95 % interval" })),
      panel(null, simpleTable("Shares, the best of each column in bold", [{ name: "protocol" }, ...scores.map((score) => ({ name: titles[score] ?? score, number: true }))], rows)));
  }

  function support() {
    if (!report.support_curve.length) {
      return null;
    }
    return section("support", "References", "Number of references", "How the share of right first answers grows with the photos that every taxon has.",
      panel(null, supportChart(report.support_curve, "Share of right first answers by reference photos per taxon")),
    );
  }

  function species() {
    const columns = [
      { name: "taxon", key: (row) => name(row.taxon_id) },
      { name: "family", key: (row) => taxon(row.taxon_id).family ?? "" },
      { name: "venom", key: (row) => taxon(row.taxon_id).venomous },
      { name: "references", number: true, key: (row) => taxon(row.taxon_id).photos },
      { name: "asked", number: true, key: (row) => row.photos },
      { name: "recall", number: true, key: (row) => row.recall.value },
      { name: "precision", number: true, key: (row) => (row.answers ? row.right / row.answers : -1) },
      { name: "top-3", number: true, key: (row) => row.right_in_top3 / row.photos },
      { name: "most often taken for", key: (row) => -(row.confusions[0]?.photos ?? 0) },
    ];
    let sorted = { column: 5, down: false };
    const body = h("tbody");
    const count = h("output", { for: "filter venom" });
    const filter = h("input", { id: "filter", type: "search", placeholder: "name or family" });
    const venom = h("select", { id: "venom" }, h("option", { value: "" }, "all"), Object.entries(statuses).map(([value, words]) => h("option", { value }, words)));
    const most = 500;
    const show = () => {
      const wanted = filter.value.trim().toLowerCase();
      const rows = found.taxa.filter((row) => {
        const about = taxon(row.taxon_id);
        return (!venom.value || about.venomous === venom.value) && [about.id, about.scientific_name, about.common_name, about.family, about.genus].some((text) => text?.toLowerCase().includes(wanted));
      });
      const key = columns[sorted.column].key;
      rows.sort((a, b) => d3.ascending(key(a), key(b)) * (sorted.down ? -1 : 1) || d3.ascending(name(a.taxon_id), name(b.taxon_id)));
      count.textContent = rows.length > most ? `the first ${most} of ${rows.length} taxa` : `${rows.length} taxa`;
      body.replaceChildren(...rows.slice(0, most).map(speciesRow));
    };
    const heads = columns.map((column, i) => {
      const button = h("button", { type: "button" }, column.name);
      const head = h("th", { scope: "col", class: column.number ? "n" : null }, button);
      button.addEventListener("click", () => {
        sorted = { column: i, down: sorted.column === i ? !sorted.down : false };
        heads.forEach((other, j) => (j === i ? other.setAttribute("aria-sort", sorted.down ? "descending" : "ascending") : other.removeAttribute("aria-sort")));
        show();
      });
      return head;
    });
    heads[5].setAttribute("aria-sort", "ascending");
    filter.addEventListener("input", show);
    venom.addEventListener("change", show);
    show();
    return section("species", "Species", "Species by species", "Recall: photos of the taxon that were named so. Precision: answers with this name that were right. The interval counts observations (Wilson).",
      panel(null,
        h("div", { class: "tools" }, h("label", {}, "show", filter), h("label", {}, "venom status", venom), count),
        h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "taxa" }, h("table", { id: "taxa" }, h("thead", {}, h("tr", {}, heads)), body))));
  }

  function speciesRow(row) {
    const about = taxon(row.taxon_id);
    const fill = h("i");
    fill.style.width = `${100 * row.recall.value}%`;
    return h("tr", {},
      h("th", { scope: "row" }, binomial(row.taxon_id), about.common_name ? h("small", {}, about.common_name) : null),
      h("td", {}, about.family ?? "–"),
      h("td", {}, status(row.taxon_id)),
      h("td", { class: "n" }, String(about.photos)),
      h("td", { class: "n" }, String(row.photos)),
      h("td", { class: "n" }, h("span", { class: "meter", "aria-hidden": "true" }, fill), percent(row.recall.value), h("small", {}, range(row.recall))),
      h("td", { class: "n" }, row.answers ? percent(row.right / row.answers) : "–"),
      h("td", { class: "n" }, percent(row.right_in_top3 / row.photos)),
      h("td", {}, row.confusions.slice(0, 2).map((confusion, i) => [i ? ", " : "", binomial(confusion.taxon_id), ` ${confusion.photos}`])));
  }

  function matrix() {
    const cells = report.confusion;
    const ids = [...new Set(cells.flatMap((cell) => [cell.truth, cell.answer]))].sort((a, b) => d3.ascending(taxon(a).family ?? "", taxon(b).family ?? "") || d3.ascending(name(a), name(b)));
    const totals = d3.rollup(cells, (rows) => d3.sum(rows, (cell) => cell.photos), (cell) => cell.truth);
    const size = Math.min(660, ROOM);
    const [left, top] = [Math.min(176, 0.3 * size), 14];
    const svg = canvas(size, size - left + top, `Confusion matrix of ${ids.length} taxa: rows are the truth, columns the first answer`);
    const right = size - 4;
    const bottom = right - left + top;
    const x = d3.scaleBand(ids, [left, right]).padding(0.06);
    const y = d3.scaleBand(ids, [top, bottom]).padding(0.06);
    svg.append("clipPath").attr("id", "inside").append("rect").attr("x", left).attr("y", top).attr("width", right - left).attr("height", bottom - top);
    svg.append("rect").attr("class", "ground").attr("x", left).attr("y", top).attr("width", right - left).attr("height", bottom - top).attr("opacity", 0.45);
    const inside = svg.append("g").attr("clip-path", "url(#inside)");
    const marks = inside.selectAll("rect").data(cells).join("rect")
      .attr("class", (cell) => (cell.truth === cell.answer ? "hit" : "miss"))
      .attr("opacity", (cell) => 0.25 + 0.75 * Math.sqrt(cell.photos / totals.get(cell.truth)));
    marks.append("title").text((cell) => `${name(cell.truth)} named ${name(cell.answer)}: ${cell.photos} of ${totals.get(cell.truth)} photos`);
    const counts = inside.append("g").attr("pointer-events", "none").selectAll("text").data(cells).join("text").attr("text-anchor", "middle").attr("dy", ".35em").attr("class", (cell) => (cell.truth === cell.answer ? "on" : null)).text((cell) => cell.photos);
    svg.append("clipPath").attr("id", "beside").append("rect").attr("x", 0).attr("y", top).attr("width", left).attr("height", bottom - top);
    const labels = svg.append("g").attr("clip-path", "url(#beside)").selectAll("text").data(ids).join("text").attr("x", left - 8).attr("text-anchor", "end").attr("dy", ".35em").text((id) => shortened(name(id), Math.floor(left / 6.4)));
    const place = (transform) => {
      x.range([left, right].map((value) => transform.applyX(value)));
      y.range([top, bottom].map((value) => transform.applyY(value)));
      const side = x.bandwidth();
      marks.attr("x", (cell) => x(cell.answer)).attr("y", (cell) => y(cell.truth)).attr("width", side).attr("height", side);
      counts.attr("x", (cell) => x(cell.answer) + side / 2).attr("y", (cell) => y(cell.truth) + side / 2).attr("display", side < 18 ? "none" : null);
      labels.attr("y", (id) => y(id) + side / 2).attr("display", side < 9 ? "none" : null);
    };
    place(d3.zoomIdentity);
    const zoom = zoomable(svg, [[left, top], [right, bottom]], Math.max(4, ids.length / 8), place);
    const pairs = cells.filter((cell) => cell.truth !== cell.answer).sort((a, b) => b.photos - a.photos).slice(0, 20);
    return section("confusions", "Confusions", "Who is taken for whom", "Rows are what the photos show, columns what they were named, sorted by family. Green is right, red is wrong; the stronger, the larger the share of the row.",
      panel(null, zoomTools(svg, zoom), figure(svg),
        h("details", {}, h("summary", {}, "The most frequent confusions as a table"),
          simpleTable("Most frequent confusions", [{ name: "truth" }, { name: "named" }, { name: "photos", number: true }, { name: "of", number: true }],
            pairs.map((cell) => h("tr", {}, h("td", {}, binomial(cell.truth)), h("td", {}, binomial(cell.answer)), h("td", { class: "n" }, String(cell.photos)), h("td", { class: "n" }, String(totals.get(cell.truth)))))))));
  }

  const shown = 24;
  const verdicts = { likely_harmless: "called likely harmless", cannot_rule_out: "danger could not be ruled out", venomous: "called venomous" };

  function captioned(imageId, words, id) {
    return h("figure", {}, photo(imageId, `${words}: ${name(id)}, ${imageId}`), h("figcaption", {}, h("small", {}, words), binomial(id), status(id), pictured || !imageId ? null : h("code", {}, imageId)));
  }

  function pairCase(example) {
    const answer = example.answers[0];
    const witness = example.evidence.find((near) => near.taxon_id === answer.taxon_id);
    const place = example.answers.findIndex((candidate) => candidate.taxon_id === example.truth);
    return h("article", { class: "case" },
      h("div", { class: "pair" }, captioned(example.image_id, "the photo shows", example.truth), captioned(witness?.image_id, "it was named", answer.taxon_id)),
      h("p", {}, `${answer.probability === null || answer.probability === undefined ? `Score ${decimals(answer.score, 3)}` : `Probability ${percent(answer.probability)}`}; the truth came ${place < 0 ? "after the first five" : `as number ${place + 1}`}. ${verdicts[example.danger].replace(/^./, (letter) => letter.toUpperCase())}. `, pictured ? h("code", {}, example.image_id) : null));
  }

  function dangerous() {
    const lead = "Venomous photos that were named a harmless species: first those that the service would have called likely harmless, then those that were furthest from the truth.";
    return section("danger", "Danger", "Dangerous confusions", lead,
      report.dangerous.length
        ? h("div", { class: "cases" }, report.dangerous.slice(0, shown).map(pairCase))
        : panel(null, h("p", {}, report.venom.named_harmless.of === 0 ? "No photo of a taxon known to be venomous was asked about." : "None: no photo of a venomous taxon was named a harmless one.")),
      report.dangerous.length > shown ? h("p", { class: "lead" }, `${shown} of ${report.venom.named_harmless.photos} are shown; report.json lists ${report.dangerous.length}.`) : null);
  }

  function reliability() {
    const bins = found.reliability.bins;
    if (!bins.length) {
      return null;
    }
    return section("reliability", "Reliability", "Can the probabilities be trusted?", `On the dashed line they say what happens: of answers given with 80 % confidence, 80 % are right. The mean distance from it is ${percent(found.reliability.ece, 2)} (ECE), over ${calibration.measured} answers to photos whose taxon had a reference; the calibration was fitted on ${calibration.fitted_on}. The bars say how many answers there are, and so do the dots.`,
      h("div", { class: "grid" }, panel(null, reliabilityChart(bins)),
        panel(null, simpleTable("Answers by confidence", [{ name: "confidence" }, { name: "answers", number: true }, { name: "mean", number: true }, { name: "right", number: true }],
          bins.map((bin) => h("tr", {}, h("td", {}, `${percent(bin.from, 0)} to ${percent(bin.to, 0)}`), h("td", { class: "n" }, String(bin.count)), h("td", { class: "n" }, percent(bin.confidence)), h("td", { class: "n" }, percent(bin.accuracy))))))));
  }

  function map() {
    const points = report.map.points;
    if (!points.length) {
      return null;
    }
    const colourings = {
      species: (point) => name(point.taxon_id),
      family: (point) => taxon(point.taxon_id).family ?? "no family known",
      "venom status": (point) => statuses[taxon(point.taxon_id).venomous],
      answer: (point) => (point.right === null || point.right === undefined ? "not asked" : point.right ? "right" : "wrong"),
    };
    const fixed = { venomous: "var(--red-fill)", harmless: "var(--bar)", "status unknown": "var(--soft)", right: "var(--bar)", wrong: "var(--red-fill)", "not asked": "var(--soft)" };
    const width = Math.min(760, ROOM);
    const height = Math.max(320, 0.74 * width);
    const svg = canvas(width, height, `Map of ${points.length} photos: similar photos lie near each other. Arrow keys go from photo to photo.`);
    svg.classed("scatter", true);
    const x = d3.scaleLinear(d3.extent(points, (point) => point.x), [16, width - 16]);
    const y = d3.scaleLinear(d3.extent(points, (point) => point.y), [height - 16, 16]);
    const layer = svg.append("g");
    const marks = layer.selectAll("path").data(points).join("path").attr("class", "photo");
    const tip = h("div", { class: "tip", hidden: true, role: "status" });
    const legend = h("ul", { class: "legend", "aria-label": "groups" });
    const chooser = h("select", { id: "colours" }, Object.keys(colourings).map((key) => h("option", {}, key)));
    let transform = d3.zoomIdentity;
    let group = null;
    const place = (next) => {
      transform = next;
      const symbol = d3.symbol().size(width < 500 ? 22 : 46);
      marks.attr("d", (point) => symbol.type(taxon(point.taxon_id).venomous === "yes" ? d3.symbolTriangle : d3.symbolCircle)())
        .attr("transform", (point) => `translate(${transform.applyX(x(point.x))},${transform.applyY(y(point.y))})`);
    };
    const colour = () => {
      const of = colourings[chooser.value];
      const sizes = d3.rollups(points, (rows) => rows.length, of).sort((a, b) => b[1] - a[1] || d3.ascending(a[0], b[0]));
      const names = sizes.map(([key]) => key).sort();
      const wheel = (key) => fixed[key] ?? d3.hsl((360 * names.indexOf(key) * 0.618034) % 360, 0.55, names.indexOf(key) % 2 ? 0.45 : 0.6).formatHex();
      marks.attr("fill", (point) => wheel(of(point))).classed("dim", (point) => group !== null && of(point) !== group);
      legend.replaceChildren(...sizes.slice(0, 24).map(([key, photosOf]) => {
        const swatch = h("i");
        swatch.style.background = wheel(key);
        const button = h("button", { type: "button", "aria-pressed": String(group === key) }, swatch, `${key} (${photosOf})`);
        button.addEventListener("click", () => {
          group = group === key ? null : key;
          colour();
          [...legend.querySelectorAll("button")].find((other) => other.textContent === button.textContent)?.focus();
        });
        return h("li", {}, button);
      }), ...(sizes.length > 24 ? [h("li", {}, `and ${sizes.length - 24} more`)] : []));
    };
    let here = null;
    const visit = (point) => {
      here = point;
      marks.classed("here", (other) => other === point);
      tip.hidden = point === null;
      if (point === null) {
        return;
      }
      const wrong = point.right === false && point.answer ? h("p", {}, "named ", binomial(point.answer)) : null;
      tip.replaceChildren(...[photos[point.image_id] ? photo(point.image_id, "") : null, h("p", {}, binomial(point.taxon_id)), wrong, h("p", {}, status(point.taxon_id)), h("p", {}, h("code", {}, point.image_id))].filter(Boolean));
      const box = svg.node().getBoundingClientRect();
      const scale = box.width / width;
      const [px, py] = [transform.applyX(x(point.x)) * scale, transform.applyY(y(point.y)) * scale];
      tip.style.left = `${Math.max(0, px > box.width / 2 ? px - tip.offsetWidth - 14 : px + 14)}px`;
      tip.style.top = `${Math.min(Math.max(0, py - tip.offsetHeight / 2), Math.max(0, box.height - tip.offsetHeight))}px`;
    };
    const tree = d3.quadtree(points, (point) => x(point.x), (point) => y(point.y));
    svg.on("pointermove", (event) => {
      const [px, py] = d3.pointer(event);
      visit(tree.find(transform.invertX(px), transform.invertY(py), 14 / transform.k) ?? null);
    }).on("pointerleave", () => visit(null)).on("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (event.key === "Escape") {
        visit(null);
      } else if (way) {
        event.preventDefault();
        visit(here === null ? points[0] : beyond(here, way));
      }
    });
    const beyond = (from, [dx, dy]) => {
      const distance = (point) => {
        const [ax, ay] = [x(point.x) - x(from.x), y(point.y) - y(from.y)];
        const ahead = ax * dx + ay * dy;
        return ahead <= 0 ? Infinity : ahead + 3 * Math.abs(ax * dy - ay * dx);
      };
      const next = d3.least(points, distance);
      return distance(next) === Infinity ? from : next;
    };
    chooser.addEventListener("change", () => {
      group = null;
      colour();
    });
    const zoom = zoomable(svg, [[0, 0], [width, height]], 24, (next) => {
      place(next);
      visit(null);
    });
    place(d3.zoomIdentity);
    colour();
    const tools = zoomTools(svg, zoom);
    tools.prepend(h("label", {}, "colours by", chooser));
    return section("map", "Map", "Map of the photos", `Every photo on the plane of its first two principal components, which show ${percent(report.map.share_x + report.map.share_y)} of what sets the embeddings apart. Triangles are venomous. Point at a photo, or use the arrow keys.${report.map.points.length < report.map.photos ? ` ${report.map.points.length} of ${report.map.photos} photos are drawn.` : ""}`,
      panel(null, tools, figure(svg, tip), legend));
  }

  function evidence(example) {
    const nearest = example.evidence.slice(0, 4);
    const mark = (near) => (near.taxon_id === example.truth ? "same" : "other");
    const cosine = (near) => `cosine ${decimals(near.similarity, 3)}`;
    return pictured
      ? h("div", { class: "strip" }, nearest.map((near) => photo(near.image_id, `${name(near.taxon_id)}, ${cosine(near)}`, mark(near))))
      : h("ul", { class: "near" }, nearest.map((near) => h("li", { class: mark(near) }, binomial(near.taxon_id), ` ${cosine(near)} `, h("code", {}, near.image_id))));
  }

  function retrievalCase(example) {
    const answer = example.answers[0];
    return h("article", { class: "case" },
      h("div", { class: "pair" },
        captioned(example.image_id, "asked", example.truth),
        h("div", {}, h("p", {}, h("small", {}, "answered")), h("ol", {}, example.answers.slice(0, 3).map((candidate) => h("li", {}, binomial(candidate.taxon_id), h("small", {}, ` ${candidate.probability === null || candidate.probability === undefined ? decimals(candidate.score, 3) : percent(candidate.probability)}`)))))),
      evidence(example),
      h("p", {}, answer.taxon_id === example.truth ? "Right. " : "Wrong. ", pictured ? h("code", {}, example.image_id) : null));
  }

  function examples() {
    return section("examples", "Examples", "Examples", `The photo, the answers, and the reference photos that spoke for them: ${pictured ? "framed" : "marked"} green if they show what the photo shows, red if not.`,
      h("h3", {}, "Where it went wrong by the widest margin"),
      report.wrong.length ? h("div", { class: "cases" }, report.wrong.map(retrievalCase)) : panel(null, h("p", {}, "Nowhere.")),
      h("h3", {}, "Where it was right by the widest margin"),
      h("div", { class: "cases" }, report.right.map(retrievalCase)));
  }

  function leaks() {
    const audit = report.protocols[0].leaks;
    const lead = `A query leaks when the references knew it already: a photo of its observation, the same file, or one with a cosine of ${audit.threshold} or more. ${audit.queries === 0 ? "None does." : `${audit.queries} of ${found.photos} do: ${audit.same_observation} by observation, ${audit.same_content} by file, ${audit.nearly_same} by likeness.`}`;
    if (audit.queries === 0) {
      return section("leaks", "Leaks", "Leak audit", lead);
    }
    const titles = { top1: "top-1", top3: "top-3", top5: "top-5", macro_f1: "macro F1", balanced_accuracy: "balanced accuracy" };
    const rows = audit.scores.map((score, i) => h("tr", {}, h("th", { scope: "row" }, titles[score.name] ?? score.name), share(report.protocols[0].scores[i]), share(score)));
    return section("leaks", "Leaks", "Leak audit", lead,
      panel(null, simpleTable("With and without the queries that leak", [{ name: "score" }, { name: "all queries", number: true }, { name: `${audit.n} without leaks`, number: true }], rows)),
      h("div", { class: "cases" }, report.leaks.slice(0, shown).map((leak) => h("article", { class: "case" },
        h("div", { class: "pair" }, h("figure", {}, photo(leak.image_id, `asked: ${leak.image_id}`), h("figcaption", {}, h("small", {}, "asked"), h("code", {}, leak.image_id))), h("figure", {}, photo(leak.reference_id, `reference: ${leak.reference_id}`), h("figcaption", {}, h("small", {}, "reference"), h("code", {}, leak.reference_id)))),
        h("p", {}, `Cosine ${decimals(leak.cosine)}.`)))));
  }

  function provenance() {
    const origin = report.provenance;
    return section("provenance", "Provenance", "Where the numbers come from", null,
      panel(null, facts([
        ...(origin.gallery ? [["gallery", `${origin.gallery}, generation ${origin.generation}`]] : origin.files.map((file) => ["file", `${file.name}, SHA-256 ${file.sha256}`])),
        ["photos", `${origin.photos} of ${origin.observations} observations and ${origin.taxa} taxa`],
        ["encoder", worded(origin.encoder.encoder_id)], ["weights", worded(origin.encoder.weights_sha256)], ["preprocessing", worded(origin.encoder.preprocessing_id)], ["output", `${worded(origin.encoder.output)}, ${origin.encoder.dimension} dimensions`],
        ["split", found.split], ["split SHA-256", origin.split_sha256], ["seed of draws", String(origin.seed)], ["intervals", "95 %, 1,000 resamples of observations, percentile"],
        ["Naja", `${origin.version}, commit ${origin.commit}`], ["command", h("code", {}, found.command)], ["measured on", found.measured_on],
      ])));
  }

  const sections = [summary(), protocols(), support(), species(), matrix(), dangerous(), reliability(), map(), examples(), leaks(), provenance()].filter(Boolean);
  page.replaceChildren(
    h("a", { class: "skip", href: "#summary" }, "To the numbers"),
    header(),
    h("nav", { "aria-label": "Sections" }, h("ul", {}, sections.map((part) => h("li", {}, h("a", { href: `#${part.id}` }, part.dataset.short))))),
    h("main", {}, sections),
    h("footer", {}, `One file, nothing from elsewhere.${pictured ? " Photos belong to whoever took them; the gallery names licence and rights holder." : ""}`));
})();
