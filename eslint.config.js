import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each folder of src/ may import beside itself, src/shared and the test tools, as patterns (docs/architecture.md). */
const packages = {
  shared: ['zod', 'decimal.js'],
  // Not node:module: its createRequire would be a way around these rules.
  main: ['electron', 'electron-store', 'axios', 'zod', 'node:(?!module$).+'],
  // Electron comes in through index.ts alone, see below.
  preload: [],
  practice: ['jose', 'decimal.js', 'zod', 'node:(?!module$).+'],
  renderer: ['react', 'react-dom/client', 'zustand', 'zustand/vanilla', 'zod'],
};
const testTools = ['vitest', 'fast-check'];
const outsideOfSource = ['tools', 'tests', 'bench', 'node_modules'];

/** Every import of a source that matches; `require` is off everywhere (no-require-imports). */
function importOf(source) {
  // A slash would end the pattern.
  const pattern = source.replaceAll('/', '\\u002F');
  return `:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=/${pattern}/]`;
}

/** The members with these names, read with a dot, with brackets or by destructuring. */
function memberNamed(names) {
  const named = `:matches(Identifier[name=/^(${names})$/], Literal[value=/^(${names})$/])`;
  return `:matches(MemberExpression > ${named}.property, ObjectPattern > Property > ${named}.key)`;
}

/** The rules of one folder of src/: the arrows, and what else must not be written there. */
function folder(name, { restrictions = [], also = [], files = [`src/${name}/**`] } = {}) {
  const others = Object.keys(packages).filter((other) => other !== name && other !== 'shared');
  const allowed = [...packages[name], ...also, ...testTools];
  const arrows = [
    {
      selector: importOf(`^[./](.*/)?(${[...others, ...outsideOfSource].join('|')})(/|$)`),
      message: name === 'shared' ? 'shared imports only itself.' : `${name} imports only itself and shared.`,
    },
    {
      selector: importOf(`^(?![./]|(${allowed.join('|')})$)`),
      message: `${name} may not import this package; its packages are listed in eslint.config.js.`,
    },
    {
      selector: "ImportExpression[source.type!='Literal']",
      message: 'Import a literal path: no rule can check a computed one.',
    },
  ];
  return { files, rules: { 'no-restricted-syntax': ['error', ...arrows, ...restrictions] } };
}

const electronByName = {
  selector: [
    "ImportDeclaration[source.value='electron'] > :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)",
    "ImportDeclaration[source.value='electron'] > ImportSpecifier > [name='default']",
    ":matches(ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value='electron']",
  ].join(', '),
  message: 'Import from electron by name, so that one sees (and lint checks) what is used.',
};
const noIpcMain = {
  // A page and a frame each have an `ipc` of their own beside ipcMain.
  selector: [
    "ImportDeclaration[source.value='electron'] > ImportSpecifier > :matches([name='ipcMain'], [value='ipcMain'])",
    memberNamed('ipc'),
  ].join(', '),
  message: 'Calls of the page come in through src/main/ipc/electron-ipc.ts.',
};
const toThePage = 'Events to the page go through src/main/ipc/event-sender.ts.';
const noSend = { selector: memberNamed('send|sendToFrame'), message: toThePage };
const noPostMessage = { selector: memberNamed('postMessage'), message: toThePage };
const globalsByName = {
  selector: 'VariableDeclarator[init.name=/^(window|self|globalThis)$/]',
  message: 'Use globals by their name, so that lint sees which.',
};

const noFloat = { name: 'parseFloat', message: 'Money stays a decimal string.' };
const noNumberFloat = { object: 'Number', property: 'parseFloat', message: noFloat.message };
const pageStoresNothing = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];
const networkIsMains = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'];
const storesNothing = 'The page stores nothing.';
const noNetwork = 'The network belongs to main; use bridge.ts.';

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test-results/**', '.stryker-tmp/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.node.json', './tsconfig.web.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      'no-restricted-globals': ['error', noFloat],
      'no-restricted-properties': ['error', noNumberFloat],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'no-console': 'error' },
  },
  folder('shared', { restrictions: [globalsByName] }),
  folder('practice'),
  folder('renderer', { restrictions: [globalsByName] }),
  folder('preload', { restrictions: [globalsByName] }),
  folder('main', { restrictions: [electronByName, noIpcMain, noSend, noPostMessage] }),
  // The wrappers: all the rules of their folder but the one each is there for.
  folder('preload', {
    files: ['src/preload/index.ts'],
    also: ['electron'],
    restrictions: [globalsByName, electronByName],
  }),
  folder('main', {
    files: ['src/main/ipc/electron-ipc.ts'],
    restrictions: [electronByName, noSend, noPostMessage],
  }),
  folder('main', {
    files: ['src/main/ipc/event-sender.ts'],
    restrictions: [electronByName, noIpcMain, noPostMessage],
  }),
  // Its messages go to the practice process, not to the page.
  folder('main', {
    files: ['src/main/desktop/practice-process.ts'],
    restrictions: [electronByName, noIpcMain, noSend],
  }),
  {
    // All the code that ends up in the page.
    files: ['src/{renderer,preload,shared}/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-globals': [
        'error',
        {
          checkGlobalObject: true,
          globals: [
            noFloat,
            ...pageStoresNothing.map((name) => ({ name, message: storesNothing })),
            ...networkIsMains.map((name) => ({ name, message: noNetwork })),
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        noNumberFloat,
        { object: 'document', property: 'cookie', message: storesNothing },
        { object: 'navigator', property: 'storage', message: storesNothing },
        { object: 'navigator', property: 'sendBeacon', message: noNetwork },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
);
