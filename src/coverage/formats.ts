import type { CoverageFormat } from "./format.js";
import { clover } from "./formats/clover.js";
import { cobertura } from "./formats/cobertura.js";
import { coveragePy } from "./formats/coverage-py.js";
import { goCover } from "./formats/go-cover.js";
import { istanbul } from "./formats/istanbul.js";
import { jacoco } from "./formats/jacoco.js";
import { lcov } from "./formats/lcov.js";
import { v8 } from "./formats/v8.js";
import { profraw } from "./llvm/profraw.js";

/** All formats. What a file is, the first one that recognises it says. */
export const FORMATS: readonly CoverageFormat[] = [
  profraw,
  goCover,
  v8,
  istanbul,
  coveragePy,
  lcov,
  cobertura,
  jacoco,
  clover,
];

/** The format of a file by its name and first bytes; null for what holds no coverage. */
export function formatOf(path: string, head: Buffer): CoverageFormat | null {
  return FORMATS.find((format) => format.recognises(path, head)) ?? null;
}
