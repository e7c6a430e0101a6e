// What the server said about the photos.
import { dangerBanner, dangerTitle } from "./danger.js";
import {
  bar, count, decimal, element, milliseconds, names, percent, plainName, speciesLink, venomTag,
} from "./dom.js";
import { referenceList } from "./reference.js";
import { getJson } from "./api.js";

const SHOWN_AT_ONCE = 5;
const EVIDENCE = 6;

const VERDICT = {
  identified: { label: "Identified", lead: "One species stands out" },
  ambiguous: { label: "Ambiguous", lead: "Several species come into question; the nearest is" },
  unknown: { label: "Unknown", lead: "Nothing in the gallery is near enough. The nearest would be" },
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

/** What a screen reader is told about an answer. */
export function summary(reply) {
  const best = reply.results[0];
  const name = best ? plainName(best.taxon) : "no species";
  return `${dangerTitle(reply.danger)}. ${VERDICT[reply.verdict].label}: ${name}.`;
}

export function showWaiting(place) {
  place.replaceChildren(
    element("div", { class: "waiting", "aria-hidden": "true" },
      ["banner", "name", "line", "line", "line"].map((kind) => element("div", { class: `bone ${kind}` }))));
}

export function showProblem(place, problem, again) {
  const retry = element("button", { type: "button" }, "Try again");
  retry.addEventListener("click", again);
  const errors = (problem.errors ?? []).map((error) =>
    element("li", {}, element("b", {}, error.name), ` ${error.message}`));
  place.replaceChildren(
    element("div", { class: "problem", role: "alert" },
      element("h3", {}, problem.title),
      errors.length > 0 ? element("ul", {}, errors) : element("p", {}, problem.detail ?? ""),
      retry));
}

/** @param photoUrls the visitor's own photos, to be shown beside the evidence */
export function showAnswer(place, reply, photoUrls = []) {
  const word = scoreWord(reply.scorer);
  place.replaceChildren(...[
    dangerBanner(reply.danger, word),
    headline(reply),
    ranking(reply, word, photoUrls),
    perPhoto(reply, photoUrls),
    making(reply)].filter(Boolean));
}

function headline(reply) {
  const { label, lead } = VERDICT[reply.verdict];
  const best = reply.results[0]?.taxon;
  return element("section", { class: `headline ${reply.verdict}`, "aria-label": "Verdict" },
    element("p", { class: "verdict" },
      element("span", { class: "badge" }, label), ` ${best ? lead : "No species fits"}`),
    best && element("h3", { class: "species" }, element("i", { lang: "la" }, best.scientific_name)),
    best && element("p", { class: "also" },
      [best.common_name, best.family && `family ${best.family}`].filter(Boolean).join(" · ")),
    ancestor(reply.common_ancestor),
    element("p", { class: reply.scorers_agree ? "agree" : "disagree" },
      reply.scorers_agree
        ? "Compared with the average of each species and with single photos, the answer is the same."
        : "Compared with the average of each species, the answer is another than compared with single photos: be wary of it."));
}

function ancestor(found) {
  return found?.name
    ? element("p", { class: "ancestor" },
      "What is safe to say: ", element("b", {}, `${found.rank} `), element("i", { lang: "la" }, found.name))
    : null;
}

function ranking(reply, word, photoUrls) {
  if (reply.results.length === 0) {
    return null;
  }
  const calibrated = reply.results.some((result) => result.probability !== null);
  const evidence = Map.groupBy(reply.evidence, (photo) => photo.taxon_id);
  return element("section", { "aria-labelledby": "ranking-title" },
    element("h3", { id: "ranking-title" }, "What it looks like"),
    element("p", { class: "hint" }, calibrated
      ? `The bars show probabilities, calibrated on this gallery's own photos. The ${word} beside them says how alike things look to the encoder.`
      : `The bars show ${word}, which says how alike things look to the encoder. It is not a probability, and this gallery has none calibrated.`),
    folded(reply.results.map((result, index) =>
      card(result, word, evidence.get(result.taxon.id) ?? [], index === 0 ? photoUrls : []))));
}

/** The first few cards, and the others for who wants them. */
function folded(cards) {
  const list = element("ol", { class: "ranking" }, cards.slice(0, SHOWN_AT_ONCE));
  if (cards.length <= SHOWN_AT_ONCE) {
    return list;
  }
  const rest = cards.slice(SHOWN_AT_ONCE);
  const button = element("button", { type: "button", class: "quiet" }, `Show ${rest.length} more`);
  button.addEventListener("click", () => {
    list.append(...rest);
    button.remove();
    rest[0].querySelector("a").focus();
  });
  return [list, button];
}

function card({ taxon, score, probability, recorded_there: recordedThere }, word, evidence, photoUrls) {
  return element("li", { class: "card" },
    element("div", { class: "card-head" },
      element("span", { class: "who" }, element("a", { href: speciesLink(taxon.id) }, names(taxon))),
      element("span", { class: "score" }, probability === null
        ? [element("span", { class: "visually-hidden" }, `${word} `), decimal(score)]
        : [percent(probability), element("small", {}, `${word} ${decimal(score)}`)]),
      bar(probability ?? score),
      element("span", { class: "tags" }, venomTag(taxon.venomous), elsewhere(recordedThere))),
    comparison(taxon, evidence, photoUrls));
}

function elsewhere(recordedThere) {
  return recordedThere === false
    ? element("span", { class: "elsewhere" }, "no records there")
    : null;
}

/** The visitor's photos, then what speaks for the species; what is not at hand is fetched on demand. */
function comparison(taxon, evidence, photoUrls) {
  if (evidence.length > 0) {
    return element("div", { class: "comparison" },
      photoUrls.length > 0 && element("ul", { class: "yours", "aria-label": "Your photos" },
        photoUrls.slice(0, 2).map((url) => element("li", {},
          element("figure", {}, element("img", { src: url, alt: "Your photo" }),
            element("figcaption", {}, "your photo"))))),
      referenceList(evidence.slice(0, EVIDENCE), "evidence nameless"));
  }
  const place = element("div", { class: "comparison" });
  const details = element("details", { class: "compare" },
    element("summary", {}, "Compare photos of ", names(taxon)[0]), place);
  details.addEventListener("toggle", () => fetchSamples(taxon, place), { once: true });
  return details;
}

async function fetchSamples(taxon, place) {
  try {
    const { samples } = await getJson(`/v1/taxa/${encodeURIComponent(taxon.id)}`);
    place.replaceChildren(referenceList(samples.slice(0, EVIDENCE), "evidence nameless"));
  } catch (failure) {
    place.replaceChildren(element("p", { class: "hint" }, failure.message));
  }
}

/** What each photo says by itself, where there are several. */
function perPhoto(reply, photoUrls) {
  const photos = reply.photos ?? [];
  if (photos.length < 2) {
    return null;
  }
  return element("section", { "aria-labelledby": "per-photo-title" },
    element("h3", { id: "per-photo-title" }, "Photo by photo"),
    element("p", { class: "hint" }, "The answer above is of all photos together. A photo that disagrees may show another individual."),
    element("ul", { class: "per-photo" }, photos.map((photo, index) => {
      const best = photo.results[0];
      return element("li", { class: photo.disagrees ? "disagrees" : null },
        photoUrls[index] ? element("img", { src: photoUrls[index], alt: `Your photo ${index + 1}` }) : null,
        element("div", {},
          element("p", {}, element("span", { class: "badge" }, VERDICT[photo.verdict].label)),
          best ? element("p", { class: "who" }, names(best.taxon)) : null,
          best ? element("p", { class: "hint" }, best.probability === null
            ? `${scoreWord(reply.scorer)} ${decimal(best.score)}` : percent(best.probability)) : null,
          photo.disagrees ? element("p", { class: "disagree" }, "disagrees with the answer") : null));
    })));
}

function making(reply) {
  const total = reply.milliseconds.total;
  const rows = Object.entries(reply.milliseconds)
    .filter(([stage]) => stage !== "total")
    .map(([stage, ms]) => element("tr", {},
      element("th", { scope: "row" }, STAGES[stage] ?? stage),
      element("td", { class: "amount" }, milliseconds(ms)),
      element("td", { class: "share" }, bar(total > 0 ? ms / total : 0))));
  return element("details", { class: "making" },
    element("summary", {}, `Answered in ${milliseconds(total)}`),
    element("table", {},
      element("caption", { class: "visually-hidden" }, "Time per stage"), element("tbody", {}, rows)),
    element("p", {},
      `${count(reply.images, "photo")}, encoder ${reply.encoder} on ${reply.provider}, scorer ${reply.scorer}, ` +
        `gallery generation ${reply.gallery.generation} with ${count(reply.gallery.photos, "photo")}.`));
}

function scoreWord(scorer) {
  return { prototype: "similarity", knn: "share of votes" }[scorer] ?? "score";
}
