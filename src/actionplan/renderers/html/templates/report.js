"use strict";
(() => {
  const all = (where, what) => [...where.querySelectorAll(what)];
  const made = (name, fields, ...inside) => {
    const element = Object.assign(document.createElement(name), fields);
    element.append(...inside);
    return element;
  };
  const FEW = 4; // so few rows need no filters
  const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const { compare } = new Intl.Collator("en-GB", { numeric: true, sensitivity: "accent" });
  const rows = all(document, "tr[data-status]");
  const tables = [...new Set(rows.map((row) => row.closest("table")))];
  const said = made("p", { role: "status" });

  // Filters: one for each thing that the rows tell apart.
  const FIXED = ["Officer", "Body", "Theme", "Status", "RAG"];
  const MANY = 20; // so many different values are no choice
  const own = (row) => JSON.parse(row.dataset.fields ?? "{}");
  const ownTitles = [...new Set(rows.flatMap((row) => Object.keys(own(row))))].filter((title) => !FIXED.includes(title));
  const values = (row, name) => own(row)[ownTitles.find((title) => title.toLowerCase() === name)] ?? (row.dataset[name] ?? "").split("\n");
  const filters = [...FIXED, ...ownTitles].map((title) => {
    const name = title.toLowerCase();
    const found = [...new Set(rows.flatMap((row) => values(row, name)))].filter(Boolean);
    if (name === "officer" || name === "body") found.sort(compare);
    const select = made("select", { name, id: `filter-${name.replace(/\s+/g, "-")}` }, new Option("All", ""), ...found.map((each) => new Option(each, each)));
    return { name, title, select, found };
  }).filter(({ title, found }) => rows.length > FEW && found.length > 1 && (FIXED.includes(title) || found.length < MANY));
  const wanted = (row) => filters.every(({ name, select }) => !select.value || values(row, name).includes(select.value));

  const isEmptied = (section) => {
    const within = tables.filter((table) => section.contains(table));
    const hasWords = section.querySelector("p:not(.count), li, dl");
    return within.length > 0 && within.every((table) => table.hidden) && !hasWords;
  };
  const counted = (shown, total, name = "row") => {
    if (shown === total) return total === 1 ? `The only ${name} is shown.` : `All ${total} ${name}s are shown.`;
    return `${shown || "None"} of ${total} ${name}s ${shown < 2 ? "is" : "are"} shown.`;
  };
  // A target may have rows in several tables.
  const targets = (some) => new Set(some.map((row) => row.dataset.target).filter(Boolean)).size;
  const named = () => filters.map(({ title, select }) => select.value && ` ${title}: ${select.value}.`).join("");
  const tell = (first = "") => {
    const seen = rows.filter((row) => !row.hidden);
    const whole = seen.length < rows.length ? " Sentences and bars are about all of them." : "";
    const total = targets(rows);
    said.textContent = first + (total ? counted(targets(seen), total, "target") : "") + named() + whole;
  };
  // Each table that is narrowed says so itself: what is written over it counts all of its rows.
  const counts = new Map(tables.map((table) => [table, made("p", { className: "count", hidden: true })]));
  for (const [table, count] of counts) table.before(count);
  const narrow = (first) => {
    const isNarrowed = filters.some(({ select }) => select.value);
    for (const [table, count] of counts) {
      const lines = [...table.tBodies[0].rows];
      for (const row of lines) row.hidden = isNarrowed && !(row.dataset.status && wanted(row));
      const shown = lines.filter((row) => !row.hidden).length;
      table.hidden = !shown;
      count.hidden = !isNarrowed;
      count.textContent = counted(shown, lines.length);
    }
    for (const section of all(document, "main section")) {
      section.hidden = isEmptied(section);
      const link = section.id && document.querySelector(`nav a[href="#${section.id}"]`);
      if (link) link.parentElement.hidden = section.hidden;
    }
    panel.classList.toggle("narrowed", isNarrowed);
    tell(first);
  };
  // The address has the filters, so that a link restores them and Back undoes them.
  const remember = () => {
    const params = new URLSearchParams(filters.filter(({ select }) => select.value).map(({ name, select }) => [name, select.value]));
    narrow();
    history.pushState(null, "", params.size ? `#${params}` : location.href.split("#")[0]);
  };
  const restore = () => {
    if (location.hash && !location.hash.includes("=")) return; // a place on the page
    const unknown = [];
    const params = new URLSearchParams(location.hash.slice(1));
    for (const { name, title, select, found } of filters) {
      const value = params.get(name);
      select.value = found.find((each) => !compare(each, value ?? "")) ?? "";
      if (value && !select.value) unknown.push(`${title}: no row has "${value}". `);
    }
    narrow(unknown.join(""));
  };
  const clear = () => {
    for (const { select } of filters) select.value = "";
    remember();
  };
  const panel = made("div", { className: "filter" });
  if (filters.length) {
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", "Filter the tables");
    panel.append(
      ...filters.map(({ title, select }) => made("div", {}, made("label", { htmlFor: select.id }, title), select)),
      made("button", { type: "button", onclick: clear }, "Show all"),
    );
    panel.onchange = remember;
    addEventListener("popstate", restore);
  }

  // Sorting: a button in each heading; what is empty stays last, whichever way.
  const key = (row, heading) => {
    const by = heading.dataset.by;
    const cell = row.cells[heading.cellIndex];
    const text = by ? row.dataset[by] ?? "" : cell.matches(".none") ? "" : cell.textContent.trim();
    const day = /^(?:about )?(\d{1,2}) ([A-Z][a-z]{2})\w* (\d{4})$/.exec(text);
    return day ? `${day[3]}-${MONTHS.indexOf(day[2]) / 3 + 101}-${day[1].padStart(2, "0")}` : text;
  };
  const sort = (heading, title) => {
    const body = heading.closest("table").tBodies[0];
    const order = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    const way = order === "ascending" ? 1 : -1;
    const keyed = [...body.rows].map((row) => [key(row, heading), row]);
    keyed.sort(([a], [b]) => (!a || !b ? !a - !b : way * compare(a, b)));
    for (const each of heading.parentElement.cells) each.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    body.append(...keyed.map(([, row]) => row));
    tell(`Sorted by ${title}, ${order}. `);
  };
  const sortable = all(document, "table[data-sort]");
  for (const table of sortable) {
    for (const heading of table.tHead.rows[0].cells) {
      const title = heading.textContent;
      if (title) heading.replaceChildren(made("button", { type: "button", onclick: () => sort(heading, title) }, title));
    }
    table.caption.append(" (the buttons in the headings sort it)");
  }

  panel.append(said);
  if (!filters.length && !targets(rows)) panel.className = "told"; // nothing stands in it but how a table was sorted
  if (filters.length || sortable.length) {
    // The panel stands over what it filters: the first page of a paper comes before it.
    const main = document.getElementById("main");
    main.insertBefore(panel, rows[0]?.closest("main > section") ?? main.firstElementChild);
    tell();
    if (location.hash.includes("=")) restore();
  }
})();
