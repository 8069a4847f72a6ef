import { expect, test } from 'vitest';
import { doctorChecks, type DoctorFinding } from '../../../shared/domain/doctor.ts';
import { aReport } from '../../testing/records.ts';
import { checkName, reportSummary, reportText } from './report-text.ts';

const finding = (verdict: DoctorFinding['verdict'], advice: string | null = null): DoctorFinding => ({
  check: 'refresh',
  verdict,
  finding: 'The server has no such address.',
  advice,
});

test.each([
  [[], 'No problem found'],
  [[finding('good'), finding('good')], 'No problem found'],
  [[finding('problem'), finding('notice'), finding('good')], '1 problem, 1 note'],
  [[finding('problem'), finding('problem'), finding('notice'), finding('notice')], '2 problems, 2 notes'],
  [[finding('good'), finding('notChecked')], 'No problem found, 1 not checked'],
])('sums up %j', (findings, summary) => {
  expect(reportSummary({ findings })).toBe(summary);
});

test('the text has every finding with its word and what to do', () => {
  const text = reportText({ ...aReport, findings: [...aReport.findings, finding('problem', 'Ask the operator.')] });
  expect(text).toContain(`Connection to ${aReport.url}\n`);
  expect(text).toContain('Result: 1 problem\n');
  expect(text).toContain('[Good] Reaching the server: The server answers.\n');
  expect(text).toContain(
    '[Problem] Staying signed in: The server has no such address.\n    To do: Ask the operator.\n',
  );
});

test('only a problem is something to do: what comes with a note is good to know', () => {
  const text = reportText({ ...aReport, findings: [finding('notice', 'Nothing is missing.')] });
  expect(text).toContain('[Note] Staying signed in: The server has no such address.\n    Nothing is missing.\n');
});

test('every check has a name of its own', () => {
  expect(new Set(doctorChecks.map((check) => checkName[check])).size).toBe(doctorChecks.length);
});
