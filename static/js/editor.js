// The form of a mail's words: <form data-editor>. The preview follows what is typed, variables are
// put in by a press, problems lead to their line, and what is not saved is not lost by leaving.

/** Rests this long after the last key before asking for a preview. */
const REST = 500;

export function listen() {
  const form = document.querySelector("form[data-editor]");
  const button = form?.querySelector("[data-preview]");
  if (!button) return; // somebody who may only look
  followTyping(form, button);
  offerVariables(form);
  leadToLines(form);
  guardUnsaved(form);
}

/** The form is sent to the frame, as its button would send it. */
function followTyping(form, button) {
  button.hidden = true;
  let timer = 0;
  const show = () => form.requestSubmit(button);
  form.addEventListener("input", (event) => {
    if (event.target.name === "width") return; // a matter of style
    if (event.target.name === "as_customer") return; // half a number is somebody else's
    clearTimeout(timer);
    timer = setTimeout(show, event.target.type === "radio" ? 0 : REST);
  });
  form.elements.as_customer?.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 0);
  });
  // Whatever is sent, and be it by Enter in that field, shows the mail or leaves the page.
  form.addEventListener("submit", () => clearTimeout(timer));
  if (!document.querySelector(".summary")) return;
  // What was typed came back, and is not what is saved. The frame loads that first; sent before it has come, the form's
  // answer would be overtaken.
  if (document.readyState === "complete") show();
  else addEventListener("load", show, { once: true });
}

/** Words become buttons that put themselves where the caret was. */
function offerVariables(form) {
  let field = null;
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("#subject, #html, #text")) field = event.target;
  });
  for (const code of form.querySelectorAll("code[data-insert]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = code.textContent;
    button.addEventListener("click", () => {
      field ??= atItsEnd(form.elements.html);
      field.focus();
      // Out of use, but the one way to put words in that Ctrl+Z takes out again.
      if (document.execCommand("insertText", false, code.dataset.insert)) return;
      field.setRangeText(code.dataset.insert, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    code.replaceChildren(button);
  }
}

/** Where words of a mail would go on, in a document that nobody has clicked into. */
function atItsEnd(field) {
  const end = field.value.lastIndexOf("</body>");
  field.selectionStart = field.selectionEnd = end < 0 ? field.value.length : end;
  bringIntoView(field, field.value.slice(0, field.selectionEnd).split("\n").length);
  return field;
}

/** The field may be higher than the window. */
function bringIntoView(field, line) {
  const height = parseFloat(getComputedStyle(field).lineHeight);
  field.scrollTop = Math.max(0, (line - 4) * height);
  const top = field.getBoundingClientRect().top + line * height - field.scrollTop;
  if (top < innerHeight / 5 || top > innerHeight * 0.7) scrollBy(0, top - innerHeight / 3);
}

function leadToLines(form) {
  for (const link of document.querySelectorAll("a[data-line]")) {
    link.addEventListener("click", (event) => {
      const field = form.querySelector(link.getAttribute("href"));
      if (!field) return;
      event.preventDefault();
      const lines = field.value.split("\n").slice(0, Number(link.dataset.line));
      const end = lines.join("\n").length;
      const start = end - lines.at(-1).length + [...lines.at(-1)].slice(0, Number(link.dataset.column) - 1).join("").length;
      field.focus();
      field.setSelectionRange(start, end);
      bringIntoView(field, lines.length);
    });
  }
}

function guardUnsaved(form) {
  const words = form.querySelector("[data-unsaved]");
  let unsaved = document.querySelector(".summary") !== null; // what was typed came back
  const note = () => { words.hidden = !unsaved; };
  note();
  form.addEventListener("input", (event) => {
    if (!event.target.matches("#subject, #html, #text")) return;
    unsaved = true;
    note();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget !== "preview") unsaved = false;
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
