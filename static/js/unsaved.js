// What was typed and not sent: <form data-guard>. The browser asks before such a page is left, be it by a link, by
// another form (the language, the appearance) or by closing it.

export function listen() {
  const changed = new WeakSet();
  const guarded = () => document.querySelectorAll("form[data-guard]");
  // What was refused has come back, and is not what is saved.
  if (document.getElementById("problems")) guarded().forEach((form) => changed.add(form));
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-guard]")) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  addEventListener("beforeunload", (event) => {
    // One in a dialog that was closed is gone.
    if ([...guarded()].some((form) => changed.has(form))) event.preventDefault();
  });
}
