import type { RedactedBytes } from "../../model/redacted.js";
import type { Report, ScenarioReport, ServiceReport, StepReport } from "../../model/report.js";
import type { ScenarioResult, ServiceResult, StepResult } from "../../model/result.js";
import type { Redactor } from "../../redaction/redactor.js";
import { type RunFile, stepFiles } from "../run-dir.js";
import { serviceFiles } from "../service-files.js";
import type { Unit } from "./units.js";

export interface MergedResults {
  /** As if one run had made them: their logs are numbered anew. */
  readonly results: readonly ScenarioResult[];
  readonly logs: readonly RunFile[];
  /** What the parts had left out already, by the names that it would have now. */
  readonly omitted: Report["omitted"];
}

type Omitted = Report["omitted"];

/** What runs left of the units that count, as one run would have left it. */
export function mergeResults(units: readonly Unit[], redactor: Redactor): MergedResults {
  const moves: Move[] = [];
  const shared = new Set<string>();
  const results = units.flatMap((unit) => {
    const made = unit.scenarios.map((scenario) => resultOf(unit, scenario, { redactor, moves }));
    const services = unit.services
      .filter((service) => service.scenario !== null || isFirst(shared, unit, service))
      .map((service) => serviceOf(unit, service, { redactor, moves }));
    return made.map((result, index) => (index === 0 && services.length > 0 ? { ...result, services } : result));
  });
  const stepLogs = stepFiles(
    results.flatMap(({ steps }) => steps),
    (text) => redactor.text(text),
  );
  const services = results.flatMap(({ services: own = [] }) => own);
  const logs = [...stepLogs, ...serviceFiles(services)];
  const missing = new Set(moves.flatMap(({ lost, to }) => lost.map((name) => `${to()}${name}`)));
  return { results, logs: logs.filter(({ path }) => !missing.has(path)), omitted: moves.flatMap(omittedOf) };
}

/** Where a log, or a step's folder, comes to lie; `to` is known when all are numbered. */
interface Move {
  readonly unit: Unit;
  readonly from: string;
  readonly to: () => string;
  /** What its part did not keep. */
  readonly lost: readonly string[];
}

interface Making {
  readonly redactor: Redactor;
  readonly moves: Move[];
}

function resultOf(unit: Unit, scenario: ScenarioReport, making: Making): ScenarioResult {
  const report: ScenarioReport = { ...structuredClone(scenario), run_id: unit.run.run_id };
  return { report, steps: report.steps.map((step) => stepOf(unit, step, making)) };
}

function stepOf(unit: Unit, report: StepReport, { redactor, moves }: Making): StepResult {
  const { files } = unit.part;
  const from = report.log_dir;
  const none = redactor.bytes(Buffer.alloc(0));
  if (from === null) return { report, stdout: none, stderr: none, artifacts: new Map() };
  const log = (name: string): RedactedBytes => {
    const bytes = files.get(`${from}/${name}`);
    return bytes === undefined ? none : redactor.bytes(bytes);
  };
  const lost = ["stdout.log", "stderr.log"].filter((name) => !files.has(`${from}/${name}`)).map((name) => `/${name}`);
  moves.push({ unit, from, to: () => report.log_dir ?? from, lost });
  const folder = `${from}/artifacts/`;
  const artifacts = [...files]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, bytes]): [string, RedactedBytes] => [path.slice(folder.length), redactor.bytes(bytes)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { report, stdout: log("stdout.log"), stderr: log("stderr.log"), artifacts: new Map(artifacts) };
}

function serviceOf(unit: Unit, service: ServiceReport, { redactor, moves }: Making): ServiceResult {
  const report: ServiceReport = { ...structuredClone(service), run_id: unit.run.run_id };
  const from = service.log;
  if (from === null) return { report, log: null, leftOut: 0 };
  const bytes = unit.part.files.get(from);
  moves.push({ unit, from, to: () => report.log ?? from, lost: bytes === undefined ? [""] : [] });
  return { report, log: redactor.bytes(bytes ?? Buffer.alloc(0)), leftOut: 0 };
}

/** A service that scenarios shared is told once for each run. */
function isFirst(shared: Set<string>, { run }: Unit, { name, backend }: ServiceReport): boolean {
  const key = JSON.stringify([run.run_id, name, backend]);
  const first = !shared.has(key);
  shared.add(key);
  return first;
}

/** What the part of a move had to leave out of it. Names that can't be kept are told in quotes. */
function omittedOf({ unit, from, to }: Move): Omitted {
  return unit.part.report.omitted.flatMap(({ path, ...told }) => {
    const plain = path.startsWith('"') ? path.slice(1) : path;
    if (plain !== from && !plain.startsWith(`${from}/`)) return [];
    return [{ ...told, path: path.replace(from, () => to()) }];
  });
}
