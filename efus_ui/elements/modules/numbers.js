// Numbers as they are written in the page's language; to make a form for them takes long.
const CELL = { useGrouping: "min2", maximumFractionDigits: 5 };
const forms = new Map();

export const findLanguage = () => document.documentElement.lang || "en";

function tell(number, options) {
  const key = JSON.stringify([findLanguage(), options]);
  if (!forms.has(key)) forms.set(key, new Intl.NumberFormat(findLanguage(), options));
  return forms.get(key).format(number);
}

/** How many there are. */
export const tellCount = (count) => tell(count, {});

/** A number of a table, where years and the like are among others: thousands apart from 10,000. */
export const tellNumber = (number) => tell(number, CELL);
