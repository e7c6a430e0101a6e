"use strict";
// Elements and charts that the report and the comparison are made of. Charts are SVG drawn with D3;
// their colours come from the style sheet, so that they follow light and dark.

// On a telephone charts are drawn narrower, not smaller: their letters stay readable.
const ROOM = Math.max(280, document.documentElement.clientWidth - 72);
const SVG_WIDTH = Math.min(640, ROOM);

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

const percent = (value, digits = 1) => `${(100 * value).toFixed(digits)} %`;
const decimals = (value, digits = 4) => value.toFixed(digits);
const range = (share, digits = 1) => `${(100 * share.low).toFixed(digits)} to ${percent(share.high, digits)}`;
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

function embedded(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function section(id, short, title, lead, ...content) {
  return h("section", { id, "data-short": short, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), lead ? h("p", { class: "lead" }, lead) : null, ...content);
}

function panel(title, ...content) {
  return h("div", { class: "panel" }, title ? h("h3", {}, title) : null, ...content);
}

function facts(pairs) {
  return h("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function cards(entries) {
  return h("ul", { class: "cards" }, entries.map(({ value, name, note, alarm }) => h("li", { class: alarm ? "alarm" : null }, h("b", {}, value), h("span", {}, name), note ? h("small", {}, note) : null)));
}

function simpleTable(caption, heads, rows) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {}, h("caption", {}, caption),
      h("thead", {}, h("tr", {}, heads.map(({ name, number }) => h("th", { scope: "col", class: number ? "n" : null }, name)))),
      h("tbody", {}, rows)));
}

function share(score, best = false, digits = 2) {
  if (!score || !isNumber(score.value)) {
    return h("td", { class: "n" }, "–");
  }
  return h("td", { class: best ? "n best" : "n" }, percent(score.value, digits), isNumber(score.low) ? h("small", {}, range(score, digits)) : null);
}

function canvas(width, height, words) {
  const svg = d3.create("svg").attr("viewBox", [0, 0, width, height]).attr("role", "img").attr("aria-label", words);
  return svg;
}

function figure(svg, ...more) {
  return h("div", { class: "chart" }, svg.node(), ...more);
}

function axis(svg, kind, place, [x, y]) {
  return svg.append("g").attr("class", "axis").attr("transform", `translate(${x},${y})`).call(kind(place).ticks(5).tickSizeOuter(0));
}

// Values with their intervals, one line each.
function whiskers(rows, { words, format = (value) => percent(value), domain, zero = false, bars = false, width = SVG_WIDTH }) {
  const left = Math.min(0.45 * width, 24 + 6.3 * d3.max(rows, ({ label }) => label.length));
  const line = 30;
  const height = rows.length * line + 34;
  const svg = canvas(width, height, words);
  const all = rows.flatMap(({ value, low, high }) => [value, low, high]).filter(isNumber);
  const [from, to] = domain ?? d3.extent(zero ? [...all, 0] : all);
  const pad = domain ? 0 : (to - from || 0.01) * 0.12;
  const x = d3.scaleLinear([from - pad, to + pad], [left, width - 74]);
  const bottom = rows.length * line + 6;
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${bottom})`).call(d3.axisBottom(x).ticks(domain ? 4 : width / 130).tickFormat(domain ? (value) => percent(value, 0) : format).tickSizeOuter(0));
  if (zero) {
    svg.append("line").attr("class", "zero").attr("x1", x(0)).attr("x2", x(0)).attr("y1", 0).attr("y2", bottom);
  }
  rows.forEach(({ label, value, low, high }, i) => {
    const y = i * line + line / 2;
    const group = svg.append("g");
    group.append("title").text(`${label}: ${format(value)}${isNumber(low) ? `, ${format(low)} to ${format(high)}` : ""}`);
    group.append("text").attr("x", left - 12).attr("y", y).attr("dy", ".35em").attr("text-anchor", "end").text(shortened(label, Math.floor((left - 16) / 6.1)));
    if (bars) {
      group.append("rect").attr("class", "bar").attr("x", x(from)).attr("y", y - 8).attr("height", 16).attr("width", x(value) - x(from));
    } else {
      group.append("line").attr("class", "rule").attr("x1", left).attr("x2", width - 74).attr("y1", y).attr("y2", y);
    }
    if (isNumber(low)) {
      group.append("path").attr("class", "whisker").attr("fill", "none").attr("d", `M${x(low)},${y - 4}v8m0,-4H${x(high)}m0,-4v8`);
    }
    if (!bars) {
      group.append("circle").attr("class", "dot").attr("cx", x(value)).attr("cy", y).attr("r", 5);
    }
    group.append("text").attr("x", width).attr("y", y).attr("dy", ".35em").attr("text-anchor", "end").text(format(value));
  });
  return figure(svg);
}

function shortened(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

// How often answers are right by how sure they are; the thin bars say how many answers there are.
function reliabilityChart(bins) {
  const size = Math.min(420, ROOM);
  const [left, top, right, bottom] = [64, 10, size - 24, size - 46];
  const svg = canvas(size, size, `Reliability: ${bins.map((bin) => `${bin.count} answers at confidence ${percent(bin.confidence)} are right in ${percent(bin.accuracy)}`).join("; ")}`);
  const x = d3.scaleLinear([0, 1], [left, right]);
  const y = d3.scaleLinear([0, 1], [bottom, top]);
  const most = d3.max(bins, (bin) => bin.count);
  svg.append("rect").attr("class", "ground").attr("x", left).attr("y", top).attr("width", right - left).attr("height", bottom - top).attr("opacity", 0.35);
  svg.append("g").selectAll("rect").data(bins).join("rect").attr("class", "faint").attr("x", (bin) => x(bin.from) + 1).attr("width", (bin) => x(bin.to) - x(bin.from) - 2).attr("y", (bin) => bottom - (0.35 * (bottom - top) * bin.count) / most).attr("height", (bin) => (0.35 * (bottom - top) * bin.count) / most);
  svg.append("line").attr("class", "zero").attr("x1", x(0)).attr("y1", y(0)).attr("x2", x(1)).attr("y2", y(1));
  axis(svg, d3.axisBottom, x, [0, bottom]).call((g) => g.selectAll("text").text((value) => percent(value, 0)));
  axis(svg, d3.axisLeft, y, [left, 0]).call((g) => g.selectAll("text").text((value) => percent(value, 0)));
  svg.append("path").attr("class", "curve").attr("d", d3.line((bin) => x(bin.confidence), (bin) => y(bin.accuracy))(bins));
  svg.append("g").selectAll("circle").data(bins).join("circle").attr("class", "dot").attr("r", (bin) => 3 + 5 * Math.sqrt(bin.count / most)).attr("cx", (bin) => x(bin.confidence)).attr("cy", (bin) => y(bin.accuracy)).append("title").text((bin) => `${bin.count} answers, confidence ${percent(bin.confidence)}, right ${percent(bin.accuracy)}`);
  svg.append("text").attr("class", "soft").attr("x", (left + right) / 2).attr("y", size - 8).attr("text-anchor", "middle").text("confidence of the answer");
  svg.append("text").attr("class", "soft").attr("transform", `translate(12,${(top + bottom) / 2}) rotate(-90)`).attr("text-anchor", "middle").text("share that is right");
  return figure(svg);
}

// A score over the number of references, with the band of its intervals.
function supportChart(points, words) {
  const height = 300;
  const [left, top, right, bottom] = [52, 12, SVG_WIDTH - 16, height - 44];
  const svg = canvas(SVG_WIDTH, height, words);
  const x = d3.scaleLog(d3.extent(points, (point) => point.references), [left + 10, right - 10]);
  const y = d3.scaleLinear([d3.min(points, (point) => point.low) - 0.02, Math.min(1, d3.max(points, (point) => point.high) + 0.02)], [bottom, top]);
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${bottom})`).call(d3.axisBottom(x).tickValues(points.map((point) => point.references)).tickFormat(d3.format("d")).tickSizeOuter(0));
  svg.append("g").attr("class", "axis").attr("transform", `translate(${left},0)`).call(d3.axisLeft(y).ticks(5).tickFormat((value) => percent(value, 0)).tickSizeOuter(0));
  svg.append("path").attr("class", "band").attr("d", d3.area((point) => x(point.references), (point) => y(point.low), (point) => y(point.high))(points));
  svg.append("path").attr("class", "curve").attr("d", d3.line((point) => x(point.references), (point) => y(point.value))(points));
  svg.append("g").selectAll("circle").data(points).join("circle").attr("class", "dot").attr("r", 5).attr("cx", (point) => x(point.references)).attr("cy", (point) => y(point.value)).append("title").text((point) => `${point.references} references: ${percent(point.value)}, ${range(point)}`);
  svg.append("text").attr("class", "soft").attr("x", (left + right) / 2).attr("y", height - 6).attr("text-anchor", "middle").text("reference photos per species");
  return figure(svg);
}

// Buttons that do what wheel and fingers do.
function zoomTools(svg, zoom) {
  const button = (name, words, act) => {
    const element = h("button", { type: "button", "aria-label": words, title: words }, name);
    element.addEventListener("click", act);
    return element;
  };
  return h("div", { class: "tools" },
    button("+", "zoom in", () => svg.call(zoom.scaleBy, 1.6)),
    button("−", "zoom out", () => svg.call(zoom.scaleBy, 1 / 1.6)),
    button("whole", "show all of it", () => svg.call(zoom.transform, d3.zoomIdentity)));
}

// Wheel only with a modifier key or after a click into the chart: the page must scroll past it.
function zoomable(svg, extent, most, zoomed) {
  const zoom = d3.zoom().scaleExtent([1, most]).extent(extent).translateExtent(extent)
    .filter((event) => event.type === "wheel" ? event.ctrlKey || svg.node() === document.activeElement : !event.button && (event.type !== "touchstart" || event.touches.length > 1))
    .on("zoom", ({ transform }) => zoomed(transform));
  svg.classed("zoomable", true).attr("tabindex", 0).call(zoom).on("dblclick.zoom", null);
  return zoom;
}
