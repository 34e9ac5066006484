import { median } from "./measure.mjs";

/** One row a case, one a ratio: the ratio of the medians, beside the target where there is one. */
export function compare({ title, cases, ratios, unit = null }, samples) {
  const figures = cases.map(({ name, work }) => {
    const times = samples.get(name);
    const ms = median(times);
    const rate = work === undefined ? null : { value: work / (ms / 1000), unit };
    return {
      group: title,
      name,
      median_ms: ms,
      min_ms: Math.min(...times),
      max_ms: Math.max(...times),
      rate,
      ratios: [],
    };
  });
  for (const { of, to, target } of ratios) {
    const own = figures.find(({ name }) => name === of);
    const peer = figures.find(({ name }) => name === to);
    own.ratios.push({
      to,
      value: own.median_ms / peer.median_ms,
      target,
      met: target === null ? null : own.median_ms / peer.median_ms <= target,
    });
  }
  return figures;
}

/** The figures as a Markdown table, so that it can be kept as it is. */
export function printTable(machine, rounds, results) {
  console.log(`${machine}; medians of ${rounds} rounds or more, cases interleaved\n`);
  const rows = results.flatMap((row) => {
    const time = `${round(row.median_ms)} (${round(row.min_ms)} to ${round(row.max_ms)})`;
    const rate = row.rate === null ? "" : ` = ${round(row.rate.value)} ${row.rate.unit}`;
    if (row.ratios.length === 0) return [[row.group, row.name, time + rate, "", ""]];
    return row.ratios.map(({ to, value, target, met }, index) => [
      index === 0 ? row.group : "",
      index === 0 ? row.name : "",
      index === 0 ? time + rate : "",
      `${value.toFixed(2)} x ${to}`,
      target === null ? "" : `<= ${target} ${met ? "met" : "MISSED"}`,
    ]);
  });
  const all = [["what", "case", "ms (least to most)", "ratio", "target"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  console.log(
    [line(all[0]), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n"),
  );
}

function round(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
