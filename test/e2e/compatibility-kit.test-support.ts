/** Stands in for the package that the kit's step definitions import: hands them to a module of steps of ours. */
export const KIT_SHIM = `
let define;
export const use = (definers) => { define = definers; };
const contexts = new WeakMap();
const context = (world) => {
  if (!contexts.has(world)) contexts.set(world, contextOf(world));
  return contexts.get(world);
};
const contextOf = (world) => ({
  attach: async (data, media) => {
    if (typeof data === "string" || data instanceof Uint8Array) return world.attach(data, media);
    const chunks = [];
    for await (const chunk of data) chunks.push(chunk);
    world.attach(Buffer.concat(chunks), media);
  },
  log: (text) => world.log(text),
  link: (...urls) => world.link(...urls),
});
const step = (expression, handler) => define.step(expression, (world, ...values) => handler.apply(context(world), values));
export { step as Given, step as When, step as Then };
const hook = (kind) => (options, handler) => define[kind](options, (world) => handler.call(context(world)));
export const Before = hook("before");
export const After = hook("after");
export const BeforeAll = hook("beforeAll");
export const AfterAll = hook("afterAll");
export const ParameterType = (options) => define.defineParameterType(options);
export class DataTable {
  constructor(rows) { this.rows_ = rows; }
  raw() { return this.rows_; }
}
export class PendingException extends Error { name = "PendingException"; }
export class SkippedException extends Error { name = "SkippedException"; }
`;

/** Times, places and texts that belong to one implementation or one machine. */
const OWN = new Set(["timestamp", "duration", "sourceReference", "stackTrace", "snippets", "type", "data"]);

/** Messages without what may differ between implementations; ids are numbered by where they first appear. */
export function comparable(messages: readonly unknown[]): unknown[] {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `#${ids.size}`);
    return ids.get(id);
  };
  const plain = (value: unknown, key = ""): unknown => {
    if (typeof value === "string" && /(^i|I)d$/.test(key)) return idOf(value);
    if (Array.isArray(value)) {
      return value.map((each: unknown) => (/Ids$/.test(key) ? idOf(String(each)) : plain(each)));
    }
    if (typeof value === "string" && key === "uri") return value.split("/").at(-1);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(
      ([name]) => !OWN.has(name) || (name === "type" && key !== "exception"),
    );
    return Object.fromEntries(entries.map(([name, each]) => [name, plain(each, name)]));
  };
  return messages.filter((message) => !Object.hasOwn(message as object, "meta")).map((message) => plain(message));
}
