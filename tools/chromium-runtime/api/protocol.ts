import { strict } from './not-implemented.ts';
import type { ProtocolHandler, Schemes } from './schemes.ts';

interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: Readonly<Record<string, boolean>>;
}

export interface ProtocolModule {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void;
  handle(scheme: string, handler: ProtocolHandler): void;
  unhandle(scheme: string): void;
  isProtocolHandled(scheme: string): boolean;
}

/** https://www.electronjs.org/docs/latest/api/protocol */
export function createProtocol(schemes: Schemes, isReady: () => boolean): ProtocolModule {
  const privileged = new Set<string>();

  function mustBeReady(): void {
    if (!isReady()) throw new Error('protocol cannot be used before the app is ready');
  }

  return strict<ProtocolModule>('protocol', {
    registerSchemesAsPrivileged(list) {
      if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      for (const { scheme, privileges = {} } of list) {
        if (privileges['standard'] === true && privileges['secure'] === true) privileged.add(scheme);
      }
    },
    handle(scheme, handler) {
      mustBeReady();
      if (schemes.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      // Shown as an http origin, a scheme has the rights of a standard and secure one; one that was not registered as such
      // would have fewer in Electron.
      if (!privileged.has(scheme)) {
        throw new Error(
          `not implemented by the stand-in: protocol.handle('${scheme}') of a scheme that is not standard and secure`,
        );
      }
      schemes.handle(scheme, handler);
    },
    unhandle(scheme) {
      mustBeReady();
      schemes.unhandle(scheme);
    },
    isProtocolHandled(scheme) {
      mustBeReady();
      return schemes.has(scheme);
    },
  });
}
