// The danger verdict in words, sign and colour: never in colour alone.
import { decimal, drawing, element, names } from "./dom.js";

const VERDICTS = {
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

export function dangerTitle(danger) {
  return VERDICTS[danger.verdict].title;
}

/** The banner above an answer. */
export function dangerBanner(danger, word) {
  const { title, advice, icon } = VERDICTS[danger.verdict];
  return element("section", { class: `danger ${danger.verdict}`, "aria-label": "Danger" },
    drawing(icon),
    element("div", {},
      element("h3", {}, title),
      element("p", { class: "advice" }, advice),
      element("p", { class: "reason" }, danger.reason),
      nearest(danger.nearest_venomous, word)));
}

function nearest(candidate, word) {
  return candidate
    ? element("p", { class: "nearest" },
      "Nearest venomous: ", names(candidate.taxon), `, ${word} ${decimal(candidate.score)}`)
    : null;
}
