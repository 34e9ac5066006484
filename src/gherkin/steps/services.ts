import { BackendSelector } from "../../backend/select.js";
import type { DataTable } from "../data-table.js";
import { demand, present } from "../demand.js";
import { labelledContainers } from "../engine-containers.js";
import { type HeldServices, holdServices } from "../held-services.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** What it does not say comes from the catalogue of services. */
const POSTGRES = { name: "postgres", image: "postgres:16-alpine", port: 5432, health: "pg_isready -q" };
/** Side services. */
export const SERVICES: Theme = {
  title: "Services",
  phrases: [
    phrase(
      "services:",
      "Services that the runs have: a table with `name` and `image`, and where wanted `port`, `health` (a command), `command`, `user` and others as in `[[services]]`. What it leaves open is taken from the project's service of that name.",
      "Given services:\n  | name     | image              | port | health        |\n  | postgres | postgres:16-alpine | 5432 | pg_isready -q |",
      (world, table: DataTable) => {
        world.services.push(...table.hashes().map(serviceOf));
      },
    ),
    phrase(
      "service {text} logs contain {text}",
      "What the service printed in the last run.",
      'And service "postgres" logs contain "database system is ready"',
      (world, name: string, text: string) => {
        const { report } = world.last();
        const service = present(
          report.services.find((each) => each.name === name),
          `the run had no service ${JSON.stringify(name)}`,
        );
        const log = present(
          service.log === null ? null : world.last().file(service.log),
          `the log of ${name} was not kept`,
        ).toString("utf8");
        demand(log.includes(text), {
          message: `the log of ${name} does not contain ${JSON.stringify(text)}`,
          expected: text,
          actual: log,
        });
      },
    ),
    phrase(
      "a postgres service is running",
      "Starts PostgreSQL and keeps it until it is torn down.",
      "Given a postgres service is running",
      async (world) => {
        if (world.services.length === 0) world.services.push(POSTGRES);
        world.notes.set("held", await holdServices(world));
      },
    ),
    phrase(
      "I teardown services( again)",
      "Tears down what is running; doing it again does nothing.",
      ["When I teardown services", "And I teardown services again"],
      async (world) => held(world).tearDown(),
    ),
    phrase(
      "both operations succeed",
      "The last two teardowns had nothing to complain of.",
      "Then both operations succeed",
      (world) => {
        const { teardowns } = held(world);
        demand(teardowns.length >= 2, { message: `${teardowns.length} teardowns were made`, expected: 2 });
        const bad = teardowns.flatMap(({ problems }) => problems);
        demand(bad.length === 0, { message: `a teardown failed: ${bad.join("; ")}`, actual: bad });
      },
    ),
    phrase(
      "no containers remain with label {text}",
      "No engine has a container of the scenario's runs with this label, running or not.",
      'And no containers remain with label "cleanroom"',
      async (world, label: string) => {
        const runIds = [...world.runs.map(({ report }) => report.run_id), ...heldRuns(world)];
        demand(runIds.length > 0, { message: "the scenario has made no run" });
        const left: string[] = [];
        for (const name of ["docker", "podman"]) {
          const { backend, ...selected } = await new BackendSelector(world.environment).select(name);
          if (backend === null || !("engine" in selected)) continue;
          const found = await labelledContainers(selected.engine.endpoint, label);
          left.push(
            ...found
              .filter(({ labels }) => runIds.includes(labels["cleanroom.run"] ?? ""))
              .map(({ id }) => `${name} ${id}`),
          );
        }
        demand(left.length === 0, { message: `containers remain: ${left.join(", ")}`, actual: left });
      },
    ),
  ],
};

function serviceOf(row: Record<string, string>): Record<string, unknown> {
  const { port, ...texts } = Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ""));
  return { ...texts, ...(port === undefined ? {} : { port: Number(port) }) };
}

function held(world: World): HeldServices {
  return present(world.notes.get("held") as HeldServices | undefined, "no service is running");
}

function heldRuns(world: World): string[] {
  const services = world.notes.get("held") as HeldServices | undefined;
  return services?.runId == null ? [] : [services.runId];
}
