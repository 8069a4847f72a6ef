// Plain JavaScript without dependencies: on a fresh clone this runs before anything is installed.
import { runUnderProjectNode } from './bootstrap/run.mjs';

await runUnderProjectNode('doctor.ts');
