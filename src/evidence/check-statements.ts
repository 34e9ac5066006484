import type { CheckedFiles } from "./check-files.js";
import { ATTESTATIONS, MANIFEST } from "./layout.js";
import type { Note } from "./problems.js";
import type { Descriptors, VerifiedStatement } from "./statement-schema.js";
import { ISOLATION, PREDICATE_TYPES, PROVENANCE, resultOf, subjectsOf, TEST_RESULT } from "./statements.js";

/** Holds statements whose signatures hold against the run they came with: each must be of this run, each once. */
export function checkStatements(statements: readonly VerifiedStatement[], files: CheckedFiles, note: Note): void {
  const types = statements.map(({ predicateType }) => predicateType);
  for (const type of PREDICATE_TYPES) {
    const count = types.filter((each) => each === type).length;
    if (count === 0) note(ATTESTATIONS, `the statement ${type} is missing`);
    if (count > 1) note(ATTESTATIONS, `the statement ${type} is there ${count} times`);
  }
  const expected = PREDICATE_TYPES.filter((type) => types.includes(type));
  if (types.length === expected.length && types.some((type, index) => type !== expected[index])) {
    note(ATTESTATIONS, "the statements are not in their order");
  }
  for (const statement of statements) {
    for (const { part, problem } of problemsOf(statement, files)) note(part, problem);
  }
}

function* problemsOf(
  statement: VerifiedStatement,
  { manifest, manifestSha256, report }: CheckedFiles,
): Generator<{ part: string; problem: string }> {
  const own = (problem: string) => ({
    part: ATTESTATIONS,
    problem: `the statement ${statement.predicateType} ${problem}`,
  });
  const runId = report?.run_id ?? manifest.run_id;
  const run = descriptorsOf(statement).find(({ name }) => name === MANIFEST);
  const stated = [run?.annotations?.run_id, ...statedRunIds(statement)];
  const other = stated.findIndex((id) => id !== runId);
  if (run === undefined || other >= 0) {
    yield own(`is of run ${stated[other] ?? "(none)"}, the bundle of run ${runId}`);
    return;
  }
  if (run.digest?.sha256 !== manifestSha256) {
    yield { part: MANIFEST, problem: "was changed: it is not the manifest that was signed" };
    return;
  }
  if (report === null) return;
  if (run.annotations?.content_digest !== report.content_digest) {
    yield own("has another content_digest than the report");
  }
  const subjects = subjectsOf(report, manifestSha256);
  const same =
    statement.subject.length === subjects.length &&
    subjects.every(({ name, digest }, index) => {
      const claimed = statement.subject[index];
      return claimed?.name === name && claimed.digest.sha256 === digest?.sha256;
    });
  if (!same) yield own("is about another source or binary than the report");
  if (statement.predicateType === TEST_RESULT && statement.predicate.result !== resultOf(report)) {
    yield own(`says ${statement.predicate.result}, the report says ${report.outcome}`);
  }
}

function descriptorsOf(statement: VerifiedStatement): Descriptors {
  switch (statement.predicateType) {
    case TEST_RESULT:
      return statement.predicate.configuration;
    case PROVENANCE:
      return statement.predicate.runDetails.byproducts;
    case ISOLATION:
      return statement.predicate.evidence;
  }
}

function statedRunIds(statement: VerifiedStatement): string[] {
  if (statement.predicateType === PROVENANCE) return [statement.predicate.runDetails.metadata.invocationId];
  return statement.predicateType === ISOLATION ? [statement.predicate.run_id] : [];
}
