export function withLock<T>(
  file: string,
  work: () => T | Promise<T>,
  options?: { pid?: number; poll?: () => Promise<void> },
): Promise<T>;
