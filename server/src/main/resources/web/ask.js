// The first view: photos in, an answer out, one request at a time.
import { Failure, getJson, hasKey, postForm } from "./api.js";
import { showAnswer, showProblem, showWaiting, summary } from "./answer.js";
import { copies, curlOf } from "./copy.js";
import { count, element } from "./dom.js";
import { filterForm } from "./filters.js";
import { photoTray } from "./photos.js";
import { referenceList } from "./reference.js";

const NEIGHBOURS = 24;
const at = (id) => document.getElementById(id);

/** Brings the view to life. */
export function askView() {
  const result = at("result");
  const status = at("status");
  const welcome = result.firstElementChild;
  let photos = [];
  let request = null;

  const ask = async () => {
    request?.abort();
    at("clear").hidden = photos.length === 0;
    at("choose-label").textContent = photos.length > 0 ? "Add a photo of the same individual" : "Choose photos";
    at("curl").textContent = curlOf(photos.map((photo) => photo.file), filters.values(), hasKey());
    at("neighbours").replaceChildren();
    if (photos.length === 0) {
      result.replaceChildren(welcome);
      status.textContent = "";
      return;
    }
    request = new AbortController();
    const { signal } = request;
    showWaiting(result);
    status.textContent = `Comparing ${count(photos.length, "photo")}…`;
    try {
      const reply = await post("/v1/identify", filters.values(), signal, tray.sent);
      tray.answered();
      showAnswer(result, reply, photos.map((photo) => photo.url));
      status.textContent = summary(reply);
      offerNeighbours();
    } catch (failure) {
      fail(failure);
    }
  };
  const post = (path, options, signal, onProgress) => {
    const form = new FormData();
    photos.forEach((photo) => form.append("images", photo.file, photo.file.name || "photo"));
    return postForm(options.size > 0 ? `${path}?${options}` : path, form, { signal, onProgress });
  };
  const fail = (failure) => {
    if (failure.name === "AbortError") {
      return;
    }
    const problem = failure instanceof Failure ? failure.problem : { title: "Something went wrong on this page", detail: String(failure) };
    tray.answered();
    tray.refuse(problem.errors ?? []);
    showProblem(result, problem, ask);
    status.textContent = `${problem.title}. ${problem.detail ?? ""}`;
  };
  const offerNeighbours = () => {
    const button = element("button", { type: "button", class: "quiet" }, `Show the ${NEIGHBOURS} nearest reference photos`);
    button.addEventListener("click", async () => {
      button.disabled = true;
      const options = filters.ofPhotos();
      options.set("k", NEIGHBOURS);
      try {
        const { neighbours } = await post("/v1/search", options, request.signal);
        at("neighbours").replaceChildren(
          element("h3", { tabindex: -1 }, "Nearest reference photos"),
          element("p", { class: "hint" }, "Of any species, nearest first. The number is the cosine similarity to your photos."),
          referenceList(neighbours, "evidence wall"));
        at("neighbours").firstElementChild.focus();
      } catch (failure) {
        fail(failure);
      }
    });
    at("neighbours").replaceChildren(button);
  };

  const tray = photoTray(
    { drop: at("drop"), inputs: [at("files"), at("camera")], previews: at("previews") },
    (next) => { photos = next; ask(); });
  const filters = filterForm(at("filters"), ask);
  at("clear").addEventListener("click", () => {
    tray.clear();
    at("files").focus();
  });
  copies(at("copy-curl"), at("curl"));
  at("curl").textContent = curlOf([], new URLSearchParams(), hasKey());
  getJson("/v1/gallery").then(filters.offer, () => {});
}
