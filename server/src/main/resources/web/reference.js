// A reference photo with its name, its similarity and whose it is.
import { showPhoto } from "./api.js";
import { decimal, element, photoWords, taxonOf } from "./dom.js";
import { openZoom } from "./zoom.js";

/** A list of photos that open large; each carries the fields of the API's reference photos. */
export function referenceList(photos, className = "evidence") {
  const items = photos.map((photo, index) => reference(photo, () => openZoom(photos, index)));
  return element("ul", { class: className }, items);
}

function reference(photo, open) {
  const image = element("img", { alt: photoWords(photo), loading: "lazy" });
  showPhoto(image, photo.thumbnail);
  const button = element("button", { type: "button", class: "photo", title: "Look closer" }, image);
  button.addEventListener("click", open);
  return element("li", {},
    element("figure", {}, button,
      element("figcaption", {},
        element("i", { lang: "la" }, taxonOf(photo).scientific_name),
        photo.similarity === undefined ? null : element("span", { class: "similarity" },
          element("span", { class: "visually-hidden" }, "similarity "), decimal(photo.similarity)),
        credit(photo))));
}

/** Whose photo it is and on what terms, with a link to where it comes from. */
export function credit(photo) {
  const words = [photo.rights_holder && `© ${photo.rights_holder}`, photo.licence].filter(Boolean).join(", ");
  if (words === "" && !photo.source_url) {
    return element("span", { class: "credit" }, "no licence stated");
  }
  if (/^https?:\/\//.test(photo.source_url ?? "")) {
    return element("a", { class: "credit", href: photo.source_url, rel: "noreferrer noopener" }, words || "source");
  }
  return element("span", { class: "credit" }, words);
}
