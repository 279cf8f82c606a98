// What a file of a tour holds around its slides: letters, rules, and the keys that lead through it.
const OURS = /^(:root|:is\(\.net-|\.net-)/;
const PAGE = `
  html { scroll-snap-type: y mandatory; scrollbar-width: none; color-scheme: light dark; }
  body { margin: 0; background: var(--net-ground); line-height: 1.3; }
  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  :is(.net-axis, .net-grid th) { position: static !important; } /* nothing scrolls under them */
  .page { position: relative; height: 100vh; overflow: clip; scroll-snap-align: start; }
  .page > .net-slide { position: absolute; inset: 50% auto auto 50%; translate: -50% -50%; scale: var(--scale, 1); }
  .page > aside { display: none; font-size: 32px; line-height: 1.4; white-space: pre-line; }
  @media print {
    html { color-scheme: light; }
    .page { height: auto; break-after: page; print-color-adjust: exact; }
    .page > .net-slide { position: relative; inset: auto; translate: none; scale: 1; }
    .page > aside { display: block; width: 1920px; height: 360px; padding: 20px 64px; overflow: clip; }
    .page > aside:empty { display: none; }
  }
`;
const KEYS = `
  const fit = () => document.documentElement.style.setProperty("--scale", Math.min(innerWidth / 1920, innerHeight / 1080));
  addEventListener("resize", fit);
  fit();
  const pages = [...document.querySelectorAll(".page")];
  addEventListener("keydown", (event) => {
    const now = Math.round(scrollY / innerHeight);
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, PageDown: now + 1, " ": now + 1,
      ArrowLeft: now - 1, ArrowUp: now - 1, PageUp: now - 1, Home: 0, End: pages.length - 1 }[event.key];
    if (event.key === "f") document.documentElement.requestFullscreen();
    if (to === undefined) return;
    event.preventDefault();
    pages[Math.max(0, Math.min(pages.length - 1, to))].scrollIntoView();
  });
`;

/** The rules of our own elements and colours, without those for paper and small screens. */
export function gatherRules() {
  const take = (rule) => {
    if (rule instanceof CSSImportRule) return [...rule.styleSheet.cssRules].flatMap(take);
    if (rule instanceof CSSStyleRule) return OURS.test(rule.selectorText) ? [rule.cssText] : [];
    if (rule instanceof CSSContainerRule) return rule.cssText.includes(".net-") ? [rule.cssText] : [];
    return [];
  };
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap(take));
  return [...new Set(rules)].join("\n");
}

/** The letters of a family, as parts of the file. */
export async function gatherFonts(family) {
  const names = family.split(",").map((name) => name.replaceAll('"', "").trim());
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map((rule) => ({ rule, base: sheet.href ?? location.href })),
  );
  const own = faces.filter(({ rule }) => {
    const name = rule.style.getPropertyValue("font-family").replaceAll('"', "");
    return names.includes(name) && !rule.style.getPropertyValue("font-style").includes("italic");
  });
  const written = own.map(async ({ rule, base }) => {
    const [, href] = /url\("?(.*?)"?\)/.exec(rule.style.getPropertyValue("src")) ?? [];
    return href ? rule.cssText.replace(href, await encode(new URL(href, base))) : "";
  });
  return (await Promise.all(written)).join("\n");
}

async function encode(url) {
  const content = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = "";
  for (const byte of content) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
}

/** The whole file. */
export function writePage({ title, language, styles, slides, hasNotes }) {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = language;
  const add = (parent, tag, textContent) => parent.append(Object.assign(page.createElement(tag), { textContent }));
  const letters = page.createElement("meta");
  letters.setAttribute("charset", "utf-8");
  page.head.prepend(letters);
  const size = `@page { size: 1920px ${hasNotes ? 1440 : 1080}px; margin: 0; }`;
  add(page.head, "style", [...styles, PAGE, size].join("\n"));
  page.body.append(...slides);
  add(page.body, "script", KEYS);
  return `<!doctype html>\n${page.documentElement.outerHTML}`;
}
