// A saved tour: the table of steps that a package has, as CSV.
const COLUMNS = ["address", "headline", "sentence", "notes"];

/** The steps of the first tour in a file, in their order; none where it is something else. */
export function readSteps(text) {
  const [header, ...rows] = parse(text.replace(/^\uFEFF/, ""));
  const at = (name) => header.indexOf(name);
  if (!header || !rows.length || ["tour_id", "step", "address", "headline"].some((name) => at(name) < 0)) return [];
  const own = rows.filter((row) => row[at("tour_id")] === rows[0][at("tour_id")]);
  own.sort((a, b) => Number(a[at("step")]) - Number(b[at("step")]));
  return own.map((row) => COLUMNS.map((name) => row[at(name)] ?? ""));
}

/** The rows of a CSV with commas, quotation marks doubled within quoted cells. */
function parse(text) {
  const rows = [];
  let [row, cell, isQuoted] = [[], "", false];
  const endRow = () => {
    if (row.length || cell) rows.push([...row, cell]);
    [row, cell] = [[], ""];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (isQuoted && sign === '"' && text[i + 1] === '"') cell += text[++i];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += sign;
    else if (sign === ",") {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}
