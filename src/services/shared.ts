import type { ServiceResult } from "../model/result.js";
import { Services, type ServicesRequest } from "./lifecycle.js";

interface Group {
  readonly services: Services;
  readonly backend: string;
  /** Index of the first scenario that used them. */
  readonly first: number;
}

/** Services that scenarios of a run share: one network for each backend, kind of network and set of services. */
export class SharedServices {
  readonly #groups = new Map<string, Group>();

  /** Those that fit, started if nobody did yet. They stay until `close`. */
  use(backend: string, request: ServicesRequest, user: number): Services {
    const { network, services, runId } = request.pod;
    const key = JSON.stringify([runId, backend, network, services.map(({ name }) => name).sort()]);
    const known = this.#groups.get(key);
    const group = known ?? { services: new Services(request), backend, first: user };
    this.#groups.set(key, { ...group, first: Math.min(group.first, user) });
    return group.services;
  }

  /** What is to be reported of each, with the index of the first scenario that used it. */
  results(): { readonly first: number; readonly services: ServiceResult[] }[] {
    return [...this.#groups.values()].map(({ services, backend, first }) => {
      services.letEnd();
      return { first, services: services.results(backend, null) };
    });
  }

  /** Removes all. Rejects with the first removal that failed, after all were tried. */
  async close(): Promise<void> {
    const closing = [...this.#groups.values()].map(({ services }) => services.close());
    const outcomes = await Promise.allSettled(closing);
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }
}
