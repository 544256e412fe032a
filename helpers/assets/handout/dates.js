// Written dates, read as teaching/written_dates.py and dates.py read them. The patterns are
// Python's and come with the page; one table of cases holds both sides: tests/judging_cases.json.

const SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
/** What Python takes for white space. */
const BLANKS =
  "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const split = (text) => text.split(new RegExp(`${BLANKS}+`)).filter(Boolean);
const stripped = (text) => text.replace(new RegExp(`^${BLANKS}+|${BLANKS}+$`, "g"), "");
const two = (number) => String(number).padStart(2, "0");
/** The groups of a text that has this pattern from end to end, in any case; else undefined. */
const whole = (pattern, text) => new RegExp(`^(?:${pattern})$`, "i").exec(text)?.groups;

/** Reads dates by the patterns of a page. */
class Dates {
  constructor({ points, forms, seasons, quarters, months, noYear, anyYear, longest }) {
    Object.assign(this, { points, forms, seasons, quarters, noYear, anyYear, longest });
    this.months = months.split(" ");
  }
  /** The EDTF of a written date, with noYear for a year that it leaves out; "" for none. */
  inEdtf(written) {
    const text = split(written).join(" ");
    if (Array.from(text).length > this.longest) return "";
    for (const [pattern, edtf] of this.forms) {
      const made = this.formed(text, pattern, edtf);
      if (made) return made;
    }
    return "";
  }
  formed(text, pattern, edtf) {
    const points = Object.values(whole(pattern, text) ?? {}).map((piece) => this.point(piece));
    if (!points.length || points.includes(null)) return "";
    const [month] = points.map((point) => point.month).filter(Boolean);
    const [year] = points.map((point) => point.year).filter(Boolean);
    for (const point of points) {
      if (point.day) point.month ||= month;
      if (point.day && !point.month) return "";
      const parts = [point.year || year || this.noYear, point.month, point.day];
      const made = parts.filter(Boolean).join("-") + point.doubt;
      const isSet = "[{".includes(edtf[0]);
      if (isSet && !/^[0-9X]{4}(?:-[01][0-9](?:-[0-9]{2})?)?$/.test(made)) return "";
      edtf = edtf.replace("·", made);
    }
    return edtf;
  }
  /** The day, month or longer that is written; null when it is none. */
  point(piece) {
    const text = piece.replace(/^[ ,]+|[ ,]+$/g, "");
    const found = this.points.map((pattern) => whole(pattern, text)).find(Boolean);
    if (!found) return null;
    const { year = "", month, number = "", day = "", doubt = "", season, quarter } = found;
    const low = (part) => (part ?? "").toLowerCase();
    if (found.a !== undefined) {
      const [first, second] = [Number(found.a), Number(found.b)];
      const [named, on] = second > 12 ? [first, second] : [second, first];
      return { year, month: two(named), day: two(on), doubt: "" };
    }
    const at = this.months.findIndex((name) => low(name).slice(0, 3) === low(month).slice(0, 3));
    return {
      year: low(year) === "xxxx" ? "" : year,
      month:
        this.seasons[low(season)] || this.quarters[low(quarter)] || (month ? two(at + 1) : number),
      day: day && two(Number(day)),
      doubt,
    };
  }
  /** The question that a date leaves open; "" for none. */
  askedBack(written) {
    const text = split(written).join(" ");
    const beside = /^(before|after) (.+)$/i.exec(text);
    if (beside && this.point(beside[2])) {
      const [which, way] =
        beside[1].toLowerCase() === "before" ? ["last", "by"] : ["first", "since"];
      return (
        `“${text}”: does that day count, too? ` +
        `Write “${way}” with the ${which} day that counts.`
      );
    }
    const found = /^([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.](?:[0-9]{4}|[0-9]{2}))?$/.exec(text);
    const [first, second] = found ? [Number(found[1]), Number(found[2])] : [0, 0];
    const isMonth = (number) => number > 0 && number <= 12;
    if (first === second || !isMonth(first) || !isMonth(second)) return "";
    const named = (day, month) => `${day} ${this.months[month - 1]}`;
    return (
      `“${text}”: is that ${named(second, first)} or ${named(first, second)}? ` +
      "Write the month as a word."
    );
  }
  isYearless(written) {
    return this.inEdtf(written).includes(this.noYear);
  }
  /** The first and the last day, and the date in words; null when it is no date. */
  read(written, year = "") {
    const edtf = this.inEdtf(written).replaceAll(this.noYear, year || this.anyYear);
    return edtf ? readEdtf(edtf) : null;
  }
  /** Why a date cannot be judged; "" if it can. */
  problem(written, year = "") {
    if (!stripped(written)) return "Nothing is answered yet.";
    const asked = this.askedBack(written);
    if (asked || this.read(written, year)) return asked;
    return (
      `“${stripped(written)}” cannot be read as a date. Write it as in the examples, such as ` +
      "14 July 1987, or as year-month-day."
    );
  }
  /** How a date is read, in words, or what is wrong with it. */
  told(written) {
    if (!stripped(written)) return "";
    const problem = this.problem(written);
    if (problem) return problem;
    const { label } = this.read(written);
    const bare = label
      .replaceAll(/([A-Z][a-z][a-z]) 4(?![0-9])/g, "$1 (no year)")
      .replace(/^4$/, "(no year)");
    return `Read as: ${this.isYearless(written) ? bare : label}`;
  }
}

/** The interval of the EDTF that Dates makes; null where the calendar has none. */
function readEdtf(edtf) {
  if ("[{".includes(edtf[0])) return readSet(edtf);
  if (!edtf.includes("/")) return readPoint(edtf);
  const sides = edtf.split("/").map((side) => (side === ".." ? undefined : readPoint(side)));
  if (sides.includes(null)) return null;
  const [first, last] = sides,
    earliest = first?.earliest ?? null,
    latest = last?.latest ?? null;
  if (earliest && latest && earliest > latest) return null;
  const label =
    first && last
      ? `${first.label} to ${last.label}`
      : last
        ? `${last.label} or before`
        : `from ${first.label} on`;
  return { earliest, latest, label };
}

function readPoint(point) {
  const [, year, month, day, doubt] =
    /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)$/.exec(point) ?? [];
  if (!Number(year) || (day && month > "12")) return null;
  const last = (of) => new Date(Date.UTC(2000 + (Number(year) % 400), of, 0)).getUTCDate();
  if (day && !(Number(day) >= 1 && Number(day) <= last(Number(month)))) return null;
  const number = Number(month ?? 0),
    quarter = number > 32 ? 3 * (number - 33) + 1 : number > 20 ? 3 * (number - 21) + 3 : 0,
    from = quarter || number || 1,
    to = quarter ? quarter + 2 : number || 12,
    earliest = `${year}-${two(from)}-${day ?? "01"}`,
    latest = `${year}-${two(to)}-${day ?? two(last(to))}`;
  const about = "~%".includes(doubt || "-") ? "about " : "",
    uncertain = "?%".includes(doubt || "-") ? " (uncertain)" : "";
  return { earliest, latest, label: `${about}${toldWhole(earliest, latest)}${uncertain}` };
}

function readSet(edtf) {
  const inner = edtf.slice(1, -1),
    members = inner.startsWith("..")
      ? [undefined, readPoint(inner.slice(2))]
      : inner.endsWith("..")
        ? [readPoint(inner.slice(0, -2)), undefined]
        : inner.split(",").map(readPoint);
  if (members.includes(null)) return null;
  const [one, other] = members;
  if (!one)
    return { earliest: null, latest: other.latest, label: `${toldDay(other.latest)} or before` };
  if (!other)
    return { earliest: one.earliest, latest: null, label: `${toldDay(one.earliest)} or after` };
  const earliest = one.earliest < other.earliest ? one.earliest : other.earliest,
    latest = one.latest > other.latest ? one.latest : other.latest,
    joint = edtf[0] === "[" ? "or" : "and",
    midnight = (day) => Date.parse(`${day}T00:00:00Z`);
  if (midnight(latest) - midnight(earliest) === 86_400_000) {
    const first =
      earliest.slice(5, 7) === latest.slice(5, 7) ? Number(earliest.slice(8)) : toldDay(earliest);
    return { earliest, latest, label: `${first} ${joint} ${toldDay(latest)}` };
  }
  const [first, second] = inner.split(","),
    leavesYear =
      joint === "or" &&
      first.slice(0, 4) !== second.slice(0, 4) &&
      first.slice(4) === second.slice(4);
  const label = `${one.label} ${joint} ${other.label}${leavesYear ? " (left open)" : ""}`;
  return { earliest, latest, label };
}

const toldDay = (day) =>
  `${Number(day.slice(8))} ${SHORT[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(0, 4))}`;

function toldWhole(earliest, latest) {
  const year = Number(earliest.slice(0, 4)),
    sameMonth = earliest.slice(0, 7) === latest.slice(0, 7);
  if (earliest === latest) return toldDay(earliest);
  if (earliest.endsWith("-01-01") && latest.endsWith("-12-31")) return `${year}`;
  if (sameMonth) return `${SHORT[Number(earliest.slice(5, 7)) - 1]} ${year}`;
  return `${toldDay(earliest)} to ${toldDay(latest)}`;
}
