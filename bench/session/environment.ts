import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const packageSchema = z.object({ name: z.string(), version: z.string() });

/** Where the figures of a run come from, and what disturbed them, in one line. */
export function environmentLine(): string {
  const packages = ['axios', 'axios-auth-refresh', 'axios-jwt'].map((name) => join(root, 'node_modules', name));
  const versions = [root, ...packages].map((folder) => {
    const { name, version } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return `${name} ${version}`;
  });
  const processors = cpus();
  const machine = `${process.platform} ${process.arch}, ${processors.length} × ${processors[0]?.model ?? 'unknown CPU'}`;
  return [`Node ${process.version}`, machine, `load ${(loadavg()[0] ?? 0).toFixed(1)}`, ...versions].join(', ');
}
