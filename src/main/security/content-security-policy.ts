/**
 * Electron security checklist 7: define a Content Security Policy
 * (https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy).
 * Sent as a header with every file of the app. Nothing is allowed but our own files; the page talks to nobody but the bridge.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
