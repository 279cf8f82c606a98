// What the server has to say once a page is drawn: the tidy address, and the words to be heard.
// It also notices a new server behind a broken connection, and asks it for the page anew.
import { isHere, navigate } from "./address.js";
import { announce, arrive } from "./announcer.js";
import "./sidebar.js";
import "./text_links.js";

// Who goes on before a page has come, or while a new server takes over, would find Streamlit's own
// steps in the history: the page before once more, and this one again. Each step is ours.
history.pushState = () => {};

export default function ({ data }) {
  const former = window.netSession;
  window.netSession = data.session;
  if (former && former !== data.session) {
    location.reload(); // what elements held belongs to the former session
    return;
  }
  watchConnection();
  document.documentElement.lang = data.language;
  document.body.style.setProperty("--net-filters", JSON.stringify(data.words.filters));
  arrive(data.words);
  if (data.said) announce(data.said);
  if (!data.to || window.netWent === data.number) return;
  window.netWent = data.number;
  // Only where the visitor still is where the server saw him.
  if (isHere(data.here)) navigate(data.to, { replace: true });
}

function watchConnection() {
  const app = document.querySelector("[data-testid=stApp]");
  if (window.netWatch || !app) return;
  let was = app.dataset.testConnectionState;
  window.netWatch = new MutationObserver(() => {
    const is = app.dataset.testConnectionState;
    if (is === was) return;
    was = is;
    if (is === "CONNECTED") window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
  window.netWatch.observe(app, {
    attributes: true,
    attributeFilter: ["data-test-connection-state"],
  });
}
