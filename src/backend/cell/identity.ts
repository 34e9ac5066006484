import { CELL_GID, CELL_HOSTNAME, CELL_UID } from "../../determinism/environment.js";
import type { CellSpec } from "../backend.js";

/** Who steps are and where, as they are told: the usual, unless the cell is varied. */
export function identityOf({ variation }: Pick<CellSpec, "variation">): { uid: number; gid: number; hostname: string } {
  const { uid, hostname = CELL_HOSTNAME } = variation ?? {};
  return { uid: uid ?? CELL_UID, gid: uid ?? CELL_GID, hostname };
}
