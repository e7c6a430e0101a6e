// Starts the page: its views, and the line that says what answers here.
import { getJson, onKeyNeeded } from "./api.js";
import { askView } from "./ask.js";
import { count } from "./dom.js";
import { askForKey } from "./key.js";
import { mapView } from "./map.js";
import { qualityView } from "./quality.js";
import { route } from "./router.js";
import { speciesView } from "./species.js";

const section = (name) => document.getElementById(`view-${name}`);

async function showService() {
  const line = document.getElementById("service");
  try {
    const response = await fetch("/readyz");
    const ready = await response.json();
    line.textContent =
      `${count(ready.photos, "reference photo")} of ${count(ready.taxa, "taxon", "taxa")} · ` +
      `encoder ${ready.encoder} on ${ready.provider}`;
    if (ready.status !== "ready") {
      line.textContent += ` · ${ready.reasons.join("; ")}`;
      setTimeout(showService, 1000);
    }
  } catch {
    line.textContent = "The server cannot be reached";
  }
}

onKeyNeeded(askForKey);
askView();
route({
  identify: { section: section("identify"), title: "Which species is this?" },
  species: { section: section("species"), title: "Species", show: speciesView() },
  map: { section: section("map"), title: "Map", show: mapView(getJson) },
  quality: { section: section("quality"), title: "Quality", show: qualityView() },
});
showService();
