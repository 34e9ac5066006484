/** What a client needs to reach a service. */
export class ConnectionInfo {
  readonly user: string | null;
  readonly password: string | null;
  readonly database: string | null;
  /** Scheme of the URL, e.g. `postgresql`. */
  readonly scheme: string;

  /** @param details `scheme` is `tcp` where nothing better is known */
  constructor(
    readonly host: string,
    readonly port: number,
    details: {
      readonly user?: string | null;
      readonly password?: string | null;
      readonly database?: string | null;
      readonly scheme?: string;
    } = {},
  ) {
    this.user = details.user ?? null;
    this.password = details.password ?? null;
    this.database = details.database ?? null;
    this.scheme = details.scheme ?? "tcp";
  }

  /** `scheme://user:password@host:port/database`, every part percent-encoded (RFC 3986). */
  get url(): string {
    return this.#urlWith(this.scheme);
  }

  /** The same as libpq understands it. */
  postgresUrl(): string {
    return this.#urlWith("postgresql");
  }

  redisUrl(): string {
    return this.#urlWith("redis");
  }

  /** The same at another port. */
  at(port: number): ConnectionInfo {
    return new ConnectionInfo(this.host, port, this);
  }

  #urlWith(scheme: string): string {
    const { user, password, database } = this;
    const secret = password === null ? "" : `:${encode(password)}`;
    const login = user === null && password === null ? "" : `${encode(user ?? "")}${secret}@`;
    const host = this.host.includes(":") ? `[${this.host}]` : this.host;
    return `${scheme}://${login}${host}:${this.port}${database === null ? "" : `/${encode(database)}`}`;
  }
}

function encode(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
