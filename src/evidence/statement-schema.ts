import * as z from "zod/mini";
import { type Envelope, IN_TOTO_PAYLOAD_TYPE, renderEnvelope } from "./dsse.js";
import { ISOLATION, PROVENANCE, STATEMENT_TYPE, TEST_RESULT } from "./statements.js";

const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.literal(IN_TOTO_PAYLOAD_TYPE),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })).check(z.length(1)),
});

const digest = z.object({ sha256: z.string() });
const subject = z.object({ name: z.string(), digest });
const descriptors = z.array(
  z.object({
    name: z.string(),
    digest: z.optional(digest),
    annotations: z.optional(z.object({ run_id: z.string(), content_digest: z.string() })),
  }),
);

const common = { _type: z.literal(STATEMENT_TYPE), subject: z.array(subject) };

/** As much of each statement as ties it to a run; what else it says is the signer's word. */
const statementSchema = z.discriminatedUnion("predicateType", [
  z.object({
    ...common,
    predicateType: z.literal(TEST_RESULT),
    predicate: z.object({ result: z.string(), configuration: descriptors }),
  }),
  z.object({
    ...common,
    predicateType: z.literal(PROVENANCE),
    predicate: z.object({
      runDetails: z.object({ metadata: z.object({ invocationId: z.string() }), byproducts: descriptors }),
    }),
  }),
  z.object({
    ...common,
    predicateType: z.literal(ISOLATION),
    predicate: z.object({ run_id: z.string(), content_digest: z.string(), evidence: descriptors }),
  }),
]);

export type VerifiedStatement = z.infer<typeof statementSchema>;
export type Descriptors = z.infer<typeof descriptors>;

/** An envelope from its line, or null. Only the one way it is written is accepted. */
export function parseEnvelope(line: string): Envelope | null {
  try {
    const parsed = envelopeSchema.safeParse(JSON.parse(line));
    return parsed.success && renderEnvelope(parsed.data) === line ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A statement from a payload, or null. */
export function parseStatement(payload: Buffer): VerifiedStatement | null {
  try {
    const parsed = statementSchema.safeParse(JSON.parse(payload.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Standard base64 as an encoder writes it: no other text stands for the same bytes. Null for anything else. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}
