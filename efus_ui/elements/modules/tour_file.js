// A tour as one file: every step drawn as on a screen of 1920 × 1080, with letters, colours and
// pictures in it. It opens from a stick without any server, and prints a step a page.
import { make } from "./address.js";
import { drawPicture } from "./presenting_picture.js";
import { drawChecks } from "./tour_ready.js";
import { gatherFonts, gatherRules, writePage } from "./tour_file_page.js";

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".net-tour-file");
  const drawn = JSON.stringify(data);
  if (box?.netDrawn === drawn) return;
  box?.remove();
  box = make("div", { className: "net-tour-file" });
  box.netDrawn = drawn;
  const shelf = make("div", { className: "net-shelf", inert: true });
  shelf.setAttribute("aria-hidden", "true");
  const said = make("p");
  said.setAttribute("role", "status");
  const buttons = [false, true].map((hasNotes) => {
    const label = hasNotes ? data.words.withNotes : data.words.withoutNotes;
    const button = make("button", { type: "button", textContent: label });
    button.addEventListener("click", async () => {
      await save(shelf, data, hasNotes);
      said.textContent = data.words.saved;
    });
    return button;
  });
  box.append(make("div", { className: "net-tour-buttons" }, ...buttons), said, shelf);
  parentElement.append(box);
  for (const step of data.steps) shelf.append(drawSlide(step, data));
  data.steps.forEach(({ panels }, place) => {
    drawPicture(shelf.children[place].querySelector(".net-picture"), panels, data.words);
  });
  box.prepend(drawChecks(shelf, data.checks));
}

function drawSlide({ headline, sentence }, { foot, steps }) {
  const said = make("p", { className: "net-sentence", textContent: sentence, hidden: !sentence });
  const picture = make("div", { className: "net-picture" });
  const source = make("footer", {}, make("p", { textContent: foot }));
  return make("section", { className: "net-presenting net-slide" }, make("h1", { textContent: headline }), said, picture, source);
}

async function save(shelf, data, hasNotes) {
  const slides = [...shelf.children].map((slide, place) => {
    const copy = slide.cloneNode(true);
    const drawn = slide.querySelectorAll("svg");
    copy.querySelectorAll("svg").forEach((svg, i) => {
      svg.style.fontSize = getComputedStyle(drawn[i]).fontSize; // its units are those of its box
    });
    for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
    const notes = make("aside", { textContent: hasNotes ? data.steps[place].notes : "" });
    return make("div", { className: "page" }, copy, notes);
  });
  const { fontFamily } = getComputedStyle(shelf.querySelector("h1"));
  const styles = [await gatherFonts(fontFamily), gatherRules(), `body { font-family: ${fontFamily}; }`];
  const page = writePage({ ...data, styles, slides, hasNotes });
  const href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  make("a", { href, download: data.file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
