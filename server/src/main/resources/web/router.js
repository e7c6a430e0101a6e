// The part of the address behind the # says which view is shown: "#/species/naja-naja".

/** Names the page by what it shows, in the browser's tab and history. */
export function titled(words) {
  document.title = `${words} · Naja`;
}

/** What an address means; as it stands where it is not well encoded. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Shows views by the address. Each is `{ title, show(rest) }` by its first word. */
export function route(views) {
  let first = true;
  const follow = () => {
    const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
    const chosen = Object.hasOwn(views, name) ? name : "identify";
    for (const [other, view] of Object.entries(views)) {
      view.section.hidden = other !== chosen;
    }
    for (const link of document.querySelectorAll(".views a")) {
      const isHere = link.getAttribute("href") === `#/${chosen}`;
      isHere ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const view = views[chosen];
    titled(view.title);
    view.show?.(decoded(rest.join("/")));
    if (!first) {
      scrollTo(0, 0);
      view.section.querySelector("h2").focus({ preventScroll: true });
    }
    first = false;
  };
  addEventListener("hashchange", follow);
  follow();
}
