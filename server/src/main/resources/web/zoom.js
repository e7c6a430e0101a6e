// One photo at a time, large, in a dialog: arrow keys go on, Escape closes.
import { getJson, showPhoto } from "./api.js";
import {
  decimal, element, names, photoWords, speciesLink, taxonOf, venomTag,
} from "./dom.js";
import { credit } from "./reference.js";

let dialog = null;
let photos = [];
let at = 0;

/** Opens a list of reference photos at one of them. */
export function openZoom(list, index) {
  dialog ??= makeDialog();
  photos = list;
  show(index);
  dialog.showModal();
}

function makeDialog() {
  const made = element("dialog", { id: "zoom", class: "zoom", "aria-labelledby": "zoom-title" },
    element("form", { method: "dialog" },
      element("button", { class: "close", "aria-label": "Close" }, "×")),
    element("figure", {},
      element("img", { id: "zoom-photo", alt: "" }),
      element("figcaption", { id: "zoom-words", "aria-live": "polite" })),
    element("nav", { "aria-label": "Photos" },
      step("‹", "Previous photo", -1),
      element("span", { id: "zoom-place" }),
      step("›", "Next photo", 1)));
  made.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) {
      event.preventDefault();
      show(at + by);
    }
  });
  made.addEventListener("click", (event) => {
    if (event.target === made) {
      made.close();
    }
  });
  document.body.append(made);
  return made;
}

function step(sign, label, by) {
  const button = element("button", { type: "button", "aria-label": label }, sign);
  button.addEventListener("click", () => show(at + by));
  return button;
}

function show(index) {
  at = (index + photos.length) % photos.length;
  const photo = photos[at];
  const image = dialog.querySelector("#zoom-photo");
  image.alt = photoWords(photo);
  showPhoto(image, photo.thumbnail);
  dialog.querySelector("#zoom-place").textContent = `${at + 1} of ${photos.length}`;
  dialog.querySelector("nav").hidden = photos.length === 1;
  const words = dialog.querySelector("#zoom-words");
  words.replaceChildren(title(photo), credit(photo));
  describe(photo, words);
}

function title(photo) {
  return element("h3", { id: "zoom-title" }, names(taxonOf(photo)));
}

/** What the gallery knows beyond the list. */
async function describe(photo, words) {
  let more;
  try {
    more = await getJson(photo.thumbnail);
  } catch {
    return;
  }
  if (photos[at] !== photo) {
    return;
  }
  const facts = [
    ["Similarity", photo.similarity === undefined ? null : decimal(photo.similarity)],
    ["Country", more.country],
    ["Observed", more.observed_on],
    ["Photo", more.image_id],
  ].filter(([, value]) => value);
  const link = element("a", { href: speciesLink(more.taxon.id) }, "More of this species");
  link.addEventListener("click", () => dialog.close());
  words.replaceChildren(
    title(more),
    element("p", {}, venomTag(more.taxon.venomous)),
    element("dl", {}, facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
    credit(more),
    link);
}
