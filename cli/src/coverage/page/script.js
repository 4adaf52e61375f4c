// What can be done with the page: filter by text and class, sort rows, open what a link leads to.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const filter = byId("filter");
  const hits = byId("hits");

  const sentences = all("li[data-class]").map((element) => ({
    element,
    kind: element.dataset.class,
    text: `${element.closest(".member").querySelector("h5").textContent} ${element.textContent}`.toLowerCase(),
  }));
  const hasVisible = (root) => root.querySelector("li[data-class]:not([hidden])") !== null;

  function apply() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set(all("input[name=class]:checked").map((box) => box.value));
    const active = words.length > 0 || kinds.size < all("input[name=class]").length;
    let count = 0;
    for (const { element, kind, text } of sentences) {
      const shown = kinds.has(kind) && words.every((word) => text.includes(word));
      element.hidden = !shown;
      count += shown ? 1 : 0;
    }
    all(".member, .shape").forEach((part) => { part.hidden = active && !hasVisible(part); });
    all(".rest").forEach((part) => { part.hidden = active; });
    // A link leads to a structure of its own; while it has matches, so has the operation.
    all(".links a").forEach((link) => {
      const target = byId(decodeURIComponent(link.hash.slice(1)));
      link.hidden = active && !(target && hasVisible(target));
    });
    all(".links").forEach((links) => { links.hidden = active && !links.querySelector("a:not([hidden])"); });
    all(".item").forEach((item) => {
      item.hidden = active && !hasVisible(item) && !item.querySelector(".links:not([hidden])");
    });
    all(".template").forEach((template) => {
      const text = template.textContent.toLowerCase();
      template.hidden = !kinds.has("unrecognised") || !words.every((word) => text.includes(word));
    });
    all(".list").forEach((list) => { list.hidden = active && !list.querySelector(".item:not([hidden]), .template:not([hidden])"); });
    all("summary .name").forEach((name) => { delete name.dataset.hits; });
    if (active) {
      all(".item:not([hidden])").forEach((item) => {
        const found = item.querySelectorAll("li[data-class]:not([hidden])").length;
        if (found > 0) item.querySelector(".name").dataset.hits = found.toLocaleString("en");
      });
    }
    hits.textContent = active ? `${count.toLocaleString("en")} of ${sentences.length.toLocaleString("en")} sentences` : "";
  }

  function sort(key) {
    for (const list of all(".sorted")) {
      const rows = [...list.children];
      const byName = (a, b) => a.dataset.name.localeCompare(b.dataset.name, "en");
      const order = key === "name" ? byName : (a, b) => b.dataset[key] - a.dataset[key] || byName(a, b);
      list.append(...rows.sort(order));
    }
  }

  function follow() {
    let target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
    // Below the bar of controls, which stays on top.
    const top = target.getBoundingClientRect().top + scrollY - byId("controls").offsetHeight - 8;
    scrollTo({ top });
  }

  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("controls").addEventListener("input", (event) => {
    if (event.target.id === "sort") sort(event.target.value);
    else apply();
  });
  byId("open").addEventListener("click", () => {
    // What stands in a closed service stays as it is: all of them open at once is more than anyone can read.
    const items = all(".item:not(.service):not([hidden])").filter((item) => {
      const service = item.closest(".service");
      return !service || service.open;
    });
    const open = items.some((item) => !item.open);
    items.forEach((item) => { item.open = open; });
    byId("open").textContent = open ? "Close all" : "Open all";
  });
  addEventListener("hashchange", follow);
  follow();
})();
