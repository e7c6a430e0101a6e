// Asks for a key when the server wants one.
import { element } from "./dom.js";

let dialog = null;

/** The key that the visitor gives, or null. */
export function askForKey(wasWrong) {
  dialog ??= makeDialog();
  dialog.querySelector("#key-hint").textContent = wasWrong
    ? "The server does not know this key."
    : "The operator of this service gives keys out. It stays in this tab and is forgotten with it.";
  dialog.querySelector("input").value = "";
  dialog.returnValue = "";
  if (!dialog.open) {
    dialog.showModal();
  }
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const key = dialog.querySelector("input").value.trim();
      resolve(dialog.returnValue === "use" && key !== "" ? key : null);
    }, { once: true });
  });
}

function makeDialog() {
  const made = element("dialog", { class: "key", "aria-labelledby": "key-title" },
    element("form", { method: "dialog" },
      element("h3", { id: "key-title" }, "This service asks for a key"),
      element("label", {}, "Key", element("input", { type: "password", autocomplete: "off", "aria-describedby": "key-hint" })),
      element("p", { class: "hint", id: "key-hint" }),
      element("button", { value: "use" }, "Use this key"),
      element("button", { value: "no", class: "quiet", formnovalidate: true }, "Not now")));
  document.body.append(made);
  return made;
}
