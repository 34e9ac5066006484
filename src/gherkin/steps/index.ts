import type { Theme } from "../vocabulary.js";
import { ARTIFACTS } from "./artifacts.js";
import { BUILD } from "./build.js";
import { COMPILE } from "./compile.js";
import { CONFIG } from "./config.js";
import { COVERAGE } from "./coverage.js";
import { DETERMINISM } from "./determinism.js";
import { ENGINES } from "./engines.js";
import { ENVIRONMENT } from "./environment.js";
import { ERRORS } from "./errors.js";
import { ISOLATION } from "./isolation.js";
import { JSON_VALUES } from "./json.js";
import { MATRIX } from "./matrix.js";
import { OUTPUT } from "./output.js";
import { PROJECT } from "./project.js";
import { REDACTION } from "./redaction.js";
import { RUN } from "./run.js";
import { SCENARIO } from "./scenario.js";
import { SERVICES } from "./services.js";
import { SNAPSHOTS } from "./snapshots.js";
import { SUITE } from "./suite.js";
import { TIMING } from "./timing.js";
import { TRACING } from "./tracing.js";
import { WEB_SERVER } from "./web-server.js";

/** Everything that features may say without code of their own, in the order of the documentation. */
export const VOCABULARY: readonly Theme[] = [
  PROJECT,
  ENVIRONMENT,
  CONFIG,
  ENGINES,
  RUN,
  SCENARIO,
  OUTPUT,
  JSON_VALUES,
  TIMING,
  ERRORS,
  ISOLATION,
  DETERMINISM,
  SNAPSHOTS,
  REDACTION,
  ARTIFACTS,
  TRACING,
  COVERAGE,
  SERVICES,
  WEB_SERVER,
  MATRIX,
  SUITE,
  COMPILE,
  BUILD,
];
