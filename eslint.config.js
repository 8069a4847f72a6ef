import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which folders of src/ a folder may not import, with the reason shown to whoever tries (docs/architecture.md). */
function forbid(files, folders, why, { paths = [], node = false } = {}) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths,
          patterns: [
            { group: folders.flatMap((folder) => [`**/${folder}/**`, `**/${folder}`]), message: why },
            ...(node ? [{ group: ['node:*'], message: 'This code runs where there is no Node.' }] : []),
          ],
        },
      ],
    },
  };
}

const noElectron = { name: 'electron', message: 'Only main and preload may know Electron.' };
const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Raw IPC lives in src/main/ipc/electron-ipc.ts and src/preload/index.ts only.',
};

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test-results/**'] },
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
      'no-restricted-globals': ['error', { name: 'parseFloat', message: 'Money stays a decimal string.' }],
      'no-restricted-properties': [
        'error',
        { object: 'Number', property: 'parseFloat', message: 'Money stays a decimal string.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='send'][callee.object.property.name='webContents']",
          message: 'Events to the page go through src/main/ipc/event-sender.ts.',
        },
      ],
    },
  },
  forbid(['src/shared/**'], ['main', 'preload', 'renderer', 'practice'], 'shared imports nothing of the app.', {
    paths: [noElectron],
    node: true,
  }),
  forbid(['src/main/**'], ['preload', 'renderer', 'practice'], 'main imports only shared.', { paths: [rawIpc] }),
  forbid(['src/preload/**'], ['main', 'renderer', 'practice'], 'preload imports only shared.', { node: true }),
  forbid(['src/practice/**'], ['main', 'preload', 'renderer'], 'practice imports only shared.', {
    paths: [noElectron],
  }),
  forbid(['src/renderer/**'], ['main', 'preload', 'practice'], 'renderer imports only shared.', {
    paths: [noElectron],
    node: true,
  }),
  // The wrappers themselves: the arrows still hold, only raw IPC is theirs.
  forbid(['src/main/ipc/electron-ipc.ts'], ['preload', 'renderer', 'practice'], 'main imports only shared.'),
  {
    files: ['src/main/ipc/event-sender.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'parseFloat', message: 'Money stays a decimal string.' },
        { name: 'localStorage', message: 'The page stores nothing.' },
        { name: 'sessionStorage', message: 'The page stores nothing.' },
        { name: 'fetch', message: 'The network belongs to main; use bridge.ts.' },
      ],
    },
  },
);
