import { findRuntime } from './runtime.ts';

/** The first line of every run says what was tested. */
export default function announce(): void {
  console.log(`conformance: running on ${findRuntime().name}`);
}
