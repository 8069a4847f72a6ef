import { createHttpExchange } from '../../src/main/api/http-exchange.ts';
import { examine } from '../../src/main/doctor/examine.ts';
import { systemClock } from '../../src/main/session/clock.ts';
import type { DoctorOptions } from './options.ts';
import { reportText } from './report-text.ts';

/** Examines a server and prints the report. Answers the exit code: 1 when there is a problem. */
export async function runDoctor({ url, credentials, json }: DoctorOptions): Promise<number> {
  const report = await examine({ http: createHttpExchange(), clock: systemClock }, { url, credentials });
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
  return report.findings.some(({ verdict }) => verdict === 'problem') ? 1 : 0;
}
