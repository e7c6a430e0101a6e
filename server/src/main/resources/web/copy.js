// The current question as a command, to be copied.

/** A curl command that asks what the page asks. */
export function curlOf(files, filters, withKey) {
  const query = filters.toString();
  const parts = ["curl"];
  if (withKey) {
    parts.push('-H "Authorization: Bearer $NAJA_KEY"');
  }
  const names = files.length === 0 ? ["photo.jpg"] : files.map((file) => file.name || "photo.jpg");
  names.forEach((name) => parts.push(`-F ${quoted(`images=@${name}`)}`));
  parts.push(quoted(`${location.origin}/v1/identify${query ? `?${query}` : ""}`));
  return parts.join(" ");
}

/** As a shell reads it: nothing in a file's name can end the quotes. */
function quoted(text) {
  return /^[\w@=./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Makes a button copy the text of an element. */
export function copies(button, source) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected: press Ctrl C";
    }
    setTimeout(() => { button.textContent = label; }, 2500);
  });
}
