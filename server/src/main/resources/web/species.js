// The second view: every species of the gallery, and one of them in full.
import { getJson, showPhoto } from "./api.js";
import {
  afterPause, bar, count, decimal, element, names, percent, plainName, speciesLink, venomTag,
} from "./dom.js";
import { referenceList } from "./reference.js";
import { titled } from "./router.js";

const PAGE_SIZE = 48;
const at = (id) => document.getElementById(id);

/** Brings the view to life; what it gives back shows the list, or one species by its id. */
export function speciesView() {
  const form = at("species-search");
  let page = 1;
  let asked = 0;
  let isFilled = false;

  const list = async (next) => {
    page = next;
    isFilled = true;
    const mine = ++asked;
    const query = new URLSearchParams({
      q: form.elements.q.value, sort: form.elements.sort.value, page, page_size: PAGE_SIZE });
    if (form.elements.venomous.value !== "") {
      query.set("venomous", form.elements.venomous.value);
    }
    try {
      const reply = await getJson(`/v1/taxa?${query}`);
      if (mine === asked) {
        showList(reply);
      }
    } catch (failure) {
      if (mine === asked) {
        at("species-count").textContent = `${failure.message}.`;
      }
    }
  };
  const showList = ({ total, taxa }) => {
    const shown = (page - 1) * PAGE_SIZE + taxa.length;
    at("species-count").textContent = total === 0 ? "No species fits." : `${count(total, "species", "species")}, ${shown} shown`;
    const items = taxa.map(entry);
    page === 1 ? at("species-list").replaceChildren(...items) : at("species-list").append(...items);
    at("species-more").hidden = shown >= total;
    if (page > 1) {
      items[0]?.querySelector("a").focus();
    }
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", afterPause(() => list(1)));
  at("species-more").addEventListener("click", () => list(page + 1));
  return (id) => {
    at("species-index").hidden = id !== "";
    at("species-one").hidden = id === "";
    if (id !== "") {
      showOne(id);
    } else if (!isFilled) {
      list(1);
    }
  };
}

function entry({ taxon, photos, observations, thumbnail }) {
  const image = element("img", { alt: "", loading: "lazy" });
  showPhoto(image, thumbnail);
  return element("li", {},
    element("a", { class: "entry", href: speciesLink(taxon.id) },
      image,
      element("span", { class: "who" }, names(taxon)),
      element("span", { class: "hint" }, `${count(photos, "photo")} of ${count(observations, "individual")}`)),
    venomTag(taxon.venomous));
}

/** Who has moved on before the answer comes is left in peace. */
async function showOne(id) {
  const address = location.hash;
  const isLeft = () => location.hash !== address;
  const place = at("species-one");
  const back = element("p", {}, element("a", { href: "#/species" }, "‹ All species"));
  place.replaceChildren(back, element("p", { class: "hint", role: "status" }, "Loading…"));
  try {
    const reply = await getJson(`/v1/taxa/${encodeURIComponent(id)}`);
    if (isLeft()) {
      return;
    }
    titled(plainName(reply.taxon));
    place.replaceChildren(back, ...portrait(reply));
  } catch (failure) {
    if (isLeft()) {
      return;
    }
    place.replaceChildren(back, element("p", { class: "hint" }, failure.problem?.detail ?? String(failure)));
  }
}

function portrait(reply) {
  const { taxon } = reply;
  return [
    element("header", { class: "portrait" },
      element("h3", { class: "species" }, element("i", { lang: "la" }, taxon.scientific_name)),
      element("p", { class: "also" }, [taxon.common_name, taxon.family && `family ${taxon.family}`].filter(Boolean).join(" · ")),
      element("p", {}, venomTag(taxon.venomous)),
      element("p", { class: "hint" }, `${count(reply.photos, "reference photo")} of ${count(reply.observations, "individual")}`)),
    element("section", { "aria-labelledby": "samples-title" },
      element("h3", { id: "samples-title" }, "Reference photos"), referenceList(reply.samples, "evidence wall")),
    measured(reply.measured),
    element("section", { "aria-labelledby": "alike-title" },
      element("h3", { id: "alike-title" }, "Looks most like"),
      element("p", { class: "hint" }, "The number is the cosine similarity of the two species' prototypes, not a probability."),
      element("ul", { class: "alike" }, reply.look_alikes.map(lookAlike))),
  ];
}

function lookAlike({ taxon, similarity, thumbnail }) {
  const image = element("img", { alt: "", loading: "lazy" });
  showPhoto(image, thumbnail);
  return element("li", {},
    image,
    element("span", { class: "who" }, element("a", { href: speciesLink(taxon.id) }, names(taxon))),
    venomTag(taxon.venomous),
    element("span", { class: "score" }, decimal(similarity)));
}

/** How well the species was recognised, or that nobody has measured it. */
function measured(found) {
  const head = element("h3", { id: "measured-title" }, "How well it is recognised");
  if (found === null) {
    return element("section", { "aria-labelledby": "measured-title" }, head,
      element("p", { class: "hint" }, "Not measured: the gallery keeps no evaluation that asked about this species."));
  }
  const { recall } = found;
  return element("section", { class: "measured", "aria-labelledby": "measured-title" }, head,
    element("p", {}, element("b", {}, percent(recall.value)),
      ` of ${count(found.photos, "photo")} of ${count(found.observations, "individual")} that were hidden from the gallery were named rightly ` +
        `(95 % interval ${percent(recall.low)} to ${percent(recall.high)}).`),
    bar(recall.value),
    found.confusions.length > 0 && element("p", {}, "Otherwise taken for:"),
    element("ul", { class: "confusions" }, found.confusions.map(({ taxon, photos }) =>
      element("li", {}, element("a", { href: speciesLink(taxon.id) }, names(taxon)), " ",
        venomTag(taxon.venomous), ` ${count(photos, "photo")}`))));
}
