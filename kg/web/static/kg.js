// The pages work without this. It sends a query on Ctrl+Enter, puts the cursor on a mistake, and sorts tables.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.target.form.requestSubmit();
  }
});

for (const box of document.querySelectorAll("textarea[data-line]")) {
  const lines = box.value.split("\n");
  const line = Number(box.dataset.line) - 1;
  // Columns count code points; the text box counts UTF-16 units.
  const before = [...(lines[line] || "")].slice(0, Number(box.dataset.column) - 1).join("");
  const place = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + before.length;
  box.focus();
  box.setSelectionRange(place, Math.min(place + 1, box.value.length));
}

// A parameter that is left empty needs no place in the address.
for (const form of document.querySelectorAll("form.parameters")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
  });
}

const order = new Intl.Collator(undefined, { numeric: true });
for (const table of document.querySelectorAll("table.results")) {
  table.querySelectorAll("th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, head, column));
  });
}

function sort(table, head, column) {
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows];
  const text = (row) => row.cells[column].textContent.trim();
  rows.sort((one, other) => order.compare(text(one), text(other)) * (up ? 1 : -1));
  table.tBodies[0].append(...rows);
}
