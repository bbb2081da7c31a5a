/** What was measured, as Markdown tables. */

import { cpus, totalmem } from 'node:os';

/** A ratio over several repeats, with what it should be. */
export function ratioLine(what, ratios, goal) {
  return [what, rounded(median(ratios)), spread(ratios), goal];
}

/** A figure over several repeats, with its unit. */
export function figure(what, values, unit) {
  return [what, `${rounded(median(values))} ${unit}`, spread(values), ''];
}

export function markdownOf({ what, sections, seconds }) {
  const processors = cpus();
  const machine = `${processors[0]?.model.trim()} × ${processors.length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  const tables = sections.map(
    ({ title, lines }) =>
      `## ${title}\n\n| what | median | spread | goal |\n|---|---:|---:|---:|\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`,
  );
  return `# Results\n\nWritten by \`npm run bench\`. Ratios are taken within one run, where both sides meet the same machine in the same state.\n\n- Posts: ${what}\n- Machine: ${machine}\n- Took ${Math.round(seconds / 60)} minutes\n\n${tables.join('\n')}`;
}

function spread(values) {
  return values.length < 2 ? '' : `${rounded(Math.min(...values))}–${rounded(Math.max(...values))}`;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
