/** What a rule makes of a request. */
export type Fault =
  /** Answers itself; the server never sees the request. Default content type: application/json. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly contentType?: string }
  /** Sends the client elsewhere (307 keeps method and body). */
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** Asks the server for this path instead, so that the client finds the route where the server does not keep it. */
  | { readonly kind: 'reroute'; readonly path: string }
  /** Takes the request and never answers, until the client gives up or the proxy closes. */
  | { readonly kind: 'hang' }
  /** Cuts the connection before the server sees the request. */
  | { readonly kind: 'drop' }
  /** Lets the server do its work and cuts the connection instead of passing the answer on. */
  | { readonly kind: 'loseAnswer' }
  /** Lets the server do its work and passes the answer on once `until`, called when it is there, resolves. */
  | { readonly kind: 'holdAnswer'; readonly until: () => Promise<unknown> }
  /** Forwards the request once `until` resolves: a delay of any length, ended by a timer or by the test. */
  | { readonly kind: 'wait'; readonly until: () => Promise<unknown> };

export interface FaultRule {
  /** Any method when absent. */
  readonly method?: string;
  /** Matched against the path without the query, such as `/api/auth/token/refresh/`. */
  readonly path: RegExp;
  /** How many requests it strikes; every one when absent. */
  readonly times?: number;
  readonly fault: Fault;
}

interface ActiveRule {
  readonly rule: FaultRule;
  left: number;
}

/** The rules in force. The first that matches strikes, in the order they were added. */
export class FaultRules {
  #active: ActiveRule[] = [];

  add(rule: FaultRule): void {
    this.#active.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#active = [];
  }

  /** The fault for this request, or null. Uses up one of the rule's times. */
  take(method: string, path: string): Fault | null {
    const hit = this.#active.find(({ rule, left }) => left > 0 && matches(rule, method, path));
    if (hit === undefined) return null;
    hit.left -= 1;
    return hit.rule.fault;
  }
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  // search() ignores a regular expression's own position, which a /g flag would move from call to call.
  return (rule.method === undefined || rule.method === method) && path.search(rule.path) !== -1;
}
