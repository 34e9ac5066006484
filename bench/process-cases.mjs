import { join } from "node:path";
import { runGatedContainers } from "./gated-containers.mjs";
import { exec, repeat } from "./measure.mjs";
import { BWRAP, engineRun, works } from "./peers.mjs";
import { trivialProject } from "./project.mjs";

const STEPS = 20;

/** The whole process from cold, evidence included: what somebody waits for who types `cleanroom run`. */
export function engineCases(setting, engine) {
  const { cli, image, tempDir } = setting;
  const project = (name, options) => trivialProject(join(tempDir, `${engine}-${name}`), { image, ...options });
  const run = (name, options) => {
    const cwd = project(name, options);
    return () => exec(process.execPath, [cli, "run", "--backend", engine, "--require-backend", "--quiet"], { cwd });
  };
  const own = [
    { name: `cleanroom, ${STEPS} steps`, run: run("scenario", { steps: STEPS, isolation: "scenario" }) },
    { name: `cleanroom, ${STEPS} steps, isolation = "step"`, run: run("step", { steps: STEPS, isolation: "step" }) },
    { name: "cleanroom, one step", run: run("one", { steps: 1, isolation: "scenario" }) },
  ];
  return {
    title: `${engine}: whole process`,
    ...(engine === "local" ? localPeers(own) : enginePeers(own, engine, image)),
  };
}

function enginePeers(own, engine, image) {
  const [command, args] = engineRun(engine, image);
  const many = `${engine} run --rm x${STEPS}`;
  const one = `${engine} run --rm`;
  const goal = engine === "docker";
  const floor = `Docker's API alone, ${STEPS} containers behind gates`;
  return {
    cases: [
      ...own,
      ...(goal ? [{ name: floor, run: () => runGatedContainers(image, STEPS) }] : []),
      { name: many, run: () => repeat(STEPS, command, args) },
      { name: one, run: () => exec(command, args) },
    ],
    ratios: [
      { of: own[0].name, to: many, target: goal ? 0.08 : null },
      { of: own[1].name, to: many, target: goal ? 0.3 : null },
      { of: own[2].name, to: one, target: goal ? 1.4 : null },
      ...(goal
        ? [
            { of: floor, to: many, target: null },
            { of: own[1].name, to: floor, target: null },
          ]
        : []),
    ],
  };
}

function localPeers(own) {
  const sandbox = works(BWRAP);
  const bare = `spawn of true x${STEPS}`;
  const sandboxed = `bwrap x${STEPS}`;
  return {
    cases: [
      ...own,
      { name: bare, run: () => repeat(STEPS, "true", []) },
      ...(sandbox ? [{ name: sandboxed, run: () => repeat(STEPS, ...BWRAP) }] : []),
    ],
    ratios: own
      .slice(0, 2)
      .flatMap(({ name }) => [
        { of: name, to: bare, target: null },
        ...(sandbox ? [{ of: name, to: sandboxed, target: null }] : []),
      ]),
  };
}
