// What narrows an answer: family, genus, venom status, and the country where the photos were taken.
// Danger is judged before any of it.
import { element } from "./dom.js";

const FIELDS = ["family", "genus", "country", "venomous"];

/** Fills the choices with what the gallery has and tells of every change. */
export function filterForm(form, onChange) {
  const values = () => {
    const chosen = new URLSearchParams();
    for (const name of FIELDS) {
      if (form.elements[name].value !== "") {
        chosen.set(name, form.elements[name].value);
      }
    }
    if (chosen.has("country") && form.elements.geo.checked) {
      chosen.set("geo", "filter");
    }
    return chosen;
  };
  const changed = () => {
    form.elements.geo.disabled = form.elements.country.value === "";
    const set = FIELDS.filter((name) => form.elements[name].value !== "").length;
    form.querySelector(".set").textContent = set === 0 ? "" : `${set} set`;
    onChange();
  };
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  return {
    values,
    /** The same for a search of photos, where a country can only hide. */
    ofPhotos() {
      const chosen = values();
      if (chosen.get("geo") !== "filter") {
        chosen.delete("country");
      }
      chosen.delete("geo");
      return chosen;
    },
    /** @param gallery the reply of /v1/gallery */
    offer(gallery) {
      offer(form.elements.family, gallery.families);
      offer(form.elements.genus, gallery.genera);
      offer(form.elements.country, Object.keys(gallery.countries));
    },
  };
}

function offer(select, words) {
  select.append(...words.map((word) => element("option", { value: word }, word)));
  select.closest("label").hidden = words.length === 0;
}
