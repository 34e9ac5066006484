import type { Dialect } from "./dialect.js";
import { type EngineClient, engineError } from "./engine-client.js";
import { labelledNetworks, removeNetwork } from "./engine-networks.js";
import { isHolder, leftBehind, MARK, runLabel } from "./labels.js";
import { removeContainer } from "./removal.js";

interface Labelled {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Why something with these labels goes; null where it stays. */
type Verdict = (labels: Readonly<Record<string, string>>) => string | null;

/** Removes containers, networks and volumes that dead or expired runs left in an engine. Returns a line a removal. */
export function sweepEngine(dialect: Dialect, client: EngineClient): Promise<string[]> {
  return sweep(dialect, client, MARK, leftBehind);
}

/** Removes everything of one run, in use or not. Returns a line a removal. */
export function sweepRun(dialect: Dialect, client: EngineClient, runId: string): Promise<string[]> {
  return sweep(dialect, client, runLabel(runId), () => "its run is over");
}

async function sweep(dialect: Dialect, client: EngineClient, label: string, verdict: Verdict): Promise<string[]> {
  const removed: string[] = [];
  const removeAll = async (kind: string, found: readonly Labelled[], remove: (id: string) => Promise<void>) => {
    const condemned = found.flatMap(({ id, labels }) => {
      const why = verdict(labels);
      return why === null ? [] : [{ id, labels, why }];
    });
    await Promise.all(
      condemned.map(async ({ id, labels, why }) => {
        await remove(id);
        const name = kind === "volume" ? id : id.slice(0, 12);
        removed.push(`${dialect.name}: removed ${kind} ${name} of run ${labels["cleanroom.run"]}: ${why}`);
      }),
    );
  };
  const removeOne = (id: string) => removeContainer(client, id);
  try {
    // What is in use can't be removed: containers before the holder of their network, and these before networks and volumes.
    const containers = await client.labelled(label);
    const members = containers.filter(({ labels }) => !isHolder(labels));
    await removeAll("container", members, removeOne);
    const holders = containers.filter(({ labels }) => isHolder(labels));
    await removeAll("container", holders, removeOne);
    await removeAll("network", await labelledNetworks(client, label), (id) => removeNetwork(client, id));
    await removeAll("volume", await client.labelledVolumes(label), (id) => client.removeVolume(id));
  } catch (error) {
    throw engineError(dialect.title, "remove what was left behind", error);
  }
  return removed;
}
