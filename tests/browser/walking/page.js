// What a visitor's page holds, for the walk: settled or not, and everything that is compared.
(() => {
  const sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      sockets.push(this);
    }
  };
  let runs = 0;
  const app = () => document.querySelector("[data-testid=stApp]");
  const main = () => document.querySelector("[data-testid=stMain]");
  const all = (selector, root = document) => [...(root?.querySelectorAll(selector) ?? [])];
  const tell = (element) => element.innerText.replace(/\s+/g, " ").trim();
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });

  const isOpen = (element) => !element.closest("[inert]"); // a picture of a tour's file is not

  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.dataset.testid === "stApp" && target.dataset.testScriptState === "running") runs++;
    }
  }).observe(document, {
    subtree: true,
    attributes: true,
    attributeFilter: ["data-test-script-state"],
  });

  function isQuiet() {
    return (
      app()?.dataset.testScriptState === "notRunning" &&
      app().dataset.testConnectionState === "CONNECTED" &&
      !document.getElementById("first") &&
      all("h1", main()).length > 0 &&
      all(".net-filters, .net-presenting").length > 0 &&
      all("[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]").length === 0
    );
  }

  /** Wait until a run has begun since `former`, where the address moved, and all is still. */
  async function settle({ former, isRun, quietMs, longestMs }) {
    const end = performance.now() + longestMs;
    const latestRun = performance.now() + 1500;
    let [since, seen] = [null, ""];
    for (;;) {
      const now = performance.now();
      const state = `${location.href} ${runs} ${all("*", main()).length}`;
      const mayCome = isRun && runs === former && now < latestRun;
      if (!isQuiet() || mayCome || state !== seen) [since, seen] = [now, state];
      else if (now - since >= quietMs) return true;
      if (now > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  function readTable(box) {
    const rows = all("tbody tr", box);
    return {
      alt: tell(box.querySelector("caption")),
      rows: box.netData.count,
      most: box.netData.most,
      hrefs: rows.map((row) => row.querySelector("th a")?.getAttribute("href") ?? null),
    };
  }

  function readLabel(label) {
    const [box, text, count] = label.children;
    return {
      parameter: box.name,
      code: box.value,
      name: text.textContent,
      count: Number(count.textContent.replaceAll(",", "")),
      isChecked: box.checked,
      isHidden: label.hidden,
    };
  }

  const readList = (box) => ({
    parameter: box.id.replace("filter-", ""),
    isFolded: !box.open,
    isNarrowable: box.querySelector(".net-narrow")?.hidden === false,
    narrowed: box.querySelector(".net-narrow")?.value ?? "",
  });

  const readSelect = (select) => ({
    parameter: select.name,
    value: select.value,
    options: [...select.options].map((option) => option.value),
  });

  function readChosen(box) {
    const given = box.netData;
    const field = box.querySelector(".net-find, select, input[type=range], input[type=search], input:checked");
    const codes = ["scale", "search", "typed"].includes(given.form) ? null : given.options.map(([code]) => code);
    const highest = given.highest ?? null;
    return { parameter: given.parameter, standard: given.default, shown: field?.value, codes, highest };
  }

  const readPicture = (box) => ({
    alt: (box.ariaLabel || box.querySelector("caption")?.textContent) ?? "",
    rows: box.netData?.count ?? all(".net-rows > li, tbody > tr:not(.net-group)", box).length,
    bars: all("a.net-bar", box).map((bar) => bar.firstChild.firstChild.textContent),
  });

  /** The places that a map shows, alone or in a group: those of marks whose nodes are hidden are none. */
  const readShown = (box) =>
    (box?.netMap?.marks ?? [])
      .filter(({ node }) => !node?.link.isConnected || isSeen(node.link))
      .flatMap((mark) => mark.members ?? [mark])
      .map(({ data }) => data);

  const readMap = (svg) => ({
    alt: svg.getAttribute("aria-label"),
    places: all("a[data-place][href]", svg).filter(isSeen).map((link) => link.dataset.place),
    shown: readShown(svg.closest(".net-map")).map(({ id }) => id),
  });

  function readGrowth(box) {
    const { data, step } = box.netGrowth;
    const places = readShown(box.querySelector(".net-map")).filter((place) => !place.isProject);
    return {
      year: data.steps[step].code,
      codes: data.steps.map(({ code }) => code),
      places: places.length,
      fresh: places.filter(({ look }) => look === "new").length,
    };
  }

  /** Words outside of what a visitor unfolds, to compare before and after a reload. */
  function readWords() {
    return all("h1, h2, h3, [data-testid=stMarkdownContainer]", main())
      .filter((part) => !part.closest("[data-testid=stExpanderDetails], button, summary"))
      .map(tell)
      .filter(Boolean);
  }

  function look() {
    const entries = window.navigation.entries().map(({ url }) => url);
    return {
      href: location.href,
      past: entries.slice(0, window.navigation.currentEntry.index + 1),
      future: entries.length - window.navigation.currentEntry.index - 1,
      session: window.netSession ?? "",
      title: all("h1", main()).map(tell)[0] ?? "",
      headings: all("h1, h2, h3", main()).map(tell),
      words: readWords(),
      failures: all("[data-testid=stException], [data-testid=stAlert]")
        .map(tell)
        .filter((text) => /Something went wrong|Traceback|Error/.test(text)),
      filters: all(".net-filters fieldset label[data-code]").map(readLabel),
      lists: all(".net-filters details[id]").map(readList),
      search: all("#filter-search")[0]?.value ?? "",
      near: all("#filter-near select").map(readSelect),
      years: all("#filter-years select").map(readSelect),
      chips: all(".net-chips a").map((link) => ({ text: link.textContent, name: link.ariaLabel })),
      choices: all(".net-choice").filter((box) => box.netData).map(readChosen),
      pages: all(".net-pages a").map((link) => link.textContent),
      present: all(".net-pages a[aria-current=page]").map((link) => link.href),
      links: all("a[href^='./']:not([href*='tour='])", main())
        .filter((link) => !link.closest(".net-pages, .net-chips, .net-table, .net-bars, button") && isSeen(link))
        .map((link) => link.getAttribute("href")),
      tables: all(".net-table", main()).filter((box) => box.netData).map(readTable),
      pictures: all(".net-timeline, .net-grid", main()).filter(isOpen).map(readPicture),
      maps: all(".net-map svg", main()).filter(isOpen).map(readMap),
      growth: all(".net-growth", main()).map(readGrowth)[0] ?? null,
      alerts: all("[data-testid=stAlert]", main()).map(tell),
    };
  }

  window.walk = { settle, look, isQuiet, countRuns: () => runs, cut: () => sockets.forEach((s) => s.close()) };
})();
