// Shows what the server said. Every text goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

const DANGER = {
  venomous: {
    title: "Venomous",
    advice: "Keep your distance and do not touch it.",
    icon: "M24 5 45 42H3Z M24 18v12 M24 35.500v.5",
  },
  cannot_rule_out: {
    title: "Danger cannot be ruled out",
    advice: "Treat it as dangerous.",
    icon: "M24 5 45 42H3Z M20 22.500a4 4 0 1 1 5.500 3.700c-1 .5-1.500 1.200-1.500 3 M24 35.500v.5",
  },
  likely_harmless: {
    title: "Likely harmless",
    advice: "Likely is not certain: look, do not touch.",
    icon: "M24 5a19 19 0 1 0 .1 0Z M15 24.500l6.500 6.500L33.500 18.500",
  },
};

const VERDICT = {
  identified: { label: "Identified", lead: "One species stands out" },
  ambiguous: { label: "Ambiguous", lead: "Several species come into question; the nearest is" },
  unknown: { label: "Unknown", lead: "Nothing in the gallery is near enough. The nearest would be" },
};

const VENOM = {
  yes: "venomous",
  no: "not venomous",
  unknown: "venom status unknown",
};

const STAGES = {
  receive: "receive the upload",
  wait: "wait for a turn",
  decode: "decode",
  preprocess: "resize and crop",
  encode: "encode",
  decode_encode: "decode and encode",
  search: "search",
  score: "score",
  decide: "decide",
};

/** An element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** What a screen reader is told about an answer. */
export function summary(reply) {
  const danger = DANGER[reply.danger.verdict];
  const best = reply.results[0];
  const name = best ? best.taxon.common_name ?? best.taxon.scientific_name : "no species";
  return `${danger.title}. ${VERDICT[reply.verdict].label}: ${name}.`;
}

export function showWaiting(place) {
  place.replaceChildren(
    element("div", { class: "waiting", "aria-hidden": "true" },
      element("div", { class: "bone banner" }), element("div", { class: "bone name" }),
      element("div", { class: "bone line" }), element("div", { class: "bone line" }),
      element("div", { class: "bone line" })));
}

export function showProblem(place, problem, again) {
  const retry = element("button", { type: "button" }, "Try again");
  retry.addEventListener("click", again);
  const list = (problem.errors ?? []).map((error) => element("li", {}, element("b", {}, error.name), ` ${error.message}`));
  place.replaceChildren(
    element("div", { class: "problem", role: "alert" },
      element("h3", {}, problem.title),
      list.length > 0 ? element("ul", {}, ...list) : element("p", {}, problem.detail ?? ""),
      retry));
}

export function showAnswer(place, reply) {
  place.replaceChildren(
    dangerBanner(reply.danger, reply.scorer),
    headline(reply),
    ranking(reply),
    evidence(reply),
    making(reply));
}

function dangerBanner(danger, scorer) {
  const { title, advice, icon } = DANGER[danger.verdict];
  const banner = element("section", { class: `danger ${danger.verdict}`, "aria-label": "Danger" },
    drawing(icon),
    element("div", {},
      element("h3", {}, title),
      element("p", { class: "advice" }, advice),
      element("p", { class: "reason" }, danger.reason)));
  if (danger.nearest_venomous) {
    const { taxon, score } = danger.nearest_venomous;
    banner.lastChild.append(element("p", { class: "nearest" },
      "Nearest venomous: ", ...names(taxon), `, ${scoreWord(scorer)} ${number(score)}`));
  }
  return banner;
}

function headline(reply) {
  const { label, lead } = VERDICT[reply.verdict];
  const best = reply.results[0];
  const head = element("section", { class: `headline ${reply.verdict}`, "aria-label": "Verdict" },
    element("p", { class: "verdict" }, element("span", { class: "badge" }, label), ` ${best ? lead : "No species fits"}`));
  if (best) {
    const { taxon } = best;
    head.append(
      element("h3", { class: "species" }, element("i", { lang: "la" }, taxon.scientific_name)),
      element("p", { class: "also" },
        [taxon.common_name, taxon.family && `family ${taxon.family}`].filter(Boolean).join(" · ")));
  }
  head.append(element("p", { class: reply.scorers_agree ? "agree" : "disagree" },
    reply.scorers_agree
      ? "Prototypes and nearest photos name the same species."
      : "Prototypes and nearest photos name different species: be wary of this answer."));
  return head;
}

function ranking(reply) {
  if (reply.results.length === 0) {
    return "";
  }
  const word = scoreWord(reply.scorer);
  const items = reply.results.map((result) => candidate(result, word));
  const calibrated = reply.results.some((result) => result.probability !== null);
  return element("section", { "aria-labelledby": "ranking-title" },
    element("h3", { id: "ranking-title" }, "What it looks like"),
    element("p", { class: "hint" },
      `The bars show ${word}, which says how alike things look to the encoder. It is not a probability` +
        (calibrated ? "; probabilities are given as percentages." : ", and this gallery has none calibrated.")),
    element("ol", { class: "ranking" }, ...items));
}

function candidate({ taxon, score, probability }, word) {
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--value", Math.max(0, Math.min(1, score)));
  return element("li", {},
    element("span", { class: "who" }, ...names(taxon)),
    element("span", { class: `venom ${taxon.venomous}` }, VENOM[taxon.venomous]),
    element("span", { class: "score" },
      element("span", { class: "visually-hidden" }, `${word} `), number(score),
      probability === null ? null : element("small", {}, ` ${percent(probability)}`)),
    bar);
}

function evidence(reply) {
  if (reply.evidence.length === 0) {
    return "";
  }
  return element("section", { "aria-labelledby": "evidence-title" },
    element("h3", { id: "evidence-title" }, "Reference photos that look alike"),
    element("p", { class: "hint" }, "Compare them with your photo. The number is the cosine similarity to it."),
    element("ul", { class: "evidence" }, ...reply.evidence.map(reference)));
}

function reference(photo) {
  const image = element("img", {
    src: photo.thumbnail,
    alt: `Reference photo of ${photo.common_name ?? photo.scientific_name}`,
    title: photo.image_id,
  });
  return element("li", {},
    element("figure", {}, image,
      element("figcaption", {},
        element("i", { lang: "la" }, photo.scientific_name),
        element("span", { class: "similarity" }, number(photo.similarity)),
        credit(photo))));
}

function credit(photo) {
  const words = [photo.rights_holder && `© ${photo.rights_holder}`, photo.licence].filter(Boolean).join(", ");
  if (words === "" && !photo.source_url) {
    return null;
  }
  if (/^https?:\/\//.test(photo.source_url ?? "")) {
    return element("a", { class: "credit", href: photo.source_url, rel: "noreferrer noopener" }, words || "source");
  }
  return element("span", { class: "credit" }, words);
}

function making(reply) {
  const total = reply.milliseconds.total;
  const rows = Object.entries(reply.milliseconds)
    .filter(([stage]) => stage !== "total")
    .map(([stage, ms]) => stageRow(STAGES[stage] ?? stage, ms, total));
  const photos = new Intl.NumberFormat("en").format(reply.gallery.photos);
  return element("details", { class: "making" },
    element("summary", {}, `Answered in ${milliseconds(total)}`),
    element("table", {},
      element("caption", { class: "visually-hidden" }, "Time per stage"),
      element("tbody", {}, ...rows)),
    element("p", {},
      `${reply.images} ${reply.images === 1 ? "photo" : "photos"}, encoder ${reply.encoder} on ${reply.provider}, ` +
        `scorer ${reply.scorer}, gallery generation ${reply.gallery.generation} with ${photos} photos.`));
}

function stageRow(name, ms, total) {
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--value", total > 0 ? ms / total : 0);
  return element("tr", {},
    element("th", { scope: "row" }, name),
    element("td", { class: "amount" }, milliseconds(ms)),
    element("td", { class: "share" }, bar));
}

function names(taxon) {
  const scientific = element("i", { lang: "la" }, taxon.scientific_name);
  return taxon.common_name ? [scientific, " ", element("span", { class: "common" }, taxon.common_name)] : [scientific];
}

function scoreWord(scorer) {
  return scorer === "prototype" ? "similarity" : "share of votes";
}

function number(value) {
  return value.toFixed(3);
}

function percent(value) {
  return `${(100 * value).toFixed(1)} %`;
}

function milliseconds(value) {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

function drawing(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 48 48");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
