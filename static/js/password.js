// Password fields: a button that shows what is typed, and the length rule ticking off while typing.
// <input type="password" data-reveal data-show="Show" data-hide="Hide">
// <li data-rule-min="8"> in the same .field: data-met becomes "true" or "false".

export function enhance(root) {
  for (const input of root.querySelectorAll("input[type=password][data-reveal]")) addButton(input);
  for (const rule of root.querySelectorAll("[data-rule-min]")) watch(rule);
}

function addButton(input) {
  const row = document.createElement("div");
  row.className = "reveal";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.setAttribute("aria-controls", input.id);
  const say = () => { button.textContent = input.type === "password" ? input.dataset.show : input.dataset.hide; };
  say();
  button.addEventListener("click", () => {
    input.type = input.type === "password" ? "text" : "password";
    say();
  });
  const held = document.activeElement === input;
  input.replaceWith(row);
  row.append(input, button);
  if (held) input.focus(); // moving a field takes the focus from it
  // Sent as text, browsers would offer the password as a suggestion later.
  input.form?.addEventListener("submit", () => {
    input.type = "password";
    say();
  });
}

function watch(rule) {
  const input = rule.closest(".field")?.querySelector("input");
  if (!input) return;
  const icon = rule.querySelector("use");
  const sprite = icon?.getAttribute("href").split("#")[0];
  const check = () => {
    // Code points, as the server counts.
    const met = [...input.value.normalize("NFKC")].length >= Number(rule.dataset.ruleMin);
    rule.dataset.met = String(met);
    icon?.setAttribute("href", `${sprite}#${met ? "rule-met" : "rule-open"}`);
  };
  input.addEventListener("input", check);
  check();
}
