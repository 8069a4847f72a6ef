// playwright-core ships the DevTools protocol as types but does not export them; only the type checker follows this path.
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
