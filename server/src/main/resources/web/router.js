// The part of the address behind the # says which view is shown: "#/species/naja-naja".

/** Shows views by the address. Each is `{ title, show(rest) }` by its first word. */
export function route(views) {
  let first = true;
  const follow = () => {
    const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
    const chosen = views[name] ? name : "identify";
    for (const [other, view] of Object.entries(views)) {
      view.section.hidden = other !== chosen;
    }
    for (const link of document.querySelectorAll(".views a")) {
      const isHere = link.getAttribute("href") === `#/${chosen}`;
      isHere ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const view = views[chosen];
    document.title = `${view.title} · Naja`;
    view.show?.(decodeURIComponent(rest.join("/")));
    if (!first) {
      scrollTo(0, 0);
      view.section.querySelector("h2").focus({ preventScroll: true });
    }
    first = false;
  };
  addEventListener("hashchange", follow);
  follow();
}
