import { basename } from "node:path";
import type { Observation } from "../../model/policy.js";
import type { Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { ARTIFACTS, cellBinPath } from "../cell/scripts.js";
import type { Image } from "./image.js";

/** What every cell in containers takes from its spec and its image. */
export abstract class OciCell implements Cell {
  readonly baseEnv: Readonly<Record<string, string>>;
  readonly image: { readonly name: string; readonly digest: string | null };
  readonly workdir: string;
  readonly artifactsDir = ARTIFACTS;
  readonly externalBin: string | null;

  protected constructor(
    readonly observation: Observation,
    spec: CellSpec,
    image: Image,
  ) {
    this.baseEnv = image.env;
    this.image = { name: image.name, digest: image.digest };
    this.workdir = spec.workdir;
    this.externalBin = spec.externalBin === null ? null : cellBinPath(basename(spec.externalBin));
  }

  abstract run(command: StepCommand, sinks: StepSinks): Promise<StepExit>;
  abstract close(): Promise<void>;
}
