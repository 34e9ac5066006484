import type { Cell, CellSpec } from "../backend.js";
import { type SandboxOptions } from "./sandbox-plan.js";
/** Opens one cell in one way. Throws CellStartError where the host does not let it; nothing is left then. */
export declare function openSandboxCell(spec: CellSpec, options: SandboxOptions): Promise<Cell>;
