import type { Attachment, AttachmentContentEncoding } from "@cucumber/messages";

/** What steps show beside their results, as Cucumber's messages have it. */
export type Shown = Pick<Attachment, "body" | "contentEncoding" | "mediaType" | "fileName">;

/** Kinds of text that need no encoding. */
const LOG = "text/x.cucumber.log+plain";
const LINKS = "text/uri-list";

/** Collects what steps attach; the runner takes it after each step. */
export class Attachments {
  #shown: Shown[] = [];

  attach(data: string | Uint8Array, media: string | { readonly mediaType: string; readonly fileName?: string }): void {
    const { mediaType, fileName } = typeof media === "string" ? { mediaType: media, fileName: undefined } : media;
    const text = typeof data === "string";
    this.#shown.push({
      body: text ? data : Buffer.from(data).toString("base64"),
      contentEncoding: (text ? "IDENTITY" : "BASE64") as AttachmentContentEncoding,
      mediaType,
      ...(fileName === undefined ? {} : { fileName }),
    });
  }

  log(text: string): void {
    this.attach(text, LOG);
  }

  link(urls: readonly string[]): void {
    this.attach(urls.join("\n"), LINKS);
  }

  take(): Shown[] {
    return this.#shown.splice(0);
  }
}
