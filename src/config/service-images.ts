/** The image of a service that is configured by nothing but one of these names. */
export const SERVICE_IMAGES: Readonly<Record<string, string>> = {
  postgres: "postgres:16-alpine",
  redis: "redis:7-alpine",
};

/** `NAME` or `NAME=IMAGE`, as `default_services` and `--service` take it. */
export function parseServiceName(text: string): { readonly name: string; readonly image: string | null } {
  const equals = text.indexOf("=");
  return equals === -1
    ? { name: text, image: null }
    : { name: text.slice(0, equals).trim(), image: text.slice(equals + 1).trim() };
}
