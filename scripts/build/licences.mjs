import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";

/** The texts of the licences of every package that a bundle took code from. */
export function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match) folders.add(match[0]);
  }
  const entries = [...folders].map(describe).sort((a, b) => (a.title < b.title ? -1 : 1));
  const texts = new Map(entries.map(({ title, text }) => [title, text]));
  const list = [...texts].map(([title, text]) => `${title}\n\n${text}\n`);
  return `Cleanroom's bundles hold code of these packages.\n\n${list.join(`\n${"-".repeat(80)}\n\n`)}`;
}

function describe(folder) {
  const path = join(ROOT, folder);
  const { name, version, license, author } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${name}@${version}: package.json names no licence`);
  const file = readdirSync(path)
    .sort()
    .find((each) => /^(licen[cs]e|copying)/i.test(each));
  const by = typeof author === "string" ? author : author?.name;
  const text = file
    ? readFileSync(join(path, file), "utf8").replaceAll("\r\n", "\n").trim()
    : by
      ? `Copyright ${by}`
      : "";
  const notice = existsSync(join(path, "NOTICE")) ? `\n\n${readFileSync(join(path, "NOTICE"), "utf8").trim()}` : "";
  return { title: `${name} ${version} (${license})`, text: `${text}${notice}` };
}
