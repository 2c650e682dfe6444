// The finished link below the fields of an application, kept up to date while typing. The server makes
// it, so that there is one place that knows how links are built: the form is sent as its button
// name="try_link" would send it, and [data-example] of the answer is taken over.

/** Rests this long after the last key before asking. */
const REST = 250;

export function listen() {
  const form = document.querySelector("[data-example]")?.closest("form");
  const button = form?.querySelector("button[name=try_link]");
  if (!button) return; // somebody who may only look
  button.hidden = true; // nothing is left for it to do
  let timer = 0;
  let running = null;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running?.abort(); // an older answer must not overtake a newer one
      running = new AbortController();
      void update(form, button, running.signal);
    }, REST);
  });
}

async function update(form, button, signal) {
  const fields = new URLSearchParams(new FormData(form));
  fields.set(button.name, button.value);
  try {
    const response = await fetch(form.action, { method: "POST", body: fields, signal, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelectorAll("[data-example]");
    const shown = document.querySelectorAll("[data-example]");
    if (signal.aborted || fresh.length !== shown.length) return;
    shown.forEach((part, at) => {
      part.replaceChildren(...[...fresh[at].childNodes].map((node) => document.importNode(node, true)));
    });
  } catch (error) {
    if (error.name !== "AbortError") button.hidden = false; // asking by hand may work again later
  }
}
