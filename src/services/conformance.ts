import type { Service } from "./service.js";

/** One demand on every service. */
export interface ServiceConformanceCase {
  readonly name: string;
  /** Throws where the service does not meet it. Leaves it stopped. */
  run(make: () => Service): Promise<void>;
}

/** Milliseconds that a service has to become ready. */
const READY_MS = 60_000;

/**
 * What every service must do, for any test framework: each case throws where the contract is not kept.
 *
 * ```ts
 * for (const c of serviceConformanceCases()) it(c.name, () => c.run(() => new MyService()));
 * ```
 */
export function serviceConformanceCases(): ServiceConformanceCase[] {
  return [
    demand("has a name that can be part of a variable", async (service) => {
      check(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(service.name), `its name is ${service.name}`);
    }),
    demand("is not healthy before it was started", async (service) => {
      check(!(await service.healthCheck()), "healthCheck says true");
    }),
    demand("becomes healthy and says how it is reached", async (service) => {
      await service.start();
      await healthy(service);
      const { host, port } = service.connectionInfo();
      check(host !== "" && port > 0 && port < 65_536, `it is reached at ${host}:${port}`);
    }),
    demand("is not healthy after it was stopped, however often", async (service) => {
      await service.start();
      await healthy(service);
      await service.stop();
      await service.stop();
      check(!(await service.healthCheck()), "healthCheck says true");
    }),
    demand("may be stopped before it was started", (service) => service.stop()),
    demand("can be started again", async (service) => {
      await service.start();
      await service.stop();
      await service.start();
      await healthy(service);
    }),
  ];
}

function demand(name: string, run: (service: Service) => Promise<void>): ServiceConformanceCase {
  return {
    name,
    run: async (make) => {
      const service = make();
      try {
        await run(service);
      } finally {
        await service.stop();
      }
    },
  };
}

async function healthy(service: Service): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await service.healthCheck())) {
    check(Date.now() < deadline, `it is not healthy ${READY_MS} ms after its start`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
