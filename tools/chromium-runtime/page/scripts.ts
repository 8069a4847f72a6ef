import { createCodec } from './codec.ts';
import { createEmitterClass } from './emitter.ts';
import { installMainWorld } from './main-world.ts';
import { createPeer } from './peer.ts';
import { installPreloadWorld } from './preload-world.ts';
import type { PreloadConfig, ToPreload } from './preload-world.ts';

/** What is evaluated at the start of every document, in this order. The sources are those of the typed functions. */
interface PageScripts {
  readonly mainWorld: string;
  readonly preloadWorld: readonly string[];
}

/** Functions lose the strict mode of their module with it; in sloppy mode a stack trace would hand them to the page. */
const strictly = "'use strict';\n";

/** @param preloadSource CommonJS text, or undefined for a window without a preload. */
export function pageScripts(config: PreloadConfig, preloadSource: string | undefined): PageScripts {
  const codec = `(${createCodec.toString()})()`;
  const peer = `(${createPeer.toString()})`;
  const install = [codec, peer, `(${createEmitterClass.toString()})`, JSON.stringify(config)].join(',\n');
  const globals = 'require, module, exports, process, Buffer, global, setImmediate, clearImmediate';
  const run = `globalThis[${JSON.stringify(config.entry)}]?.run(function (${globals}) {`;
  return {
    mainWorld: `${strictly}(${installMainWorld.toString()})(${codec}, ${peer}, ${JSON.stringify(config.handshake)})`,
    preloadWorld: [
      `${strictly}(${installPreloadWorld.toString()})(${install})`,
      // A script of its own, so that a syntax error in the preload is reported as the preload's. On the same first line,
      // so that line numbers in its stack traces are right.
      ...(preloadSource === undefined ? [] : [`${run}${preloadSource}\n});`]),
    ],
  };
}

/** The expression that hands `message` to the preload's world. */
export function deliverExpression(entry: string, message: ToPreload): string {
  return `globalThis[${JSON.stringify(entry)}].deliver(${JSON.stringify(message)})`;
}
