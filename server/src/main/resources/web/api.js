// Requests to this server and no other. A key that the server asks for is kept for this tab alone.

const KEY = "naja-key";

/** What the server says instead of an answer: its problem details in `problem`. */
export class Failure extends Error {
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const UNREACHABLE = {
  title: "The server cannot be reached",
  detail: "Check that it is running, then try again.",
};

let askForKey = () => Promise.resolve(null);

/** Sets what asks the visitor for a key: an async function that gives the key, or null. */
export function onKeyNeeded(asker) {
  askForKey = asker;
}

function headers(accept) {
  const key = sessionStorage.getItem(KEY);
  return key ? { Accept: accept, Authorization: `Bearer ${key}` } : { Accept: accept };
}

export function hasKey() {
  return sessionStorage.getItem(KEY) !== null;
}

let asking = null;

/** Whether there is another key than the one that was refused; all who wait are asked once. */
async function isKeyGiven(refused) {
  if (sessionStorage.getItem(KEY) !== refused) {
    return true;
  }
  asking ??= askForKey(refused !== null).finally(() => { asking = null; });
  const key = await asking;
  if (key !== null) {
    sessionStorage.setItem(KEY, key);
  }
  return key !== null;
}

/** The JSON at a path. */
export async function getJson(path, signal) {
  const key = sessionStorage.getItem(KEY);
  const [response, body] = await reached(async () => {
    const reply = await fetch(path, { headers: headers("application/json"), signal });
    return [reply, await reply.json()];
  });
  if (response.status === 401 && (await isKeyGiven(key))) {
    return getJson(path, signal);
  }
  if (!response.ok) {
    throw new Failure(body);
  }
  return body;
}

/** Posts a form and tells how much of it, from 0 to 1, has been sent. */
export async function postForm(path, form, { signal, onProgress = () => {} }) {
  const key = sessionStorage.getItem(KEY);
  const { status, body } = await sent(path, form, signal, onProgress);
  if (status === 401 && (await isKeyGiven(key))) {
    return postForm(path, form, { signal, onProgress });
  }
  if (status !== 200) {
    throw new Failure(body);
  }
  return body;
}

/** Only XMLHttpRequest tells how much of an upload has gone. */
async function sent(path, form, signal, onProgress) {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    Object.entries(headers("application/json")).forEach(([name, value]) =>
      request.setRequestHeader(name, value));
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.upload.addEventListener("load", () => onProgress(1));
    request.addEventListener("error", () => reject(new Failure(UNREACHABLE)));
    request.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    request.addEventListener("load", () => {
      try {
        resolve({ status: request.status, body: JSON.parse(request.responseText) });
      } catch {
        reject(new Failure(UNREACHABLE));
      }
    });
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

/** What comes from another than this server, such as a proxy's page, counts as nothing. */
async function reached(asking) {
  try {
    return await asking();
  } catch (failure) {
    throw failure.name === "AbortError" ? failure : new Failure(UNREACHABLE);
  }
}

/** Shows the photo at a path in an image element; with a key it has to be fetched by hand. */
export async function showPhoto(image, path) {
  if (!hasKey()) {
    image.src = path;
    return;
  }
  const response = await fetch(path, { headers: headers("image/*") });
  if (response.ok) {
    image.src = URL.createObjectURL(await response.blob());
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  }
}
