import type { FunctionCov, ProcessCov, RangeCov, ScriptCov } from "@bcoe/v8-coverage";

/**
 * What V8 counted in any number of processes, without keeping each of them: counts of a function add up where its blocks lie at the
 * same places, and stay apart where they don't, as V8 tells of a block only where its count differs from what is around it.
 * Merging what was merged loses blocks that happened to be equal; this loses none: adding is associative and commutative, and
 * `processes` merge to what all processes would have merged to.
 */
export class V8Counts {
  /** Functions by name and places of their blocks, by script. */
  readonly #scripts = new Map<string, Map<string, FunctionCov>>();

  add({ url, functions }: { readonly url: string; readonly functions: readonly FunctionCov[] }): void {
    let known = this.#scripts.get(url);
    if (known === undefined) {
      known = new Map();
      this.#scripts.set(url, known);
    }
    for (const each of functions) {
      const key = shapeOf(each);
      known.set(key, { ...each, ranges: addRanges(known.get(key)?.ranges, each.ranges) });
    }
  }

  /** Functions of a script in one order; a function whose blocks lie in different places is there more than once. */
  functionsOf(url: string): FunctionCov[] {
    return [...(this.#scripts.get(url) ?? [])].sort(byKey).map(([, each]) => each);
  }

  /** Few processes in place of all, in one order whatever was added first. */
  processes(): ProcessCov[] {
    const layers: ProcessCov[] = [];
    for (const [url, functions] of [...this.#scripts].sort(byKey)) {
      const first: ScriptCov = { scriptId: "0", url, functions: [] };
      const scripts = [first];
      const taken = new Map<string, number>();
      for (const [, each] of [...functions].sort(byKey)) {
        // In one script, a function is where it starts and ends.
        const place = placeOf(each.ranges[0]);
        const layer = taken.get(place) ?? 0;
        taken.set(place, layer + 1);
        scripts[layer] ??= { ...first, functions: [] };
        scripts[layer].functions.push({ ...each, ranges: each.ranges.map((range) => ({ ...range })) });
      }
      scripts.forEach((script, layer) => {
        layers[layer] ??= { result: [] };
        layers[layer].result.push(script);
      });
    }
    return layers;
  }
}

function shapeOf({ functionName, isBlockCoverage, ranges }: FunctionCov): string {
  return `${placeOf(ranges[0])} ${isBlockCoverage} ${ranges.map(placeOf).join()} ${functionName}`;
}

function placeOf(range: RangeCov | undefined): string {
  return `${range?.startOffset}-${range?.endOffset}`;
}

function addRanges(known: readonly RangeCov[] = [], ranges: readonly RangeCov[]): RangeCov[] {
  return ranges.map((range, at) => {
    return { ...range, count: Math.min(Number.MAX_SAFE_INTEGER, range.count + (known[at]?.count ?? 0)) };
  });
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : Number(a[0] > b[0]);
}
