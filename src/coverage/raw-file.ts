import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { formatBytes } from "../core/bytes.js";
import { invalidCoverage } from "./invalid.js";

/** A file with coverage that a step left behind, in memory or on disk. */
export interface RawFile {
  /** The step that left it. */
  readonly step: string;
  /** As the step named it, relative to its artifacts. */
  readonly path: string;
  readonly content: Uint8Array | { readonly hostPath: string };
}

/** How a file is called in messages. */
export function nameOf(file: RawFile): string {
  return `${file.path} of step "${file.step}"`;
}

/** Bytes that suffice to tell formats apart. */
const HEAD_BYTES = 16 * 1024;

/** The first bytes of a file. Throws what node:fs throws. */
export function headOf({ content }: RawFile, bytes = HEAD_BYTES): Buffer {
  if (content instanceof Uint8Array) return asBuffer(content.subarray(0, bytes));
  const file = openSync(content.hostPath, "r");
  try {
    const head = Buffer.alloc(bytes);
    return head.subarray(0, readSync(file, head, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}

export function sizeOf({ content }: RawFile): number {
  return content instanceof Uint8Array ? content.length : statSync(content.hostPath).size;
}

/** Bytes of a document that has to be in memory whole. */
const DOCUMENT_BYTES = 256 * 1024 * 1024;

/** All of a file as text. Throws ArtifactInvalid where it is too large for that. */
export function textOf(file: RawFile): string {
  const bytes = sizeOf(file);
  if (bytes > DOCUMENT_BYTES) {
    throw invalidCoverage(
      { file: nameOf(file) },
      `it has ${formatBytes(bytes)}, and documents of more than ${formatBytes(DOCUMENT_BYTES)} are not read`,
      "Write one file per process or package, or use a format that is read line by line, such as lcov.",
    );
  }
  return asBuffer(file.content).toString("utf8");
}

/** The lines of a file, which may be larger than memory. */
export function* linesOf({ content }: RawFile): Generator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for (const chunk of chunksOf(content)) {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== "") yield rest;
}

/** Bytes read at a time. */
const CHUNK_BYTES = 1024 * 1024;

function* chunksOf(content: RawFile["content"]): Generator<Buffer> {
  if (content instanceof Uint8Array) {
    for (let at = 0; at < content.length; at += CHUNK_BYTES) yield asBuffer(content.subarray(at, at + CHUNK_BYTES));
    return;
  }
  const file = openSync(content.hostPath, "r");
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const read = readSync(file, chunk, 0, chunk.length, null);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

function asBuffer(content: RawFile["content"]): Buffer {
  if (!(content instanceof Uint8Array)) return readFileSync(content.hostPath);
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** Where tools can read the file: where it lies, or `copy`, which is written with what is in memory. */
export function onDisk({ content }: RawFile, copy: string): string {
  if (!(content instanceof Uint8Array)) return content.hostPath;
  writeFileSync(copy, content);
  return copy;
}
