// Copy buttons: <button data-copy="#id" data-copied-label="Copied" hidden>. Hidden in the markup,
// because without scripts they would do nothing.

/** How long the button says that it has copied. The text is on the clipboard for longer. */
const SAYS_SO = 2000;

export function enhance(root) {
  if (!navigator.clipboard) return; // only in a secure context
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  if (!source) return;
  await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
  const label = button.getAttribute("aria-label");
  const icon = button.querySelector("use");
  const sprite = icon?.getAttribute("href").split("#")[0];
  if (button.dataset.copied === undefined) {
    button.dataset.copied = "";
    if (button.dataset.copiedLabel) button.setAttribute("aria-label", button.dataset.copiedLabel);
    icon?.setAttribute("href", `${sprite}#check`);
    setTimeout(() => {
      delete button.dataset.copied;
      if (label) button.setAttribute("aria-label", label);
      icon?.setAttribute("href", `${sprite}#copy`);
    }, SAYS_SO);
  }
}
