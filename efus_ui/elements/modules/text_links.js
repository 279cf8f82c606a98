// Links in a text of Streamlit lead to a new tab; those within the explorer shall not. The first
// HTML asks for this module, so that it is there before any text.
import { followLinks } from "./address.js";

const isText = (link) => link.closest("[data-testid=stMarkdownContainer]");
followLinks(document, (link) => isText(link) && link.getAttribute("href").startsWith("./"));
