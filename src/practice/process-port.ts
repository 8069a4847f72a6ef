/**
 * The part of Electron's `process.parentPort` this process uses
 * (https://www.electronjs.org/docs/latest/api/parent-port). Declared here because practice knows no Electron.
 */
export interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** Null when this process was not forked by Electron's utilityProcess. */
export function parentPort(): ParentPort | null {
  // Electron adds the property to `process` in a utility process and nowhere else; its type is as documented above.
  return (process as unknown as { readonly parentPort?: ParentPort }).parentPort ?? null;
}
