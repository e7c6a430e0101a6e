// The last view: how well the gallery names photos, measured and not claimed.
import { getJson } from "./api.js";
import { bar, count, element, names, percent, speciesLink, venomTag } from "./dom.js";

const MOST_ROWS = 200;

/** Gives back what fills the view once. */
export function qualityView() {
  const place = document.getElementById("quality-result");
  let isFilled = false;
  return async () => {
    if (isFilled) {
      return;
    }
    isFilled = true;
    try {
      const { evaluation } = await getJson("/v1/gallery");
      place.replaceChildren(...evaluation.status === "served"
        ? report(await getJson("/v1/evaluation")) : unmeasured(evaluation));
    } catch (failure) {
      isFilled = false;
      place.replaceChildren(element("p", { class: "hint" }, failure.problem?.detail ?? failure.message));
    }
  };
}

function unmeasured({ status }) {
  return [
    element("p", { class: "lead" }, status === "refused"
      ? "The evaluation that is kept cannot be shown: it was made with another encoder or on other photos, or its file is damaged."
      : "Nobody has measured this gallery yet."),
    element("p", { class: "hint" }, "Whoever runs this service can measure it, on photos that are hidden from it one individual at a time:"),
    element("pre", { tabindex: 0 }, element("code", {}, "naja eval report --gallery DIR --save")),
  ];
}

function report(found) {
  return [
    element("p", {},
      `Asked about ${count(found.photos, "photo")} of ${count(found.observations, "individual")} (${found.split}), ` +
        `each with its individual hidden from the gallery; measured on ${found.measured_on}, generation ${found.generation}.`),
    found.stale ? element("p", { class: "disagree" }, "The gallery has changed since.") : "",
    element("dl", { class: "tiles" },
      tile("First answer right", found.top1), tile("Right in the first three", found.top3),
      tile("Right in the first five", found.top5), tile("Macro F1", found.macro_f1)),
    dangerous(found.taxa),
    reliability(found),
    species(found.taxa),
    element("details", {}, element("summary", {}, "Measure it again"),
      element("pre", { tabindex: 0 }, element("code", {}, found.command))),
  ];
}

function tile(name, share) {
  return element("div", {},
    element("dt", {}, name),
    element("dd", {}, element("b", {}, percent(share.value)),
      element("small", {}, `95 %: ${percent(share.low)} to ${percent(share.high)}`)));
}

/** Venomous species whose photos were taken for others that are not known to be venomous. */
function dangerous(taxa) {
  const venomous = taxa.filter((row) => row.taxon.venomous === "yes");
  const worst = venomous
    .flatMap((row) => row.confusions
      .filter((other) => other.taxon.venomous !== "yes")
      .map((other) => ({ row, other, share: other.photos / row.photos })))
    .sort((one, other) => other.share - one.share);
  return element("section", { "aria-labelledby": "dangerous-title" },
    element("h3", { id: "dangerous-title" }, "Dangerous confusions"),
    worst.length === 0
      ? element("p", {}, venomous.length === 0
        ? "No venomous species was asked about."
        : "Among the most frequent confusions of the venomous species, none is with a species that may be harmless.")
      : element("ul", { class: "confusions" }, worst.slice(0, 20).map(({ row, other, share }) =>
        element("li", {}, link(row.taxon), " was taken for ", link(other.taxon),
          ` in ${other.photos} of ${count(row.photos, "photo")} (${percent(share)})`))),
    element("p", { class: "hint" }, "The danger verdict looks at every candidate, not at the first answer alone."));
}

function reliability({ reliability: bins, calibration_error: error }) {
  if (bins.length === 0) {
    return element("p", { class: "hint" }, "Without a calibration there are no probabilities to examine.");
  }
  return element("section", { "aria-labelledby": "reliability-title" },
    element("h3", { id: "reliability-title" }, "Can the probabilities be trusted?"),
    element("p", { class: "hint" }, `Expected calibration error ${percent(error)}.`),
    table("Answers by confidence", ["Confidence", "Answers", "Right", ""], bins.filter((bin) => bin.answers > 0).map((bin) =>
      [`${percent(bin.from)} to ${percent(bin.to)}`, String(bin.answers), percent(bin.accuracy), bar(bin.accuracy)])));
}

function species(taxa) {
  const weakest = taxa.toSorted((one, other) => one.recall.value - other.recall.value);
  return element("section", { "aria-labelledby": "weakest-title" },
    element("h3", { id: "weakest-title" }, "Species, weakest first"),
    weakest.length > MOST_ROWS && element("p", { class: "hint" }, `The first ${MOST_ROWS} of ${weakest.length}.`),
    table("Recall by species", ["Species", "Photos", "Recognised", "", "Most often taken for"],
      weakest.slice(0, MOST_ROWS).map((row) => [
        element("span", {}, link(row.taxon), " ", venomTag(row.taxon.venomous)),
        String(row.photos), percent(row.recall.value), bar(row.recall.value),
        row.confusions.length === 0 ? "" : link(row.confusions[0].taxon)])));
}

function link(taxon) {
  return element("a", { href: speciesLink(taxon.id) }, names(taxon));
}

function table(caption, heads, rows) {
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    element("table", {},
      element("caption", { class: "visually-hidden" }, caption),
      element("thead", {}, element("tr", {}, heads.map((head) => head === ""
        ? element("td", {}) : element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows.map((cells) => element("tr", {}, cells.map((cell, index) =>
        index === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell)))))));
}
