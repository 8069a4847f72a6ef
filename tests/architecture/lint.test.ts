import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { forbidden } from './forbidden.ts';

const root = resolve(import.meta.dirname, '../..');
// The rules under test need no types, and without them a probe costs milliseconds.
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });

/** What lint says of `code` in `file` (from the project's root, existing or not), as `rule: message`. */
async function lint(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'no rule'}: ${message}`);
}

// The first run loads the whole configuration: not at the cost of the first probe, which has a test's few seconds.
beforeAll(async () => {
  await lint('src/main/options.ts', '');
}, 60_000);

/** What must stay possible. */
const allowed: [what: string, file: string, code: string][] = [
  [
    'a type of shared',
    'src/renderer/bridge.ts',
    "import type { A } from '../shared/contract/types.ts';\nexport type B = A;\n",
  ],
  ['shared, at run time', 'src/main/options.ts', "export const a = import('../shared/contract/names.ts');\n"],
  ['shared in preload', 'src/preload/second.ts', "export { splitName } from '../shared/contract/names.ts';\n"],
  ['the own folder', 'src/practice/server.ts', "export { a } from './trades/desk.ts';\n"],
  ['Node in practice', 'src/practice/server.ts', "export { readFile } from 'node:fs/promises';\n"],
  ['electron in main', 'src/main/options.ts', "import { app } from 'electron';\napp.quit();\n"],
  [
    'a type of electron in main',
    'src/main/options.ts',
    "import type { WebContents } from 'electron';\nexport type A = WebContents;\n",
  ],
  ['events in main', 'src/main/options.ts', "export const tell = (events) => events.emit('session.changed', 1);\n"],
  ['the test tools', 'src/shared/contract/names.test.ts', "import { it } from 'vitest';\nit.todo('works');\n"],
];

describe('forbids', () => {
  it.each(forbidden)('%s (%s)', async (_what, file, code, rule, reason) => {
    const found = await lint(file, code);
    expect(found.filter((line) => line.startsWith(`${rule}: `)).join('\n')).toContain(reason);
  });

  // A new folder under src/ is a new arrow: it needs its line in eslint.config.js.
  const folders = readdirSync(resolve(root, 'src'));
  it.each(folders)('src/%s to know tools/', async (folder) => {
    expect(await lint(`src/${folder}/a.ts`, "import '../../tools/launcher/options.ts';")).toContainEqual(
      expect.stringContaining('imports only itself'),
    );
  });
});

describe('allows', () => {
  it.each(allowed)('%s (%s)', async (_what, file, code) => {
    expect(await lint(file, code)).toEqual([]);
  });

  it('the wrappers, each its own', async () => {
    const results = await eslint.lintFiles([
      'src/main/ipc/electron-ipc.ts',
      'src/main/ipc/event-sender.ts',
      'src/main/desktop/practice-process.ts',
      'src/preload/index.ts',
    ]);
    expect(results.map(({ messages }) => messages)).toEqual([[], [], [], []]);
  });
});
