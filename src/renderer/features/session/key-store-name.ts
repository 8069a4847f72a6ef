/** The names under which main knows the system's key stores, as their owners call them. */
const names: Readonly<Record<string, string>> = {
  gnome_libsecret: 'the system keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
  keychain: 'the macOS Keychain',
  dpapi: 'Windows',
};

/** What keeps the key of the saved sign-in, in words. A key store unknown here keeps its technical name. */
export function keyStoreName(backend: string): string {
  return names[backend] ?? backend;
}
