// The third view: every photo as a point, near what looks like it.
import { showPhoto } from "./api.js";
import { afterPause, count, element, nameLine, percent, plainName, venomWords } from "./dom.js";
import { gestures } from "./gestures.js";
import { plane } from "./plane.js";
import { openZoom } from "./zoom.js";

const LIMIT = 5000;
const REACH = 18;
const at = (id) => document.getElementById(id);

/** Gives back what fills the view once. */
export function mapView(getJson) {
  let isAsked = false;
  const load = async () => {
    isAsked = true;
    at("map-status").textContent = "Drawing the map…";
    try {
      const reply = await getJson(`/v1/map?limit=${LIMIT}`);
      reply.points.length === 0 ? empty() : draw(reply);
    } catch (failure) {
      at("map-status").textContent = failure.problem?.detail ?? failure.message;
      if (failure.problem?.status === 503) {
        setTimeout(load, 3000);
      } else {
        isAsked = false;
      }
    }
  };
  return () => isAsked || load();
}

function empty() {
  at("map-status").textContent = "The gallery holds no photos yet.";
}

function draw(reply) {
  const canvas = at("map");
  const taxa = new Map(reply.taxa.map((taxon) => [taxon.id, taxon]));
  const hues = new Map(reply.taxa.map((taxon, index) => [taxon.id, (index * 137.508) % 360]));
  const view = plane(reply.points, () => ({ width: canvas.clientWidth, height: canvas.clientHeight }));
  const photos = reply.points.map((point) => ({ ...point, taxon: taxa.get(point.taxon_id) }));
  let chosen = -1;
  let shown = "";
  let isWaiting = false;

  const isWanted = (point) => shown === "" || point.taxon_id === shown;
  const paint = () => {
    isWaiting = false;
    paintPoints(canvas, reply.points, { view, hues, isWanted, chosen });
  };
  const repaint = () => {
    if (!isWaiting) {
      isWaiting = true;
      requestAnimationFrame(paint);
    }
  };
  const say = afterPause((words) => { at("map-said").textContent = words; }, 150);
  const choose = (index) => {
    if (index === chosen) {
      return;
    }
    chosen = index;
    card(photos[index], index < 0 ? null : view.place(reply.points[index]), canvas);
    say(index < 0 ? "" : `${plainName(photos[index].taxon)}, ${venomWords(photos[index].taxon.venomous)}`);
    repaint();
  };
  const middle = () => ({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 });
  const change = (action) => {
    action();
    choose(-1);
    repaint();
  };

  gestures(canvas, {
    move: (dx, dy) => change(() => view.move(dx, dy)),
    magnify: (factor, place) => change(() =>
      view.magnify(factor, place ?? (chosen < 0 ? middle() : view.place(reply.points[chosen])))),
    reset: () => change(() => view.reset()),
    point: (place) => choose(view.nearest(place, REACH, isWanted)),
    leave: () => choose(-1),
    open: (place) => {
      const index = place ? view.nearest(place, REACH, isWanted) : chosen;
      if (index >= 0) {
        const group = photos.filter((photo) => photo.taxon_id === photos[index].taxon_id);
        openZoom(group, group.indexOf(photos[index]));
      }
    },
    step: (dx, dy) => {
      const next = chosen < 0 ? view.nearest(middle(), Infinity, isWanted) : view.beside(chosen, dx, dy, isWanted);
      view.reveal(reply.points[next]);
      choose(next);
    },
  });
  canvas.addEventListener("blur", () => choose(-1));
  at("map-in").addEventListener("click", () => change(() => view.magnify(1.6, middle())));
  at("map-out").addEventListener("click", () => change(() => view.magnify(1 / 1.6, middle())));
  at("map-all").addEventListener("click", () => change(() => view.reset()));
  at("map-taxon").addEventListener("change", (event) => {
    shown = event.target.value;
    change(() => {});
  });
  new ResizeObserver(repaint).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  describe(reply);
}

function describe(reply) {
  const some = reply.points.length < reply.photos ? `${count(reply.points.length, "photo")} of ${reply.photos}` : count(reply.photos, "photo");
  at("map-status").textContent =
    `${some}. The two directions shown hold ${percent(reply.shares[0] + reply.shares[1])} of what sets the photos apart: ` +
    "near neighbours here may still differ in the rest.";
  at("map-taxon").append(...reply.taxa
    .toSorted((one, other) => one.scientific_name.localeCompare(other.scientific_name))
    .map((taxon) => element("option", { value: taxon.id },
      nameLine(taxon))));
  at("map-frame").hidden = false;
}

/** The photo under the pointer, in a corner of its own beside the point. */
function card(photo, place, canvas) {
  const box = at("map-card");
  box.hidden = !photo;
  if (!photo) {
    return;
  }
  const image = element("img", { alt: "" });
  showPhoto(image, photo.thumbnail);
  box.replaceChildren(image, element("b", {}, element("i", { lang: "la" }, photo.taxon.scientific_name)),
    element("span", {}, [photo.taxon.common_name, venomWords(photo.taxon.venomous)].filter(Boolean).join(" · ")));
  box.style.left = `${Math.max(0, Math.min(canvas.clientWidth - 176, place.x + 14))}px`;
  box.style.top = `${place.y > canvas.clientHeight / 2 ? Math.max(0, place.y - 214) : place.y + 14}px`;
}

function paintPoints(canvas, points, { view, hues, isWanted, chosen }) {
  const ratio = devicePixelRatio;
  canvas.width = Math.round(canvas.clientWidth * ratio);
  canvas.height = Math.round(canvas.clientHeight * ratio);
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const light = style.getPropertyValue("--dot-light");
  const radius = points.length > 1500 ? 2.5 : points.length > 300 ? 3.5 : 5;
  const dot = (point, size) => {
    const { x, y } = view.place(point);
    pen.beginPath();
    pen.arc(x, y, size, 0, 2 * Math.PI);
    pen.fill();
    return { x, y };
  };
  for (const pass of [false, true]) {
    pen.globalAlpha = pass ? 0.85 : 0.12;
    for (const point of points) {
      if (isWanted(point) === pass) {
        pen.fillStyle = pass ? `hsl(${hues.get(point.taxon_id)} 55% ${light})` : style.color;
        dot(point, radius);
      }
    }
  }
  if (chosen >= 0) {
    pen.globalAlpha = 1;
    pen.fillStyle = `hsl(${hues.get(points[chosen].taxon_id)} 60% ${light})`;
    const { x, y } = dot(points[chosen], radius + 3);
    pen.lineWidth = 2.5;
    pen.strokeStyle = style.color;
    pen.beginPath();
    pen.arc(x, y, radius + 6, 0, 2 * Math.PI);
    pen.stroke();
  }
}
