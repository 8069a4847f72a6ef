import { detailError } from './api-error.ts';
import type { Answer, ApiRequest, RequestUser, Route } from './types.ts';

/** Ends with the user the bearer belongs to, or rejects with a 401 ApiError. */
export type Authenticate = (authorization: string | undefined) => Promise<RequestUser>;

export type Dispatch = (method: string, request: Omit<ApiRequest, 'params'>) => Promise<Answer>;

/**
 * Finds the route and calls its handler. The order is Django REST framework's: unknown path (404), then authentication
 * (401), then the method (405), then the body.
 */
export function createRouter(routes: readonly Route[], authenticate: Authenticate): Dispatch {
  const table = routes.map((route) => ({ route, match: compilePath(route.path) }));

  return async (method, request) => {
    for (const { route, match } of table) {
      const params = match(request.url.pathname);
      if (params === null) continue;
      if (route.access === 'open') return await pick(route.methods, method)({ ...request, params });
      const user = await authenticate(request.authorization);
      return await pick(route.methods, method)({ ...request, params }, user);
    }
    throw detailError(404, 'Not found.');
  };
}

function pick<H>(methods: Readonly<Record<string, H | undefined>>, method: string): H {
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (handler) return handler;
  throw detailError(405, `Method "${method}" not allowed.`, { Allow: Object.keys(methods).join(', ') });
}

/** Segments that begin with a colon are parameters. */
function compilePath(path: string): (pathname: string) => Record<string, string> | null {
  const wanted = path.split('/');
  return (pathname) => {
    const given = pathname.split('/');
    if (given.length !== wanted.length) return null;
    const params: Record<string, string> = {};
    for (const [index, segment] of wanted.entries()) {
      const value = given[index] ?? '';
      if (segment.startsWith(':')) params[segment.slice(1)] = value;
      else if (segment !== value) return null;
    }
    return params;
  };
}
