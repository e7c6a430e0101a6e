// The photos of the current question: chosen, taken, dropped or pasted, and how far each has got.
import { element } from "./dom.js";

/**
 * Keeps the photos and shows them. `onChange` is called with the list after each change.
 *
 * @param places `{ drop, inputs, previews }`: what takes photos and where they are shown
 */
export function photoTray(places, onChange) {
  let photos = [];

  const change = (next) => {
    photos = next;
    show();
    onChange(photos);
  };
  const add = (files) => {
    const images = [...files].filter((file) => file.type === "" || file.type.startsWith("image/"));
    if (images.length > 0) {
      change([...photos, ...images.map((file) => ({ file, url: URL.createObjectURL(file) }))]);
    }
  };
  const remove = (photo) => {
    URL.revokeObjectURL(photo.url);
    change(photos.filter((other) => other !== photo));
  };
  const show = () => {
    places.drop.classList.toggle("filled", photos.length > 0);
    places.previews.replaceChildren(...photos.map((photo) => preview(photo, () => remove(photo))));
  };

  takeFrom(places, add);
  return {
    clear() {
      photos.forEach((photo) => URL.revokeObjectURL(photo.url));
      change([]);
    },
    /** How much of all of them has been sent: they go one after the other. */
    sent(share) {
      let before = 0;
      const all = photos.reduce((sum, photo) => sum + photo.file.size, 0);
      for (const photo of photos) {
        const part = (share * all - before) / photo.file.size;
        progress(photo, Math.max(0, Math.min(1, part)));
        before += photo.file.size;
      }
    },
    answered() {
      photos.forEach((photo) => photo.state.replaceChildren());
    },
    /** Marks the photos that the server could not use. */
    refuse(errors) {
      for (const { index, message } of errors) {
        photos[index].item.classList.add("refused");
        photos[index].state.replaceChildren(element("span", { class: "refusal" }, message));
      }
    },
  };
}

function preview(photo, remove) {
  const name = photo.file.name || "Pasted photo";
  const image = element("img", { src: photo.url, alt: name });
  image.addEventListener("error", () => image.replaceWith(element("span", { class: "no-preview" }, name)));
  const button = element("button", { type: "button", "aria-label": `Remove ${name}`, title: "Remove" }, "×");
  button.addEventListener("click", remove);
  photo.state = element("p", { class: "state" });
  photo.item = element("li", {}, image, button, photo.state);
  return photo.item;
}

function progress(photo, share) {
  const name = photo.file.name || "Pasted photo";
  photo.state.replaceChildren(
    element("progress", { max: 1, value: share, "aria-label": `${name} sent` }),
    element("span", {}, share < 1 ? `sending, ${Math.floor(100 * share)} %` : "comparing…"));
}

function takeFrom({ drop, inputs }, add) {
  for (const input of inputs) {
    input.addEventListener("change", () => {
      add([...input.files]);
      input.value = "";
    });
  }
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
}
