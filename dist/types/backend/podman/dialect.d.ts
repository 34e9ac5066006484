import type { Dialect } from "../oci/dialect.js";
export declare const PODMAN: Dialect;
