import type { Cell, CellSpec } from "../backend.js";
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Opens a cell without isolation, for hosts that offer none: steps are ordinary processes in a copy of the workspace
 * that is removed afterwards.
 */
export declare function openBareCell(spec: CellSpec, env: Environment): Promise<Cell>;
export {};
