import { expect, it } from 'vitest';
import type { DoctorReport } from '../../src/shared/domain/doctor.ts';
import { reportText } from './report-text.ts';

const url = 'https://trading.example.com/api';
const report = (...findings: DoctorReport['findings']): DoctorReport => ({
  url,
  examinedAt: 0,
  dialect: null,
  clockOffsetMs: null,
  findings,
});

it('lists each finding with sign, word and title, aligned, and ends with the sum', () => {
  const text = reportText(
    report(
      { check: 'reach', verdict: 'good', finding: 'It answers.', advice: null },
      { check: 'clock', verdict: 'notice', finding: 'It is late.', advice: 'Set it.' },
      { check: 'refresh', verdict: 'problem', finding: 'It is missing.', advice: 'Add it.' },
      { check: 'push', verdict: 'notChecked', finding: 'Not looked at.', advice: null },
    ),
  );
  expect(text).toBe(
    [
      'Paperdesk’s connection doctor at https://trading.example.com/api',
      '',
      '✓ good         Address   It answers.',
      '! notice       Clock     It is late.',
      '                         → Set it.',
      '✗ problem      Renewal   It is missing.',
      '                         → Add it.',
      '– not checked  Push      Not looked at.',
      '',
      '1 good, 1 notice, 1 problem, 1 not checked',
      '',
    ].join('\n'),
  );
});

it('breaks long texts at their spaces, under their beginning', () => {
  const sentence = `${'word '.repeat(40)}end`;
  const address = `https://${'a'.repeat(120)}.example.com`;
  const text = reportText(
    report({ check: 'reach', verdict: 'problem', finding: sentence, advice: `${sentence} ${address}` }),
  );
  const lines = text.split('\n').slice(2, -3);
  for (const line of lines) if (!line.includes(address)) expect(line.length).toBeLessThanOrEqual(100);
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {25}[\S ]/u);
  const words = lines.map((line) => line.slice(25).replace(/^[→ ] /u, '')).join(' ');
  expect(words).toBe(`${sentence} ${sentence} ${address}`);
  expect(text).toContain('0 good, 0 notices, 1 problem, 0 not checked');
});
