import type { DoctorCheck, DoctorFinding, DoctorReport } from '../../src/shared/domain/doctor.ts';

const TITLES: Readonly<Record<DoctorCheck, string>> = {
  reach: 'Address',
  login: 'Sign-in',
  refresh: 'Renewal',
  rotation: 'Rotation',
  clock: 'Clock',
  pagination: 'Lists',
  closeField: 'Closing',
  push: 'Push',
};

type Verdict = DoctorFinding['verdict'];
const VERDICTS: Readonly<Record<Verdict, { readonly sign: string; readonly word: string }>> = {
  good: { sign: '✓', word: 'good' },
  notice: { sign: '!', word: 'notice' },
  problem: { sign: '✗', word: 'problem' },
  notChecked: { sign: '–', word: 'not checked' },
};

/** Columns of a line, as a terminal has at least. */
const WIDTH = 100;
/** What stands before the text: sign, verdict, title. */
const INDENT = 2 + 13 + 10;

/** The report as a list for a terminal, with a summary as its last line. */
export function reportText({ url, findings }: DoctorReport): string {
  const lines = findings.flatMap((finding) => [...entry(finding)]);
  return [`Paperdesk’s connection doctor at ${url}`, '', ...lines, '', summary(findings), ''].join('\n');
}

function entry({ check, verdict, finding, advice }: DoctorFinding): readonly string[] {
  const { sign, word } = VERDICTS[verdict];
  const head = `${sign} ${word.padEnd(13)}${TITLES[check].padEnd(10)}`;
  const text = wrap(finding, WIDTH - INDENT);
  const todo = advice === null ? [] : wrap(advice, WIDTH - INDENT - 2);
  return [
    ...text.map((line, index) => (index === 0 ? head : ' '.repeat(INDENT)) + line),
    ...todo.map((line, index) => `${' '.repeat(INDENT)}${index === 0 ? '→' : ' '} ${line}`),
  ];
}

function summary(findings: readonly DoctorFinding[]): string {
  const count = (verdict: Verdict): number => findings.filter((finding) => finding.verdict === verdict).length;
  const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [
    `${count('good')} good`,
    counted(count('notice'), 'notice'),
    counted(count('problem'), 'problem'),
    `${count('notChecked')} not checked`,
  ].join(', ');
}

/** Breaks a text into lines at its spaces; a word that is longer than a line gets one of its own. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
