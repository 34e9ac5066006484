import type Dockerode from "dockerode";
import { type Gathered } from "../cell/observe.js";
/**
 * What is in force in a container: what the kernel says inside, and the engine's word where nothing could be read.
 *
 * @param limitsEnforced false for an engine that accepts limits and doesn't enforce them
 */
export declare function readBack(facts: Readonly<Record<string, string>>, container: Dockerode.ContainerInspectInfo | null, limitsEnforced: boolean): Gathered;
