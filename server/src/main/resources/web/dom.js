// Elements, numbers and names. Every text goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; strings become text, null and false are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== false));
  return made;
}

/** A line drawing of 48 × 48, hidden from screen readers. */
export function drawing(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 48 48");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A bar filled to a share from 0 to 1; the number beside it says the same in words. */
export function bar(share) {
  const made = element("span", { class: "bar", "aria-hidden": "true" });
  made.style.setProperty("--value", Math.max(0, Math.min(1, share)));
  return made;
}

/** Scientific name, then the common one where there is one. */
export function names(taxon) {
  const scientific = element("i", { lang: "la" }, taxon.scientific_name);
  return taxon.common_name
    ? [scientific, " ", element("span", { class: "common" }, taxon.common_name)]
    : [scientific];
}

/** What a photo shows, in every shape in which the API gives photos. */
export function taxonOf(photo) {
  return photo.taxon ?? photo;
}

/** What a screen reader is told that a reference photo is. */
export function photoWords(photo) {
  return `Reference photo of ${plainName(taxonOf(photo))}`;
}

/** Both names in one line of plain text, for choices. */
export function nameLine(taxon) {
  return taxon.common_name ? `${taxon.scientific_name} (${taxon.common_name})` : taxon.scientific_name;
}

/** The name that people know best. */
export function plainName(taxon) {
  return taxon.common_name ?? taxon.scientific_name;
}

const VENOM = { yes: "venomous", no: "not venomous", unknown: "venom status unknown" };

/** The venom status in words, with its own sign, so that colour is never alone. */
export function venomTag(status) {
  return element("span", { class: `venom ${status}` }, VENOM[status]);
}

export function venomWords(status) {
  return VENOM[status];
}

export function speciesLink(taxonId) {
  return `#/species/${encodeURIComponent(taxonId)}`;
}

const WHOLE = new Intl.NumberFormat("en");

export function count(number, one, many = `${one}s`) {
  return `${WHOLE.format(number)} ${number === 1 ? one : many}`;
}

export function decimal(value) {
  return value.toFixed(3);
}

export function percent(value) {
  return value > 0 && value < 0.001 ? "< 0.1 %" : `${(100 * value).toFixed(1)} %`;
}

export function milliseconds(value) {
  return `${value < 10 ? value.toFixed(1) : WHOLE.format(Math.round(value))} ms`;
}

/** Calls the last of several quick calls, once there has been a pause. */
export function afterPause(action, pause = 250) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), pause);
  };
}
