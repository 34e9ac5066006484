import { PARAMETER_TYPES } from "./parameter-types.js";
import { VOCABULARY } from "./steps/index.js";
import type { Phrase } from "./vocabulary.js";

const HEAD = `# Steps

What \`.feature\` files may say without code of their own. \`Given\`, \`When\`, \`Then\`, \`And\` and \`But\` may stand before any of them.
Words in round brackets may be left out, \`a/b\` means a or b. This page is made from the definitions by
\`node scripts/docs/steps.mjs\`.

Steps of your own go into \`cleanroom.steps.mjs\` beside the features, or into modules that \`steps\` in cleanroom.toml names:

\`\`\`js
export default function ({ given, when, then, before, after, defineParameterType }) {
  given("a greeting in {word}", (world, language) => {
    world.env.GREETING = language === "French" ? "bonjour" : "hello";
  });
}
\`\`\`

Hooks are \`before\`, \`after\` (with \`{ tags: "@slow" }\` where wanted), \`beforeAll\` and \`afterAll\`. A step that returns \`"skipped"\` or
calls \`world.skip(reason)\` skips its scenario, one that throws fails it. \`world\` has \`run\`, \`last\`, \`env\`, \`setOption\`, \`useFixture\`,
\`writeFile\`, \`attach\`, \`log\` and \`state\`, an object for what your steps tell each other.

A scenario tagged \`@serial\` runs by itself, others may run at once; with steps of your own all run one after another.
`;

/** docs/steps.md: every phrase with what it means and an example. */
export function renderStepsPage(): string {
  const chapters = VOCABULARY.map(({ title, phrases }) => `## ${title}\n\n${phrases.map(entry).join("\n")}`);
  return [HEAD, `## Values\n\n${values()}`, ...chapters].join("\n");
}

function entry({ expression, about, examples }: Phrase): string {
  const heading = typeof expression === "string" ? expression : plain(examples[0] ?? "");
  return `### \`${heading}\`\n\n${about}\n\n\`\`\`gherkin\n${examples.join("\n")}\n\`\`\`\n`;
}

/** A step without its keyword and its table or text. */
function plain(example: string): string {
  return (example.split("\n")[0] ?? "").replace(/^(Given|When|Then|And|But) /, "");
}

function values(): string {
  const rows = PARAMETER_TYPES.map(({ name, about }) => `| \`{${name}}\` | ${about.replaceAll("|", "\\|")} |`);
  return ["| in a phrase | stands for |", "| --- | --- |", "| `{int}` | a whole number |", ...rows, ""].join("\n");
}
