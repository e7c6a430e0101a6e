// Photos in, an answer out: what was chosen, one request at a time, and what the server said.
import { element, showAnswer, showProblem, showWaiting, summary } from "./answer.js";

const files = document.getElementById("files");
const drop = document.getElementById("drop");
const previews = document.getElementById("previews");
const clear = document.getElementById("clear");
const result = document.getElementById("result");
const status = document.getElementById("status");
const welcome = result.firstElementChild;

/** The photos of the current question: {file, url, problem}. */
let photos = [];
let request = null;

function add(chosen) {
  const images = [...chosen].filter((file) => file.type === "" || file.type.startsWith("image/"));
  if (images.length === 0) {
    return;
  }
  photos = [...photos, ...images.map((file) => ({ file, url: URL.createObjectURL(file) }))];
  ask();
}

function remove(photo) {
  URL.revokeObjectURL(photo.url);
  photos = photos.filter((other) => other !== photo);
  ask();
}

function startOver() {
  photos.forEach((photo) => URL.revokeObjectURL(photo.url));
  photos = [];
  ask();
  files.focus();
}

async function ask() {
  request?.abort();
  photos.forEach((photo) => delete photo.problem);
  showPhotos();
  if (photos.length === 0) {
    result.replaceChildren(welcome);
    status.textContent = "";
    return;
  }
  request = new AbortController();
  showWaiting(result);
  status.textContent = "Identifying…";
  try {
    show(await identify(request.signal));
  } catch (failure) {
    if (failure.name !== "AbortError") {
      fail({ title: "The server cannot be reached", detail: "Check that it is running, then try again." });
    }
  }
}

async function identify(signal) {
  const form = new FormData();
  photos.forEach((photo) => form.append("images", photo.file, photo.file.name || "photo"));
  const response = await fetch("/v1/identify", { method: "POST", body: form, signal });
  const body = await response.json();
  return { ok: response.ok, body };
}

function show({ ok, body }) {
  if (!ok) {
    fail(body);
    return;
  }
  showAnswer(result, body, photos.map((photo) => photo.url));
  status.textContent = summary(body);
}

function fail(problem) {
  for (const error of problem.errors ?? []) {
    photos[error.index].problem = error.message;
  }
  showPhotos();
  showProblem(result, problem, ask);
  status.textContent = `${problem.title}. ${problem.detail ?? ""}`;
}

function showPhotos() {
  drop.classList.toggle("filled", photos.length > 0);
  clear.hidden = photos.length === 0;
  drop.querySelector(".drop-action").textContent =
    photos.length > 0 ? "Add a photo of the same individual" : "Choose or take a photo";
  previews.replaceChildren(...photos.map(preview));
}

function preview(photo) {
  const name = photo.file.name || "Pasted photo";
  const image = element("img", { src: photo.url, alt: name });
  image.addEventListener("error", () => image.replaceWith(element("span", { class: "no-preview" }, name)));
  const button = element("button", { type: "button", "aria-label": `Remove ${name}`, title: "Remove" }, "×");
  button.addEventListener("click", () => remove(photo));
  const item = element("li", {}, image, button);
  if (photo.problem) {
    item.classList.add("refused");
    item.append(element("p", { class: "refusal" }, photo.problem));
  }
  return item;
}

async function showService() {
  const line = document.getElementById("service");
  try {
    const ready = await (await fetch("/readyz")).json();
    const count = new Intl.NumberFormat("en").format;
    line.textContent =
      `${count(ready.photos)} reference photos of ${count(ready.taxa)} taxa · ` +
      `encoder ${ready.encoder} on ${ready.provider}`;
    if (ready.status !== "ready") {
      line.textContent += ` · ${ready.reasons.join("; ")}`;
      setTimeout(showService, 1000);
    }
  } catch {
    line.textContent = "The server cannot be reached";
  }
}

files.addEventListener("change", () => {
  add(files.files);
  files.value = "";
});
clear.addEventListener("click", startOver);
document.addEventListener("paste", (event) => add(event.clipboardData.files));
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) {
    drop.classList.remove("over");
  }
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  add(event.dataTransfer.files);
});
document.getElementById("curl").textContent = `curl -F images=@photo.jpg ${location.origin}/v1/identify`;
showService();
