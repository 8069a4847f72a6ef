/**
 * Stands where `electron` is imported in unit tests: the package itself would look for its binary. electron-store runs on an
 * absolute folder without it; code that truly needs Electron is covered by the end-to-end and conformance tests.
 */
export const app = undefined;
export const ipcMain = undefined;
export const shell = undefined;
export const protocol = undefined;
export default {};
